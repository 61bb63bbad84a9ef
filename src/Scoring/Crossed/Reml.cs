using MathNet.Numerics.LinearAlgebra;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace TalentGraph.Scoring.Crossed;

/// <summary>Restricted maximum likelihood (with the components' priors, the posterior mode) by average information.</summary>
internal static class Reml
{
    private const double FinalTolerance = 1e-11;
    private const double WorkingTolerance = 1e-6;

    // A component under this share of all variance has come to rest when it moves by no more than this share would.
    private const double Negligible = 0.005;

    /// <summary>Estimates the variances that are not fixed and solves for the effects.</summary>
    /// <exception cref="ArithmeticException">The equations have no unique solution at some variances.</exception>
    internal static RemlFit Fit(CrossedDesign design, RemlOptions options, IProgress<double>? progress, CancellationToken cancel)
    {
        var n = design.Components.Count;
        var free = Enumerable.Range(0, n).Where(k => design.Components[k].FixedAt is null).ToArray();
        var variances = Starts(design);
        var floor = variances.Max() * 1e-9;
        var traces = new Traces(design, options.Seed, ProbeSets(design, options));
        var aiStarts = new Lanes[]?[(n + Lanes.Count - 1) / Lanes.Count];
        Lanes[]? start = null;
        double[] errors = new double[n];
        var used = 0;
        var converged = free.Length == 0;
        while (!converged && used < options.MaxIterations)
        {
            cancel.ThrowIfCancellationRequested();
            var system = new AbsorbedSystem(design, variances);
            var solution = Solution.Of(system, RightSide.Of(system, new Observations(design)), start, WorkingTolerance / 100, false, cancel);
            start = solution.Unknowns;
            var (inverse, projected) = traces.Of(system, WorkingTolerance, cancel);
            var information = AverageInformation.Of(system, solution, aiStarts, WorkingTolerance, cancel);
            var next = Step(design, variances, free, information, inverse, projected, solution, floor, errors);
            var least = variances.Sum() * Negligible;
            converged = free.All(k => Math.Abs(next[k] - variances[k]) <= options.Tolerance * Math.Max(variances[k], least));
            variances = next;
            used++;
            progress?.Report(Math.Min(0.95, used / 12.0));
        }

        var final = new AbsorbedSystem(design, variances);
        var answer = Solution.Of(final, RightSide.Of(final, new Observations(design)), start, FinalTolerance, false, cancel);
        return new RemlFit(final, answer, errors, free, used, converged);
    }

    /// <summary>Probes in sets of eight: many where factors are small and their traces noisy.</summary>
    private static int ProbeSets(CrossedDesign design, RemlOptions options)
    {
        var levels = design.LinkLevels + (design.Subjects * design.Coordinates);
        var probes = options.Probes ?? Math.Clamp(400_000 / Math.Max(1, levels), 16, 1024);
        return (probes + Lanes.Count - 1) / Lanes.Count;
    }

    private static double[] Starts(CrossedDesign design)
    {
        var mean = design.Y.Average();
        var total = Math.Max(design.Y.Sum(y => (y - mean) * (y - mean)) / Math.Max(1, design.Y.Length - 1), 1e-12);
        var starts = new double[design.Components.Count];
        for (var k = 0; k < starts.Length; k++)
        {
            var share = design.ResidualComponents.Contains(k) ? 0.5 : 0.5 / design.Components.Count;
            starts[k] = design.Components[k].FixedAt ?? design.Components[k].Start ?? (share * total);
        }

        return starts;
    }

    // A Newton step by average information, in log σ² so that it stays positive; what it would throw far takes the EM step.
    private static double[] Step(
        CrossedDesign design, double[] variances, int[] free, AverageInformation information, double[] inverse,
        double[] projected, Solution solution, double floor, double[] errors)
    {
        const double far = 1.6;
        var natural = Matrix<double>.Build.Dense(free.Length, free.Length);
        var logarithmic = Matrix<double>.Build.Dense(free.Length, free.Length);
        var score = Vector<double>.Build.Dense(free.Length);
        for (var a = 0; a < free.Length; a++)
        {
            var k = free[a];
            var prior = design.Components[k].Prior;
            var slope = (information.Quadratics[k] - projected[k]) / 2;
            score[a] = variances[k] * (slope + (prior?.Score(variances[k]) ?? 0));
            for (var b = 0; b < free.Length; b++)
            {
                natural[a, b] = information.Matrix[k, free[b]];
                logarithmic[a, b] = variances[k] * variances[free[b]] * natural[a, b];
            }

            natural[a, a] += prior?.Information(variances[k]) ?? 0;

            // Near zero the curvature is that of the slope itself: d/dη (σ² s) = σ² s + ...
            logarithmic[a, a] += Math.Max(0, -variances[k] * slope);
        }

        var step = logarithmic.PseudoInverse() * score;
        var inverted = natural.PseudoInverse();
        var squares = AverageInformation.EffectSquares(design, solution);
        var active = design.ActiveLevels();
        var next = variances.ToArray();
        for (var a = 0; a < free.Length; a++)
        {
            var k = free[a];
            errors[k] = Math.Sqrt(Math.Max(0, inverted[a, a]));
            next[k] = Math.Abs(step[a]) < far
                ? variances[k] * Math.Exp(step[a])
                : ExpectationStep(design, k, variances[k], squares, active[k], inverse[k], information.Quadratics[k], projected[k]);
            next[k] = Math.Max(next[k], floor);
        }

        return next;
    }

    private static double ExpectationStep(
        CrossedDesign design, int component, double variance, Dictionary<int, double> squares, int active, double inverse,
        double quadratic, double projected)
    {
        double value;
        if (squares.TryGetValue(component, out var square))
        {
            var levels = design.LinkComponents.Count(c => c == component)
                + (design.CoordinateComponents.Count(c => c == component) * design.Subjects);

            // Coordinates that no mark bears on only repeat their prior.
            value = (square + inverse - ((levels - active) * variance)) / active;
        }
        else
        {
            // Multiplicative step of a residual (Zhou et al. 2019, J. Comput. Graph. Stat. 28, 350–361).
            value = variance * Math.Sqrt(quadratic / Math.Max(projected, 1e-300));
        }

        return design.Components[component].Prior is { } prior && value + (variance * variance * 2 * prior.Score(variance) / active) is > 0 and var pulled
            ? pulled
            : value;
    }
}
