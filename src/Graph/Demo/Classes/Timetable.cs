using TalentGraph.Graph.Demo.Places;
using TalentGraph.Graph.Demo.Ratings;

namespace TalentGraph.Graph.Demo.Classes;

/// <summary>A class as it is held.</summary>
/// <param name="Session">When, what and for whom.</param>
/// <param name="Id">Its id.</param>
/// <param name="Organiser">Who holds it, by place number.</param>
/// <param name="Courses">The courses taught, listed or not, by number.</param>
/// <param name="Gains">The points that passing it adds to each competency.</param>
internal sealed record HeldClass(Session Session, ClassId Id, int Organiser, IReadOnlyList<int> Courses, double[] Gains);

/// <summary>Writes classes with their parts, courses and quotas.</summary>
internal sealed class Timetable(DemoOptions options, Land land, Catalogue catalogue, Action<IRecord> add)
{
    private const double DeclaredOnly = 0.08;
    private static readonly CourseKind[] Kinds = [CourseKind.Theory, CourseKind.PartySpirit, CourseKind.Professional, CourseKind.Knowledge];

    /// <summary>How much of a class's content is on record.</summary>
    private enum OnRecord
    {
        Courses,
        DeclaredHours,
        Nothing,
    }

    private int Today => options.AsOf.DayNumber;

    /// <summary>Writes one class.</summary>
    public HeldClass Write(Session session, Dice dice)
    {
        Programme programme = session.Programme;
        int organiser = OrganiserOf(session, dice);
        ClassId id = session.Id;
        OnRecord content = ContentOf(programme, dice);
        List<Lesson> lessons = Compose(session, dice);
        bool incomplete = programme.Mode == ClassMode.OffJob && !programme.IsMain && dice.Chance(Slips.Incomplete);

        add(new TrainingClass
        {
            Id = id,
            Title = TitleOf(session),
            Mode = programme.Mode,
            Level = programme.Holder switch { Holder.CitySchool => UnitLevel.City, Holder.Academy or Holder.Universities => UnitLevel.Province, _ => UnitLevel.County },
            Theme = session.Theme,
            OrganiserUnitId = land.IdOf(organiser),
            StartsOn = DateOnly.FromDayNumber(session.Starts),
            EndsOn = DateOnly.FromDayNumber(session.Ends),
            Days = programme.Days == 0 || incomplete ? null : programme.Days,
            Hours = incomplete ? null : programme.Hours,
            TheoryHours = content == OnRecord.DeclaredHours ? HoursOf(programme, 0) : null,
            PartySpiritHours = content == OnRecord.DeclaredHours ? HoursOf(programme, 1) : null,
            Seats = session.Seats,
            IsMain = programme.IsMain,
            IsKey = programme.IsMain && dice.Chance(0.3),
            AdmitsRanks = programme.Admits,
            Status = StatusOf(session, dice),
        });

        if (programme.IsSplit)
        {
            add(new ClassSegment { ClassId = id, StartsOn = DateOnly.FromDayNumber(session.Starts), EndsOn = DateOnly.FromDayNumber(session.FirstPartEnds) });
            add(new ClassSegment { ClassId = id, StartsOn = DateOnly.FromDayNumber(session.SecondPartStarts), EndsOn = DateOnly.FromDayNumber(session.Ends) });
        }

        if (content == OnRecord.Courses)
        {
            foreach (Lesson lesson in lessons)
                add(new ClassCourse { ClassId = id, CourseId = catalogue.Courses[lesson.Course].Course.Id, Hours = lesson.Hours, Method = lesson.Method, LecturerIsLeader = lesson.Leader });
        }

        if (programme.IsMain)
            WriteQuotas(session, id);
        return new HeldClass(session, id, organiser, [.. lessons.Select(l => l.Course)], GainsOf(lessons));
    }

    private static decimal HoursOf(Programme programme, int kind) => programme.Hours * programme.Content[kind] / 100m;

