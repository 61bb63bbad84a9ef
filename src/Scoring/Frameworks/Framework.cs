namespace TalentGraph.Scoring.Frameworks;

/// <summary>
/// The constants of the scale: who weighs what, which groups are too small to show, and where each competency's points start.
/// Another version is another scale.
/// </summary>
public sealed record Framework
{
    private const int SmallestGroup = 3;

    /// <summary>Its key, e.g. <c>national-2023</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its version; estimates of two versions are never compared.</summary>
    public required string Version { get; init; }

    /// <summary>The name of the points' scale.</summary>
    public required string Scale { get; init; }

    /// <summary>Weight of each role, ≥ 0, <c>self</c> excluded; a role that is missing weighs nothing.</summary>
    public required IReadOnlyDictionary<string, double> RoleWeights { get; init; }

    /// <summary>Fewest raters of the peer, colleague and public group of a ratee in a round; never under 3.</summary>
    public required IReadOnlyDictionary<string, int> MinimumGroups { get; init; }

    /// <summary>μ_ref by competency, points [0, 100]; one that is missing is the mean policy score of the first published run.</summary>
    public IReadOnlyDictionary<string, double> References { get; init; } = new Dictionary<string, double>();

    /// <summary>Under so many classes there is a policy score only, ≥ 1.</summary>
    public int MinClasses { get; init; } = 3;

    /// <summary>False: no priors, and what the design does not identify is left out instead of held at its prior.</summary>
    public bool Priors { get; init; } = true;

    /// <summary>
    /// Standard deviations in points at which a component is held where the design does not identify it; one that is missing
    /// is that of the priors.
    /// </summary>
    public IReadOnlyDictionary<string, double> HeldDeviations { get; init; } = new Dictionary<string, double>();

    /// <summary>
    /// What standard errors are multiplied by, ≥ 1: the model takes ability as constant over the ballots, and where it moves
    /// intervals cover too little. Measured on known truth; 1 where nothing was measured.
    /// </summary>
    public double ErrorFactor { get; init; } = 1;

    /// <summary>The competencies the framework speaks of; those of the data need not be among them.</summary>
    public IReadOnlyList<FrameworkCompetency> Competencies { get; init; } = [];

    /// <summary>Refuses what cannot be a framework.</summary>
    /// <exception cref="ArgumentException">Names the part and its value.</exception>
    public void Validate()
    {
        foreach (var (role, weight) in RoleWeights)
        {
            Require(RaterRoles.CodeOf(role) >= 0, $"'{role}' is no role that can have a weight");
            Require(weight >= 0 && double.IsFinite(weight), $"the weight of {role} is {weight}");
        }

        Require(RoleWeights.Values.Sum() > 0, "no role has a weight");
        foreach (var (role, least) in MinimumGroups)
        {
            Require(RaterRoles.Anonymous.Contains(role), $"'{role}' has no minimum group");
            Require(least >= SmallestGroup, $"the minimum group of {role} is {least}; the floor is {SmallestGroup}");
        }

        foreach (var role in RaterRoles.Anonymous)
            Require(MinimumGroups.ContainsKey(role), $"the minimum group of {role} is missing");
        foreach (var (competency, reference) in References)
            Require(reference is >= 0 and <= 100, $"the reference of {competency} is {reference}, outside 0 to 100");
        foreach (var (component, deviation) in HeldDeviations)
            Require(deviation > 0 && double.IsFinite(deviation), $"the deviation of {component} is {deviation}");
        Require(ErrorFactor >= 1 && double.IsFinite(ErrorFactor), $"errorFactor is {ErrorFactor}");
        Require(MinClasses >= 1, $"minClasses is {MinClasses}");
    }

    /// <summary>A role's share of all weights, by the code of the role.</summary>
    internal double[] RoleShares()
    {
        var total = RoleWeights.Values.Sum();
        return [.. RaterRoles.Counting.Select(role => RoleWeights.GetValueOrDefault(role) / total)];
    }

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new ArgumentException($"Framework {Id}: {otherwise}.");
    }
}

/// <summary>A competency of a framework.</summary>
/// <param name="Id">Its key in the data.</param>
/// <param name="Zh">Its name in Chinese.</param>
/// <param name="En">Its name in English.</param>
/// <param name="Virtue">Which of de, neng, qin, ji, lian it belongs to.</param>
public sealed record FrameworkCompetency(string Id, string Zh, string En, string Virtue);

/// <summary>How much an indicator says of a competency.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Competency">The competency.</param>
/// <param name="Weight">≥ 0; an indicator's weights are normalised to 1.</param>
public sealed record IndicatorLoading(string Indicator, string Competency, double Weight);
