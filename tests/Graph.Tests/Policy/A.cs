using System.Runtime.CompilerServices;
using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Obligations;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Persons;
using TalentGraph.Graph.Policy.Status;
using Xunit;

namespace TalentGraph.Graph.Tests.Policy;

/// <summary>One cadre in a small county, built a fact at a time and judged at any day.</summary>
internal sealed class A
{
    private readonly List<(TrainingClass Class, List<ClassSegment> Segments, List<TaughtCourse> Courses)> classes = [];
    private readonly List<CadreState> states = [];
    private readonly List<Appointment> appointments = [];
    private readonly List<Post> posts = [];
    private readonly List<Enrolment> enrolments = [];
    private readonly List<Credit> credits = [];
    private readonly List<ConductEntry> conduct = [];
    private Cadre cadre = new() { Id = new CadreId("C1"), Name = "张伟", Status = CadreStatus.Active, Rank = Rank.CountyDeputy, UnitId = new UnitId("bureau"), WorkStartedOn = Day("2000-07-01") };
    private PolicyPacks packs = new([National]);

    public static PolicyPack National { get; } = Pack("national-2023-2027");

    public static PolicyPack Hunan { get; } = Pack("hunan-2019-2022");

    public static List<Unit> Units { get; } =
    [
        new() { Id = new UnitId("city"), Name = "市", Kind = UnitKind.PartyCommittee, Level = UnitLevel.City },
        new() { Id = new UnitId("county"), Name = "县", Kind = UnitKind.PartyCommittee, Level = UnitLevel.County, ParentId = new UnitId("city") },
        new() { Id = new UnitId("bureau"), Name = "局", Kind = UnitKind.GovernmentDepartment, Level = UnitLevel.County, ParentId = new UnitId("county") },
        new() { Id = new UnitId("town"), Name = "镇", Kind = UnitKind.Township, Level = UnitLevel.Township, ParentId = new UnitId("county") },
        new() { Id = new UnitId("village"), Name = "村", Kind = UnitKind.Village, Level = UnitLevel.Village, ParentId = new UnitId("town") },
        new() { Id = new UnitId("school"), Name = "党校", Kind = UnitKind.PartySchool, Level = UnitLevel.County, ParentId = new UnitId("county") },
        new() { Id = new UnitId("academy"), Name = "学院", Kind = UnitKind.Academy, Level = UnitLevel.City, ParentId = new UnitId("city") },
        new() { Id = new UnitId("company"), Name = "公司", Kind = UnitKind.Soe, Level = UnitLevel.County },
        new() { Id = new UnitId("college"), Name = "大学", Kind = UnitKind.University, Level = UnitLevel.City, RecognisedFrom = Day("2020-01-01"), RecognisedTo = Day("2023-06-30") },
        new() { Id = new UnitId("open-college"), Name = "学校", Kind = UnitKind.University, Level = UnitLevel.City, RecognisedFrom = Day("2020-01-01") },
    ];

