using TalentGraph.Graph.Demo.Places;
using TalentGraph.Graph.Demo.Ratings;

namespace TalentGraph.Graph.Demo.Cadres;

/// <summary>
/// The population as arrays by person, so that a hundred thousand cadres take a few dozen bytes a fact: who they are and
/// what they truly can. Days are day numbers of <see cref="DateOnly"/>; <see cref="Never"/> where something never was.
/// </summary>
internal sealed class People
{
    /// <summary>The day of what never happened.</summary>
    public const int Never = int.MaxValue;

    /// <summary>The SD of the general level, in points.</summary>
    public const double GeneralSd = 4.5;

    /// <summary>The SD of each competency's own part, in points.</summary>
    public const double SpecificSd = 3;

    private static readonly string[] Parties = ["中共党员", "群众", "共青团员", "民盟盟员", "民建会员", "农工党党员", "九三学社社员", "无党派人士"];
    private static readonly int[] PartyWeights = [790, 110, 45, 14, 10, 12, 9, 10];
    private static readonly int[] EducationWeights = [1, 3, 22, 60, 13, 1];

    /// <summary>Draws the people of the land.</summary>
    public People(DemoOptions options, Land land)
    {
        Count = options.Cadres;
        Today = options.AsOf.DayNumber;
        Birth = new int[Count];
        Entered = new int[Count];
        Left = new int[Count];
        LeftAs = new CadreStatus[Count];
        Genders = new Gender[Count];
        Names = new string[Count];
        Ethnicities = new string[Count];
        PartyOf = new string[Count];
        Educations = new Education[Count];
        General = new float[Count];
        Specific = new float[Count * Skills.Competencies.Length];
        Leniency = new float[Count];
        Eagerness = new float[Count];
        CountyOf = new int[Count];
        for (int i = 0; i < Count; i++)
        {
            CountyOf[i] = (int)((long)i * land.Counties.Count / Count);
            Draw(i, new Dice(options.Seed, Throw.Person, i));
        }
    }

    public int Count { get; }

    public int Today { get; }

    public int[] Birth { get; }

    public int[] Entered { get; }

    /// <summary>The first day not in service.</summary>
    public int[] Left { get; }

    /// <summary>What they are since they left; <see cref="CadreStatus.Active"/> for those in service.</summary>
    public CadreStatus[] LeftAs { get; }

    public Gender[] Genders { get; }

    public string[] Names { get; }

    public string[] Ethnicities { get; }

    public string[] PartyOf { get; }

    public Education[] Educations { get; }

    /// <summary>The general level over all competencies, in points about 0.</summary>
    public float[] General { get; }

    /// <summary>What each competency has beyond the general level, in points: person by competency.</summary>
    public float[] Specific { get; }

    /// <summary>How lenient they rate others, in SDs of their role's severity.</summary>
    public float[] Leniency { get; }

    /// <summary>How readily they go to classes, 0–1.</summary>
    public float[] Eagerness { get; }

    public int[] CountyOf { get; }

    /// <summary>The id of a cadre.</summary>
    public static CadreId IdOf(int person) => new($"C{person + 1:D6}");

    /// <summary>Whether the person serves on a day.</summary>
    public bool ServesOn(int person, int day) => Entered[person] <= day && day < Left[person];

    /// <summary>The true ability in one competency, in points.</summary>
    public double Ability(int person, int competency) =>
        Skills.Means[competency] + General[person] + Specific[(person * Skills.Competencies.Length) + competency];

    /// <summary>The true ability over all competencies, in SDs: what promotions and classes select on.</summary>
    public double Merit(int person)
    {
        int count = Skills.Competencies.Length;
        double sum = 0;
        for (int c = 0; c < count; c++)
            sum += Specific[(person * count) + c];
        return (General[person] + (sum / count)) / 4.6;
    }

    private void Draw(int i, Dice dice)
    {
        int years = dice.Chance(0.12) ? dice.From(0, 3) : dice.From(1, 38);
        int entryAge = dice.Chance(0.8) ? dice.From(21, 26) : dice.From(27, 34);
        if (entryAge + years > 59)
            years = 59 - entryAge;
        Entered[i] = Today - (int)(years * 365.25) - dice.From(0, 364);
        Birth[i] = Entered[i] - (int)(entryAge * 365.25) - dice.From(0, 364);
        Left[i] = Never;
        if (entryAge + years >= 55 && dice.Chance(0.35))
            Leave(i, CadreStatus.Retired, Today - dice.From(20, 1400));
        else if (years > 4 && dice.Chance(0.02))
            Leave(i, CadreStatus.Left, Today - dice.From(20, 1100));

        Genders[i] = dice.Chance(0.38) ? Gender.Female : Gender.Male;
        Ethnicities[i] = Cadres.Names.Ethnicities[dice.Weighted(Cadres.Names.EthnicityWeights)];
        Names[i] = Cadres.Names.Of(dice, Genders[i], DateOnly.FromDayNumber(Birth[i]).Year, Ethnicities[i]);
        int party = dice.Weighted(PartyWeights);
        PartyOf[i] = Parties[party == 2 && entryAge + years > 28 ? 0 : party];
        Educations[i] = (Education)dice.Weighted(EducationWeights);
        General[i] = (float)(GeneralSd * dice.Normal());
        for (int c = 0; c < Skills.Competencies.Length; c++)
            Specific[(i * Skills.Competencies.Length) + c] = (float)(SpecificSd * dice.Normal());
        Leniency[i] = (float)dice.Normal();
        Eagerness[i] = dice.Chance(0.08) ? 0.12f : (float)(0.45 + (0.55 * dice.Unit()));
    }

    private void Leave(int i, CadreStatus status, int day)
    {
        LeftAs[i] = status;
        Left[i] = day;
    }
}
