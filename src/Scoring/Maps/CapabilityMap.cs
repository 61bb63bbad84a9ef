using TalentGraph.Scoring.Ballots;

namespace TalentGraph.Scoring.Maps;

/// <summary>What one run says of one person.</summary>
public sealed record CapabilityMap
{
    /// <summary>The person.</summary>
    public required string Ratee { get; init; }

    /// <summary>One entry a competency with a usable mark, by competency in ordinal order; never empty.</summary>
    public required IReadOnlyList<Capability> Entries { get; init; }

    /// <summary>The general level; null where there is none: one competency only, or no estimates.</summary>
    public Capability? General { get; init; }

    /// <summary>Virtues with at least one estimate, in ordinal order.</summary>
    public required IReadOnlyList<VirtueLevel> Virtues { get; init; }

    /// <summary>Groups that are in no number, because they are too small.</summary>
    public required IReadOnlyList<WithheldGroup> Withheld { get; init; }
}

/// <summary>One of 德能勤绩廉: the plain mean of the estimates of its competencies.</summary>
/// <param name="Virtue">The code.</param>
/// <param name="Estimate">Points.</param>
/// <param name="StandardError">Points, from the joint error of the competencies.</param>
public sealed record VirtueLevel(string Virtue, double Estimate, double StandardError)
{
    /// <summary>The 90% interval.</summary>
    public Interval Interval => Interval.Of(Estimate, StandardError);
}

/// <summary>An interval in points; its level is 0.90.</summary>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>The coverage meant.</summary>
    public const double Level = 0.90;

    private const double Quantile = 1.6448536269514722;

    internal static Interval Of(double estimate, double error) => new(estimate - (Quantile * error), estimate + (Quantile * error));
}