    private static OnRecord ContentOf(Programme programme, Dice dice) => programme.Holder switch
    {
        Holder.Centre => OnRecord.Nothing,
        Holder.Universities => dice.Chance(0.5) ? OnRecord.Nothing : dice.Chance(0.6) ? OnRecord.DeclaredHours : OnRecord.Courses,
        _ when programme.IsMain => OnRecord.Courses,
        _ => dice.Chance(Slips.ContentUndeclared) ? OnRecord.Nothing : dice.Chance(DeclaredOnly) ? OnRecord.DeclaredHours : OnRecord.Courses,
    };

    private int OrganiserOf(Session session, Dice dice)
    {
        County county = land.Counties[session.County];
        return session.Programme.Holder switch
        {
            Holder.CountySchool => county.School,
            Holder.CitySchool => land.Cities[county.City].School,
            Holder.Academy => land.Academy,
            Holder.Universities => dice.Chance(0.75) ? land.University : land.LapsedUniversity,
            Holder.Centre => land.Centre,
            _ => county.Organisation,
        };
    }

    private string TitleOf(Session session)
    {
        string place = session.Programme.Holder == Holder.CitySchool ? land.Cities[land.Counties[session.County].City].Name : land.Counties[session.County].Name;
        string theme = session.Programme.Theme.Length == 0 ? session.Theme : "";
        return $"{DateOnly.FromDayNumber(session.Starts).Year}年{place}{theme}{session.Programme.Title}（第{session.Number}期）";
    }

    private ClassStatus? StatusOf(Session session, Dice dice)
    {
        if (session.Starts > Today)
            return dice.Pick<ClassStatus>([ClassStatus.Planned, ClassStatus.Approved, ClassStatus.Filed, ClassStatus.Open]);
        return dice.Chance(0.3) && session.Ends < Today ? ClassStatus.Ended : null;
    }

    /// <summary>Shares the hours out over courses, and keeps the rules of composition for main classes.</summary>
    private List<Lesson> Compose(Session session, Dice dice)
    {
        Programme programme = session.Programme;
        var lessons = new List<Lesson>();
        for (int k = 0; k < Kinds.Length; k++)
        {
            decimal hours = HoursOf(programme, k);
            if (hours == 0)
                continue;
            int count = Math.Clamp((int)(hours / 10), 1, 6);
            int[] courses = [.. catalogue.Choose(Kinds[k], session.Theme, count, dice)];
            if (Kinds[k] == CourseKind.PartySpirit && programme.Days >= 20 && !courses.Contains(catalogue.AnalysisCourse))
                courses[0] = catalogue.AnalysisCourse;
            foreach (int course in courses)
                lessons.Add(new Lesson(course, Math.Round(hours / courses.Length, 1), dice.Chance(0.5) ? null : catalogue.Courses[course].Course.Method, null));
        }

        if (programme.IsMain && dice.Chance(0.92))
        {
            for (int i = 0; i < lessons.Count; i += 3)
                lessons[i] = lessons[i] with { Leader = true };
            for (int i = 1; i < lessons.Count; i += 2)
                lessons[i] = lessons[i] with { Method = i % 4 == 1 ? TeachingMethod.Seminar : TeachingMethod.Case };
        }

        return lessons;
    }

    private double[] GainsOf(List<Lesson> lessons)
    {
        double[] gains = new double[Skills.Competencies.Length];
        foreach (Lesson lesson in lessons)
        {
            OfferedCourse taught = catalogue.Courses[lesson.Course];
            double share = Math.Min(1, (double)(lesson.Hours / taught.Course.Hours!.Value));
            foreach ((int competency, _, double points) in taught.Effects)
                gains[competency] += share * points;
        }

        return gains;
    }

    private void WriteQuotas(Session session, ClassId id)
    {
        add(new ClassQuota { ClassId = id, Attribute = QuotaAttribute.Tag, Value = "woman", Min = session.Seats / 5 });
        add(new ClassQuota { ClassId = id, Attribute = QuotaAttribute.UnitLevel, Value = "township", Min = session.Seats / 6, Max = session.Seats / 2 });
        if (session.Programme.Audience == Audience.Young)
            add(new ClassQuota { ClassId = id, Attribute = QuotaAttribute.Rank, Value = "township_head", Max = session.Seats / 3 });
    }

    /// <summary>A course in a class.</summary>
    private sealed record Lesson(int Course, decimal Hours, TeachingMethod? Method, bool? Leader);
}
