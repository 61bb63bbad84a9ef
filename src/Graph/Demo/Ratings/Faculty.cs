using TalentGraph.Graph.Demo.Cadres;
using TalentGraph.Graph.Demo.Classes;
using TalentGraph.Graph.Demo.Places;

namespace TalentGraph.Graph.Demo.Ratings;

/// <summary>Somebody who rates.</summary>
/// <param name="Id">The rater's id.</param>
/// <param name="Leniency">How lenient, in SDs of the severity of the role.</param>
internal readonly record struct Judge(RaterId Id, double Leniency);

/// <summary>The raters: the staff of every party school, shared by its classes; the public of every county; the cadres themselves.</summary>
internal sealed class Faculty
{
    private readonly DemoOptions options;
    private readonly Land land;
    private readonly People people;
    private readonly float[] staff;
    private readonly float[] publicOf;
    private readonly int heads;
    private readonly int instructors;
    private readonly int publicACounty;

    /// <summary>Draws the raters.</summary>
    public Faculty(DemoOptions options, Land land, People people)
    {
        this.options = options;
        this.land = land;
        this.people = people;
        int cadres = people.Count / land.Counties.Count;
        heads = Math.Max(3, cadres / 500);
        instructors = Math.Max(6, cadres / 125);
        publicACounty = Math.Max(40, cadres * 3 / 20);
        staff = new float[(land.Counties.Count + land.Cities.Count) * StaffASchool];
        publicOf = new float[land.Counties.Count * publicACounty];
        var dice = new Dice(options.Seed, Throw.Staff);
        for (int i = 0; i < staff.Length; i++)
            staff[i] = (float)dice.Normal();
        dice = new Dice(options.Seed, Throw.Public);
        for (int i = 0; i < publicOf.Length; i++)
            publicOf[i] = (float)dice.Normal();
    }

    /// <summary>How many raters a school has: head teachers, as many liaisons, and instructors.</summary>
    private int StaffASchool => (2 * heads) + instructors;

    /// <summary>All raters with the group whose severity they have.</summary>
    public IEnumerable<(Judge Judge, SeverityGroup Group)> All()
    {
        for (int i = 0; i < staff.Length; i++)
            yield return (StaffJudge(i), SeverityGroup.Professional);
        for (int i = 0; i < publicOf.Length; i++)
            yield return (PublicJudge(i), SeverityGroup.Public);
        for (int i = 0; i < people.Count; i++)
        {
            yield return (Cadre(i), SeverityGroup.Professional);
            yield return (Cadre(i), SeverityGroup.Peer);
            yield return (Cadre(i), SeverityGroup.Public);
        }
    }

    /// <summary>Writes the raters.</summary>
    public void Write(Action<IRecord> add)
    {
        var dice = new Dice(options.Seed, Throw.Staff, 1);
        for (int i = 0; i < staff.Length; i++)
        {
            int school = i / StaffASchool;
            int place = school < land.Counties.Count ? land.Counties[school].School : land.Cities[school - land.Counties.Count].School;
            add(new Rater { Id = StaffJudge(i).Id, Name = Names.Of(dice, dice.Chance(0.45) ? Gender.Female : Gender.Male, 1980, Names.Ethnicities[0]), UnitId = land.IdOf(place) });
        }

        for (int i = 0; i < publicOf.Length; i++)
            add(new Rater { Id = PublicJudge(i).Id, Name = $"群众代表{i + 1}", UnitId = land.IdOf(land.Counties[i / publicACounty].First) });
        for (int i = 0; i < people.Count; i++)
            add(new Rater { Id = Cadre(i).Id, Name = people.Names[i], CadreId = People.IdOf(i) });
    }

    /// <summary>A cadre as a rater.</summary>
    public Judge Cadre(int person) => new(new RaterId($"RC{person + 1:D6}"), people.Leniency[person]);

    /// <summary>Somebody of a county's public.</summary>
    public Judge Public(int county, Dice dice) => PublicJudge((county * publicACounty) + dice.Below(publicACounty));

    /// <summary>Staff for a class: a head teacher, a liaison and some instructors of the school that holds it.</summary>
    public ClassTeam TeamFor(HeldClass held, Dice dice)
    {
        int county = held.Session.County;
        int school = held.Session.Programme.Holder == Holder.CountySchool ? county : land.Counties.Count + land.Counties[county].City;
        int first = school * StaffASchool;
        int start = dice.Below(instructors);
        int count = held.Session.Programme.Days > 5 ? 5 : 4;
        return new ClassTeam(
            StaffJudge(first + dice.Below(heads)),
            StaffJudge(first + heads + dice.Below(heads)),
            [.. Enumerable.Range(0, count).Select(k => StaffJudge(first + (2 * heads) + ((start + (k * 5)) % instructors))).Distinct()]);
    }

    private Judge StaffJudge(int number) => new(new RaterId($"RT{number + 1:D6}"), staff[number]);

    private Judge PublicJudge(int number) => new(new RaterId($"RP{number + 1:D6}"), publicOf[number]);
}

/// <summary>Roles whose raters' severity has one variance.</summary>
internal enum SeverityGroup
{
    /// <summary>Head teacher, instructor, liaison, leader.</summary>
    Professional,

    /// <summary>Peers, and oneself.</summary>
    Peer,

    /// <summary>Colleagues and the public.</summary>
    Public,
}

/// <summary>The staff of one class.</summary>
internal sealed record ClassTeam(Judge HeadTeacher, Judge Liaison, IReadOnlyList<Judge> Instructors)
{
    /// <summary>Writes who staffs the class.</summary>
    public void Write(ClassId id, Action<IRecord> add)
    {
        add(new ClassStaff { ClassId = id, RaterId = HeadTeacher.Id, Role = RaterRole.HeadTeacher });
        add(new ClassStaff { ClassId = id, RaterId = Liaison.Id, Role = RaterRole.Liaison });
        foreach (Judge instructor in Instructors)
            add(new ClassStaff { ClassId = id, RaterId = instructor.Id, Role = RaterRole.Instructor });
    }
}
