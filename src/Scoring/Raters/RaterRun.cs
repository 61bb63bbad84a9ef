using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Maps;

namespace TalentGraph.Scoring.Raters;

/// <summary>All numbers of a run, as they are saved.</summary>
internal sealed record RaterRun
{
    internal required RunFacts Facts { get; init; }

    internal required Framework Framework { get; init; }

    internal required IReadOnlyList<IndicatorLoading> IndicatorWeights { get; init; }

    internal required IReadOnlyDictionary<string, double> References { get; init; }

    internal required IReadOnlyList<VarianceComponent> Components { get; init; }

    internal required IReadOnlyList<RaterSeverity> Severities { get; init; }

    internal required IReadOnlyList<CapabilityMap> Maps { get; init; }

    internal required MarkEffects Effects { get; init; }
}

/// <summary>What the model expects of a mark, by the keys of the data; empty without estimates.</summary>
internal sealed record MarkEffects
{
    /// <summary>The name of the coordinate that a person shares with the class.</summary>
    internal const string Cohort = "class:home";

    internal static MarkEffects None { get; } = new()
    {
        Means = new Dictionary<(string, string), double>(),
        Coordinates = [],
        Persons = new Dictionary<string, double[]>(),
        Classes = new Dictionary<string, double>(),
    };

    /// <summary>μ by role and indicator.</summary>
    internal required IReadOnlyDictionary<(string Role, string Indicator), double> Means { get; init; }

    /// <summary>What a person's effects are: <c>""</c> for g, <c>role:…</c> for s, <see cref="Cohort"/>, else θ of the competency.</summary>
    internal required IReadOnlyList<string> Coordinates { get; init; }

    /// <summary>Effects by ratee, in the order of the coordinates.</summary>
    internal required IReadOnlyDictionary<string, double[]> Persons { get; init; }

    /// <summary>d by class.</summary>
    internal required IReadOnlyDictionary<string, double> Classes { get; init; }
}
