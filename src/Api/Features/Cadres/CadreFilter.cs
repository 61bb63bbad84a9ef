using TalentGraph.Graph.Policy.Status;

namespace TalentGraph.Api.Features.Cadres;

/// <summary>
/// Which cadres; all conditions hold together. There is none on gender, ethnicity, estimates or marks: those enter only
/// reports with a minimum cell.
/// </summary>
/// <param name="Ids">Only these.</param>
/// <param name="ExternalId">Only the one with this id in another system.</param>
/// <param name="Text">Only those whose name contains this.</param>
/// <param name="UnitIds">Only those who are in one of these units at the day.</param>
/// <param name="IncludeSubunits">Whether the units below count, too.</param>
/// <param name="Ranks">Only these ranks at the day.</param>
/// <param name="Grades">Only these grades at the day.</param>
/// <param name="Categories">Only these categories at the day.</param>
/// <param name="Tags">Only those who carry one of these tags at the day; WOMAN and MINORITY are refused.</param>
/// <param name="Statuses">Only these at the day.</param>
/// <param name="Lights">Only these lights at the day.</param>
/// <param name="HoursMet">Only those who have met the hours owed over five years, or only those who have not.</param>
/// <param name="AttendedClassId">Only those enrolled in this class and not withdrawn.</param>
/// <param name="AttendedTheme">Only those enrolled in a class of this theme and not withdrawn.</param>
/// <param name="AttendedIn">Only those enrolled, and not withdrawn, in a class that ended in this range; narrows the two before.</param>
/// <param name="ChangedSince">Only those of whom the store has learnt something since this version.</param>
internal sealed record CadreFilter(
    IReadOnlyList<CadreId>? Ids = null,
    ExternalIdInput? ExternalId = null,
    string? Text = null,
    IReadOnlyList<UnitId>? UnitIds = null,
    bool? IncludeSubunits = true,
    IReadOnlyList<Rank>? Ranks = null,
    IReadOnlyList<Grade>? Grades = null,
    IReadOnlyList<Category>? Categories = null,
    IReadOnlyList<Tag>? Tags = null,
    IReadOnlyList<CadreStatus>? Statuses = null,
    IReadOnlyList<Light>? Lights = null,
    bool? HoursMet = null,
    ClassId? AttendedClassId = null,
    string? AttendedTheme = null,
    DateRange? AttendedIn = null,
    Version? ChangedSince = null);

/// <summary>An id in another system.</summary>
/// <param name="System">The other system.</param>
/// <param name="Value">The id there.</param>
internal sealed record ExternalIdInput(string System, string Value);

/// <summary>A list's order.</summary>
/// <param name="By">What goes first; then the name, then the id.</param>
/// <param name="Direction">Upwards or downwards.</param>
internal sealed record CadreOrder(CadreOrderField By = CadreOrderField.Name, SortDirection Direction = SortDirection.Asc);

/// <summary>What cadres are ordered by; who lacks it comes last going up.</summary>
internal enum CadreOrderField
{
    /// <summary>Pinyin order of the name.</summary>
    Name,

    /// <summary>The rank at the day, lowest first.</summary>
    Rank,

    /// <summary>The unit at the day, in the order of the tree.</summary>
    Unit,

    /// <summary>The day since which the rank is held, earliest first.</summary>
    RankSince,

    /// <summary>The last day of the latest class that counts, earliest first; the never trained come first.</summary>
    LastTrainedOn,

    /// <summary>Red, unknown, yellow, green, then those who owe nothing.</summary>
    Light,
}
