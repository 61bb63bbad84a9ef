using TalentGraph.Graph.Policy.Status;

namespace TalentGraph.Api.Features.Training;

/// <summary>Which of those who are due; all conditions hold together.</summary>
/// <param name="Lights">Only these lights.</param>
/// <param name="Ranks">Only these ranks at the day.</param>
/// <param name="UnitIds">Only those in these units or below at the day.</param>
/// <param name="UntrainedForYears">Only those without an off-job class that counts in so many years before the day.</param>
/// <param name="Obligation">Only those on whom the duty with this code lies and who have not met it.</param>
/// <param name="NotCalled">Only those not called to a class that is still to begin, or only those who are.</param>
internal sealed record DueFilter(
    IReadOnlyList<Light>? Lights = null,
    IReadOnlyList<Rank>? Ranks = null,
    IReadOnlyList<UnitId>? UnitIds = null,
    double? UntrainedForYears = null,
    string? Obligation = null,
    bool? NotCalled = null);

/// <summary>What comes first in a list of those due; then name, then id.</summary>
internal enum DueOrder
{
    /// <summary>Red, unknown, yellow; among them the smallest share of the hours owed.</summary>
    RedFirst,

    /// <summary>The longest time since the last off-job class; none at all before everybody.</summary>
    LongestUntrained,

    /// <summary>The smallest share of the hours owed.</summary>
    HoursShort,

    /// <summary>The earliest due date of an obligation that is not met.</summary>
    Deadline,
}
