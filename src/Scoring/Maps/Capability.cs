namespace TalentGraph.Scoring.Maps;

/// <summary>One entry of a map: a competency of a person, or the general level.</summary>
public sealed record Capability
{
    /// <summary>The competency; null: the general level.</summary>
    public string? Competency { get; init; }

    /// <summary>Points on the framework's scale, published to one decimal; null with the error, interval and reliability: not known.</summary>
    public double? Estimate { get; init; }

    /// <summary>Standard error in points, of the contrast to the reference; null: not known.</summary>
    public double? StandardError { get; init; }

    /// <summary>ρ = 1 − PEV / variance, from 0 to 1; null: not known.</summary>
    public double? Reliability { get; init; }

    /// <summary>Points, by the role weights from the role means; null for the general level.</summary>
    public double? PolicyScore { get; init; }

    /// <summary>False: the data say no more about this competency than the general level does, at which it is shown.</summary>
    public required bool AddsValue { get; init; }

    /// <summary>Distinct raters behind it.</summary>
    public required int Raters { get; init; }

    /// <summary>Distinct pairs of class and round behind it.</summary>
    public required int Occasions { get; init; }

    /// <summary>The day of the newest ballot behind it.</summary>
    public required DateOnly NewestEvidence { get; init; }

    /// <summary>Share of its marks at 100 points, from 0 to 1; over 0.5 the indicators hardly discriminate.</summary>
    public required double CeilingShare { get; init; }

    /// <summary>Means of the roles that rated, in the order of the roles; empty for the general level.</summary>
    public required IReadOnlyList<RoleMean> ByRole { get; init; }

    /// <summary>Means of the two pooled groups, <c>in_class</c> and <c>at_work</c>, where they rated; empty for the general level.</summary>
    public required IReadOnlyList<RoleMean> Groups { get; init; }

    /// <summary>The unrounded parts of the estimate; empty without one.</summary>
    public required IReadOnlyList<ExplanationPart> Parts { get; init; }

    /// <summary>The 90% interval; null: not known.</summary>
    public Interval? Interval => Estimate is { } estimate && StandardError is { } error ? Maps.Interval.Of(estimate, error) : null;

    /// <summary>The parts rounded to one decimal by largest remainder, so that they add up to the published estimate.</summary>
    public IReadOnlyList<ExplanationPart> Explanation() =>
        Estimate is { } estimate ? ExplanationPart.Rounded(Parts, estimate) : [];
}

/// <summary>The mean of a role or a pooled group on one competency.</summary>
/// <param name="Name">The role's code; <c>in_class</c> or <c>at_work</c>.</param>
/// <param name="Mean">Points; null: fewer raters than may be shown.</param>
/// <param name="Adjusted">The mean less the mean severity of its raters, points; null: no severities, or not shown.</param>
/// <param name="Raters">Distinct raters.</param>
public sealed record RoleMean(string Name, double? Mean, double? Adjusted, int Raters);
