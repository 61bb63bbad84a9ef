using TalentGraph.Scoring.Crossed;

namespace TalentGraph.Scoring.Frameworks;

/// <summary>Weakly informative priors of the raters' model: half-t on standard deviations, in points.</summary>
public sealed record RaterPriors
{
    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>ν of every half-t, &gt; 0.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>Scale of each component's half-t in points, &gt; 0.</summary>
    public required IReadOnlyDictionary<string, double> Scales { get; init; }

    /// <summary>Deviation in points at which a component is held where the design does not identify it, &gt; 0.</summary>
    public required IReadOnlyDictionary<string, double> HeldDeviations { get; init; }

    internal HalfT Of(string component) => new(Scales[component], DegreesOfFreedom);

    internal double HeldVariance(string component, Framework framework)
    {
        var deviation = framework.HeldDeviations.TryGetValue(component, out var own) ? own : HeldDeviations[component];
        return deviation * deviation;
    }
}
