using TalentGraph.Scoring.Numerics;

namespace TalentGraph.Scoring.Crossed;

// y = β + Σ_f u_f[level] + ε, u_f ~ N(0, σ²_f), ε ~ N(0, σ²_e): lme4's y ~ 1 + (1|a) + (1|b) + ...
// Bates, D. et al. (2015) Fitting linear mixed-effects models using lme4. J. Stat. Softw. 67(1).

/// <summary>Random intercepts of any number of crossed or nested factors, by REML.</summary>
public static class CrossedFactors
{
    /// <summary>Fits the model.</summary>
    /// <param name="y">Observations, length n ≥ 2.</param>
    /// <param name="factors">One or more factors; each with a level per observation.</param>
    /// <param name="options">How; null: the defaults.</param>
    /// <param name="residualVariance">σ²_e to hold; null: estimated.</param>
    /// <param name="cancel">Stops between two iterations.</param>
    /// <returns>The fit, effects in the order of the factors.</returns>
    /// <exception cref="ArgumentException">Lengths differ, there is no factor, or a number is not finite.</exception>
    public static CrossedFit Fit(
        IReadOnlyList<double> y, IReadOnlyList<CrossedFactor> factors, RemlOptions? options = null,
        double? residualVariance = null, CancellationToken cancel = default)
    {
        options ??= new RemlOptions();
        if (factors.Count == 0)
            throw new ArgumentException("A crossed model needs a factor.", nameof(factors));
        foreach (var factor in factors)
        {
            if (factor.Levels.Count != y.Count)
                throw new ArgumentException($"Factor {factor.Name} has {factor.Levels.Count} levels for {y.Count} observations.", nameof(factors));
        }

        if (y.Any(value => !double.IsFinite(value)))
            throw new ArgumentException("Observations must be finite.", nameof(y));
        var keys = factors.Select(factor => new LevelIndex(factor.Levels)).ToArray();

        // The factor of most levels is absorbed; the others are links.
        var absorbed = Enumerable.Range(0, keys.Length).MaxBy(f => keys[f].Names.Length);
        var design = Design(y, factors, keys, absorbed, residualVariance);
        var fit = Reml.Fit(design, options, null, cancel);
        return new CrossedFit(fit, keys, absorbed, factors, options);
    }

    private static CrossedDesign Design(
        IReadOnlyList<double> y, IReadOnlyList<CrossedFactor> factors, LevelIndex[] keys, int absorbed, double? residualVariance)
    {
        var order = Enumerable.Range(0, y.Count).OrderBy(row => keys[absorbed].Codes[row]).ToArray();
        var others = Enumerable.Range(0, keys.Length).Where(f => f != absorbed).ToArray();
        var start = new int[keys[absorbed].Names.Length + 1];
        foreach (var row in order)
            start[keys[absorbed].Codes[row] + 1]++;
        for (var i = 1; i < start.Length; i++)
            start[i] += start[i - 1];
        var offsets = CrossedFit.Offsets(keys, absorbed);
        return new CrossedDesign
        {
            Components = [.. factors.Select(f => new ComponentSpec(f.Name, FixedAt: f.Variance)), new ComponentSpec("residual", FixedAt: residualVariance)],
            Subjects = keys[absorbed].Names.Length,
            CoordinateComponents = [absorbed],
            FixedColumns = 1,
            LinkComponents = [.. others.SelectMany(f => Enumerable.Repeat(f, keys[f].Names.Length))],
            LinksPerBlock = others.Length,
            ResidualComponents = [factors.Count],
            HaloComponent = -1,
            Patterns = [new BlockPattern(0, [0], [[(0, 1)]], 1)],
            SubjectStart = start,
            PatternOf = new int[y.Count],
            Links = [.. order.SelectMany(row => others.Select(f => offsets[f] + keys[f].Codes[row]))],
            MarkStart = [.. Enumerable.Range(0, y.Count + 1)],
            Y = [.. order.Select(row => y[row])],
        };
    }
}

/// <summary>One grouping of the observations.</summary>
/// <param name="Name">Its name among the components.</param>
/// <param name="Levels">The level of each observation.</param>
/// <param name="Variance">σ² to hold; null: estimated.</param>
public sealed record CrossedFactor(string Name, IReadOnlyList<string> Levels, double? Variance = null);
