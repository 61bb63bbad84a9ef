using TalentGraph.Scoring.Maps;

namespace TalentGraph.Api.Features.Capability;

/// <summary>A capability map as one role may see it; every number is as it is published.</summary>
/// <param name="Run">The run whose numbers it shows.</param>
/// <param name="Entries">One a competency of the store, by id; one without evidence has no numbers.</param>
/// <param name="General">The general level; null: none, or not for the role.</param>
/// <param name="ByVirtue">Virtues with an estimate; empty: none, or not for the role.</param>
/// <param name="Withheld">What is not shown, by path.</param>
internal sealed record ShownMap(
    ScoringRun Run, IReadOnlyList<ShownEntry> Entries, ShownEntry? General, IReadOnlyList<ShownVirtue> ByVirtue, IReadOnlyList<Withheld> Withheld);

/// <summary>One competency of a map, or the general level.</summary>
internal sealed record ShownEntry
{
    /// <summary>The competency; null: the general level.</summary>
    public required Competency? Competency { get; init; }

    /// <summary>Points; null with the error, interval and reliability: not known, or not for the role.</summary>
    public double? Estimate { get; init; }

    /// <summary>Points.</summary>
    public double? StandardError { get; init; }

    /// <summary>Points.</summary>
    public Interval? Interval { get; init; }

    /// <summary>From 0 to 1.</summary>
    public double? Reliability { get; init; }

    /// <summary>Points.</summary>
    public double? PolicyScore { get; init; }

    /// <summary>What it rests on.</summary>
    public required ShownBasis Basis { get; init; }

    /// <summary>Means of roles, or of the two pooled groups.</summary>
    public IReadOnlyList<ShownMean> ByRole { get; init; } = [];

    /// <summary>Steps that add up to the estimate; empty without one.</summary>
    public IReadOnlyList<ExplanationPart> Explanation { get; init; } = [];

    /// <summary>Whether the data say more about it than the general level does.</summary>
    public bool AddsValue { get; init; }
}

/// <summary>What an entry rests on.</summary>
/// <param name="Raters">Distinct raters.</param>
/// <param name="Roles">The roles that rated; empty for roles that may not see them.</param>
/// <param name="Occasions">Distinct pairs of class and round.</param>
/// <param name="Newest">Day of the newest ballot; null: none.</param>
/// <param name="CeilingShare">Share of marks at 100 points, 0–1; null: no marks.</param>
internal sealed record ShownBasis(CountBand Raters, IReadOnlyList<RaterRole> Roles, CountBand Occasions, DateOnly? Newest, double? CeilingShare)
{
    /// <summary>Nothing.</summary>
    public static ShownBasis None { get; } = new(CountBand.None, [], CountBand.None, null, null);
}

/// <summary>The mean of a role or of a pooled group; exactly one of the two is named.</summary>
/// <param name="Role">The role.</param>
/// <param name="Group">The pooled group.</param>
/// <param name="Mean">Points; null: too few raters.</param>
/// <param name="Adjusted">Points, less the raters' severities; null: too few raters, or severities are not known.</param>
/// <param name="Raters">Distinct raters.</param>
/// <param name="Withheld">Why there is no mean; null: there is one.</param>
internal sealed record ShownMean(RaterRole? Role, RatingGroup? Group, double? Mean, double? Adjusted, CountBand Raters, WithheldReason? Withheld);

/// <summary>One of 德能勤绩廉.</summary>
/// <param name="Virtue">Which.</param>
/// <param name="Estimate">Points.</param>
/// <param name="Interval">Points.</param>
internal sealed record ShownVirtue(Virtue Virtue, double Estimate, Interval Interval);

/// <summary>Where raters judge from.</summary>
internal enum RatingGroup
{
    /// <summary>Head teachers, instructors, liaisons and peers.</summary>
    InClass,

    /// <summary>Colleagues, leaders and the public.</summary>
    AtWork,
}
