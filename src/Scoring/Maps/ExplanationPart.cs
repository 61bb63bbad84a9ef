namespace TalentGraph.Scoring.Maps;

/// <summary>One step from the reference to the estimate.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Points">What it adds, in points.</param>
public readonly record struct ExplanationPart(ExplanationKind Kind, double Points)
{
    /// <summary>Digits after the point that are published.</summary>
    public const int Digits = 1;

    /// <summary>A number as it is published: one decimal, halves away from zero.</summary>
    public static double Published(double points) => Math.Round(points, Digits, MidpointRounding.AwayFromZero);

    internal static IReadOnlyList<ExplanationPart> Rounded(IReadOnlyList<ExplanationPart> parts, double estimate)
    {
        const double unit = 10;
        var floors = parts.Select(part => Math.Floor(part.Points * unit)).ToArray();
        var missing = (int)Math.Round((Published(estimate) * unit) - floors.Sum());
        var byRemainder = Enumerable.Range(0, parts.Count)
            .OrderByDescending(k => (parts[k].Points * unit) - floors[k]).ThenBy(k => k).ToArray();
        for (var k = 0; k < missing; k++)
            floors[byRemainder[k % byRemainder.Length]]++;
        for (var k = 0; k < -missing; k++)
            floors[byRemainder[^((k % byRemainder.Length) + 1)]]--;
        return [.. parts.Select((part, k) => part with { Points = floors[k] / unit })];
    }
}

/// <summary>Steps of an explanation. A run has a step only for a term that its model has.</summary>
public enum ExplanationKind
{
    /// <summary>μ_ref of the competency.</summary>
    Reference,

    /// <summary>The mean mark less the reference.</summary>
    Observed,

    /// <summary>Less what these roles and indicators give on average.</summary>
    IndicatorMix,

    /// <summary>Less the mean severity of the raters.</summary>
    RaterSeverity,

    /// <summary>Less the level of the classes.</summary>
    ClassLevel,

    /// <summary>From the roles that rated to the framework's weights.</summary>
    RoleView,

    /// <summary>From the time of the marks to the day of the map.</summary>
    Time,

    /// <summary>What the amount of evidence does not support.</summary>
    Shrinkage,
}