    public static A Cadre(Func<Cadre, Cadre>? with = null)
    {
        var a = new A();
        a.cadre = with?.Invoke(a.cadre) ?? a.cadre;
        return a;
    }

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static byte[] PackBytes(string id, [CallerFilePath] string here = "") =>
        File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(here)!, "../../../models/policies", id + ".json"));

    public A Under(params PolicyPack[] some)
    {
        packs = new PolicyPacks(some);
        return this;
    }

    public A State(string from, Rank? rank = null, CadreStatus? status = null, string? unit = null, Grade? grade = null, Category? category = null, params Tag[] tags)
    {
        states.Add(new CadreState { CadreId = cadre.Id, From = Day(from), Rank = rank, Status = status, UnitId = unit is null ? null : new UnitId(unit), Grade = grade, Category = category, Tags = tags });
        return this;
    }

    public A Post(string from, string? to = null, Rank? rank = Rank.CountyDeputy, LeadingTeam? team = null, string unit = "bureau", AppointmentKind kind = AppointmentKind.Substantive)
    {
        var id = new PostId($"P{posts.Count + 1}");
        posts.Add(new Post { Id = id, Title = "副局长", UnitId = new UnitId(unit), Rank = rank, Team = team });
        appointments.Add(new Appointment { Id = new AppointmentId($"A{posts.Count}"), CadreId = cadre.Id, PostId = id, From = Day(from), To = to is null ? null : Day(to), Kind = kind });
        return this;
    }

    /// <summary>A class of these courses; a whole number of 8-hour days where hours are given.</summary>
    public A Class(
        string id, string endsOn, decimal? hours = 40, decimal? days = 5, ClassMode mode = ClassMode.OffJob, string? startsOn = null, string? organiser = "school",
        (CourseKind Kind, decimal Hours)[]? courses = null, decimal? theory = null, decimal? party = null, (string From, string To)[]? segments = null, Func<TrainingClass, TrainingClass>? with = null)
    {
        var record = new TrainingClass
        {
            Id = new ClassId(id),
            Title = id,
            Mode = mode,
            Level = UnitLevel.County,
            OrganiserUnitId = organiser is null ? null : new UnitId(organiser),
            StartsOn = Day(startsOn ?? endsOn),
            EndsOn = Day(endsOn),
            Hours = hours,
            Days = days,
            TheoryHours = theory,
            PartySpiritHours = party,
        };
        classes.Add((
            with?.Invoke(record) ?? record,
            [.. (segments ?? []).Select(s => new ClassSegment { ClassId = record.Id, StartsOn = Day(s.From), EndsOn = Day(s.To) })],
            [.. (courses ?? []).Select(c => new TaughtCourse(c.Kind, c.Hours, TeachingMethod.Lecture, false, null))]));
        return this;
    }

    public A Took(string classId, EnrolmentResult result = EnrolmentResult.Pass, decimal? hours = null, decimal? absent = null, string? revokedOn = null, string? id = null)
    {
        enrolments.Add(new Enrolment
        {
            Id = new EnrolmentId(id ?? $"E{enrolments.Count + 1}"),
            CadreId = cadre.Id,
            ClassId = new ClassId(classId),
            Result = result,
            HoursEarned = hours,
            HoursAbsent = absent,
            RevokedOn = revokedOn is null ? null : Day(revokedOn),
        });
        return this;
    }

    /// <summary>A class of one day with these hours of theory and party spirit, passed.</summary>
    public A Passed(string id, string endsOn, decimal theory = 0, decimal party = 0, decimal other = 0, decimal? days = null, string? organiser = "school") =>
        Class(id, endsOn, theory + party + other, days ?? (theory + party + other) / 8, organiser: organiser, courses: [(CourseKind.Theory, theory), (CourseKind.PartySpirit, party), (CourseKind.Knowledge, other)]).Took(id);

    public A Credit(string on, CreditKind kind, decimal hours)
    {
        credits.Add(new Credit { Id = new CreditId($"K{credits.Count + 1}"), CadreId = cadre.Id, On = Day(on), Kind = kind, Hours = hours });
        return this;
    }

    public A Conduct(string classId, string on, ConductKind kind, decimal hours)
    {
        conduct.Add(new ConductEntry { Id = $"D{conduct.Count + 1}", CadreId = cadre.Id, ClassId = new ClassId(classId), On = Day(on), Kind = kind, Hours = hours });
        return this;
    }

    public A WithoutEnrolment(int at)
    {
        enrolments.RemoveAt(at);
        return this;
    }

    public A Backwards()
    {
        enrolments.Reverse();
        credits.Reverse();
        conduct.Reverse();
        appointments.Reverse();
        states.Reverse();
        classes.Reverse();
        return this;
    }

    public Organisation Organisation => new(Units, posts);

    public ReferenceFacts Records => new(
        cadre, states, appointments, posts, Units, [.. classes.Select(c => new ReferenceClass(c.Class, c.Segments, c.Courses))], enrolments, credits, conduct, packs.All);

    public CadreHistory History => new(cadre, states, appointments, EarningsOf.Cadre(enrolments, credits, conduct, Table, packs));

    public Rulebook Book(string on) => new(Day(on), packs, Organisation, Table);

    public TrainingStatus At(string on) => TrainingStatus.Of(History, Book(on));

    public Light? Light(string on)
    {
        TrainingStatus status = At(on);
        LightVerdict verdict = Lights.Of(History, Book(on));
        Assert.Equal((status.Light, status.Hours?.Met ?? false), (verdict.Light, verdict.HoursMet));
        return status.Light;
    }

    public Standing Standing(string on) => TalentGraph.Graph.Policy.Persons.Standing.At(History, Day(on), Organisation);

    public ClassFacts Facts(string classId, string on = "2024-06-30") => Book(on).Find(new ClassId(classId))!;

    /// <summary>Which conditions an enrolment fails at a day, and the hours it counts with.</summary>
    public (WhyNot Why, decimal Hours) Earned(string enrolment, string on, bool isPast = false)
    {
        CadreHistory history = History;
        int bit = Book(on).PackBit, day = Day(on).DayNumber;
        int at = Counting.Find(history.Earnings, Earning.RecordHash(enrolment), false, day, bit);
        WhyNot why = Counting.Fails(history.Earnings, at, day, bit, isPast);
        Assert.Equal(why == WhyNot.None, Counting.Counts(history.Earnings, at, day, bit));
        return (why, why == WhyNot.None ? history.Earnings[at].Hours : 0);
    }

    public Obligation? Duty(string code, string on, int? year = null) =>
        At(on).Obligations.SingleOrDefault(o => o.Rule.Code == code && o.Year == year);

    private ClassTable Table => ClassTable.Empty(packs.All.Count).With([.. classes.Select(c =>
        (c.Class.Id, (IReadOnlyList<ClassFacts>?)[.. packs.All.Select(pack => ClassFacts.Of(pack, c.Class, c.Segments, c.Courses, Organisation.Find(c.Class.OrganiserUnitId)))]))]);

    private static PolicyPack Pack(string id) => PolicyPackReader.Read(id, PackBytes(id));
}
