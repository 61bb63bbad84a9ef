using System.Text.Json.Serialization;

namespace TalentGraph.Graph.Policy.Packs;

/// <summary>
/// The numbers of a region and a plan period, each section naming the document it comes from. The rules are code, what
/// they compare with is here: another region or period is another file, never another build.
/// </summary>
public sealed record PolicyPack
{
    /// <summary>The pack's name: lower case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Which edition of the pack; every answer names it.</summary>
    public required string Version { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>The first day it holds.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>The SHA-256 of the file it was read from, in lower case hexadecimal.</summary>
    [JsonIgnore]
    public string Sha256 { get; init; } = "";

    /// <summary>When absence withholds what a class earns.</summary>
    public required AbsenceRule Absence { get; init; }

    /// <summary>How long a day is where a class gives days only.</summary>
    public required DayRule HoursPerDay { get; init; }

    /// <summary>How much other ways of learning may make up of the hours owed.</summary>
    public required CapRule Caps { get; init; }

    /// <summary>What makes a class long.</summary>
    [JsonPropertyName("long")]
    public required LongRule LongClass { get; init; }

    /// <summary>What bureau and county ranks owe over five years.</summary>
    public required FiveYearRule FiveYear { get; init; }

    /// <summary>What township ranks and below owe each year.</summary>
    public required YearlyRule Yearly { get; init; }

    /// <summary>What makes education systematic.</summary>
    public required SystematicRule Systematic { get; init; }

    /// <summary>Who is red, and when.</summary>
    public required RedRule Red { get; init; }

    /// <summary>How long after entry nobody is judged.</summary>
    public required GraceRule Grace { get; init; }

    /// <summary>Online learning as a duty of its own; null: it is none.</summary>
    public OnlineRule? Online { get; init; }

    /// <summary>How many may be away at once.</summary>
    public required AwayRule Away { get; init; }

    /// <summary>How main classes are made up.</summary>
    public required CompositionRule Composition { get; init; }

    /// <summary>The rank that each grade equals.</summary>
    public required IReadOnlyDictionary<Grade, Rank> Grades { get; init; }

    /// <summary>What is owed beside the hours, in the order in which it is shown; codes are unique.</summary>
    public required IReadOnlyList<DutyRule> Duties { get; init; }
}

/// <summary>A section of a pack, with its source.</summary>
public abstract record RuleSection
{
    /// <summary>The title of the document that fixes the section's numbers.</summary>
    public required string Document { get; init; }

    /// <summary>The paragraph; null: the paragraph was not read.</summary>
    public string? Paragraph { get; init; }
}

/// <summary><c>absence</c></summary>
public sealed record AbsenceRule : RuleSection
{
    /// <summary>The share of a class's hours that may be missed; exactly so much still counts.</summary>
    public required Fraction Limit { get; init; }

    /// <summary>Whether approved leave is absence.</summary>
    public required bool LeaveCounts { get; init; }
}

/// <summary><c>hoursPerDay</c></summary>
public sealed record DayRule : RuleSection
{
    /// <summary>Hours of a teaching day, &gt; 0.</summary>
    public required decimal Hours { get; init; }
}

/// <summary><c>caps</c>: shares (0–1) of the hours owed.</summary>
public sealed record CapRule : RuleSection
{
    /// <summary>Online classes and online credits together; 0: they make up nothing.</summary>
    public required decimal Online { get; init; }

    /// <summary>Teaching.</summary>
    public required decimal Teaching { get; init; }

    /// <summary>Credits recognised from elsewhere.</summary>
    public required decimal Recognised { get; init; }
}

/// <summary><c>long</c></summary>
public sealed record LongRule : RuleSection
{
    /// <summary>The fewest calendar days of a long class.</summary>
    public required int CalendarDays { get; init; }
}

/// <summary><c>fiveYear</c></summary>
public sealed record FiveYearRule : RuleSection
{
    /// <summary>Hours in five years.</summary>
    public required decimal Hours { get; init; }

    /// <summary>Or calendar days of off-job classes.</summary>
    public required decimal CalendarDays { get; init; }
}

/// <summary><c>yearly</c></summary>
public sealed record YearlyRule : RuleSection
{
    /// <summary>Hours in a year.</summary>
    public required decimal Hours { get; init; }

    /// <summary>Or teaching days of off-job classes.</summary>
    public required decimal Days { get; init; }
}

/// <summary><c>systematic</c>: hours earned in one class.</summary>
public sealed record SystematicRule : RuleSection
{
    /// <summary>The fewest hours of theory.</summary>
    public required decimal TheoryHours { get; init; }

    /// <summary>The fewest hours of party spirit.</summary>
    public required decimal PartySpiritHours { get; init; }
}

/// <summary><c>red</c></summary>
public sealed record RedRule : RuleSection
{
    /// <summary>Whether one missing kind of systematic education makes red, or both must be missing.</summary>
    public required RedMissing Missing { get; init; }

    /// <summary>The lowest deciding rank that can be red; members of a team can be at any rank.</summary>
    public required Rank MinRank { get; init; }
}

/// <summary>How much must be missing for red.</summary>
public enum RedMissing
{
    /// <summary>Theory or party spirit.</summary>
    Any,

    /// <summary>Theory and party spirit.</summary>
    All,
}

/// <summary><c>grace</c></summary>
public sealed record GraceRule : RuleSection
{
    /// <summary>Months after entry, or after the start of the post that brings a duty.</summary>
    public required int Months { get; init; }
}

/// <summary><c>online</c></summary>
public sealed record OnlineRule : RuleSection
{
    /// <summary>Hours of online classes and credits in a year.</summary>
    public required decimal YearlyHours { get; init; }
}

/// <summary><c>away</c></summary>
public sealed record AwayRule : RuleSection
{
    /// <summary>The share (0–1) of a unit's active cadres that may be away on one day.</summary>
    public required decimal Share { get; init; }
}

/// <summary><c>composition</c>: the least shares (0–1) of the hours of a main class's courses.</summary>
public sealed record CompositionRule : RuleSection
{
    /// <summary>Theory and party spirit together, in main classes of the levels of <see cref="TheoryLevels"/>.</summary>
    public required decimal TheoryAndPartySpirit { get; init; }

    /// <summary>The levels at which <see cref="TheoryAndPartySpirit"/> is asked for.</summary>
    public required IReadOnlyList<UnitLevel> TheoryLevels { get; init; }

    /// <summary>Party spirit.</summary>
    public required decimal PartySpirit { get; init; }

    /// <summary>Lectures of leading cadres.</summary>
    public required decimal LeadersLectures { get; init; }

    /// <summary>Methods other than the lecture.</summary>
    public required decimal Interactive { get; init; }

    /// <summary>The theme that one course of every long off-job class has.</summary>
    public required string LongClassTheme { get; init; }
}
