using System.Runtime.Intrinsics;
using TalentGraph.Scoring.Numerics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace TalentGraph.Scoring.Crossed;

// tr(P V_k): of a factor q/σ² − T/σ⁴ with T = tr C⁻¹ over its levels; of a residual tr(R⁻¹V_k) − tr(C⁻¹ W'R⁻¹V_kR⁻¹W).
// T by Hutchinson's estimator with ±1 probes that stay the same over the iterations; the persons' own blocks A⁻¹ are exact,
// and so are factors of few levels, by unit vectors.
// Hutchinson (1990) Commun. Stat. Simul. Comput. 19, 433–450; García-Cortés et al. (1992) J. Anim. Breed. Genet. 109.

/// <summary>Monte-Carlo traces of the REML score.</summary>
internal sealed class Traces(CrossedDesign design, int seed, int sets)
{
    private const int ExactLevels = 64;
    private readonly Lanes[]?[] _probeStarts = new Lanes[]?[sets];
    private readonly Dictionary<int, int[]> _small = design.LinkComponents
        .Select((component, level) => (component, level))
        .GroupBy(pair => pair.component)
        .Where(group => group.Count() <= ExactLevels)
        .ToDictionary(group => group.Key, group => group.Select(pair => pair.level).ToArray());

    /// <summary>tr C⁻¹ of each factor's component (0 for residuals) and tr(P V_k) of every component.</summary>
    internal (double[] Inverse, double[] Projected) Of(AbsorbedSystem system, double tolerance, CancellationToken cancel)
    {
        var n = design.Components.Count;
        var levels = new int[n];
        foreach (var component in design.LinkComponents)
            levels[component]++;
        foreach (var component in design.CoordinateComponents)
            levels[component] += design.Subjects;
        var inverse = OwnBlocks(system);
        var residual = ResidualTotals(system);
        for (var set = 0; set < sets; set++)
        {
            var signs = new Signs(seed, set);
            var side = new RightSide(design);
            Fill(signs, side);
            var solution = Solution.Of(system, side, _probeStarts[set], tolerance, false, cancel);
            _probeStarts[set] = solution.Unknowns;
            AddProbe(system, signs, solution, inverse, residual);
        }

        foreach (var (component, own) in _small)
            inverse[component] = Exact(system, own, tolerance, cancel);
        for (var k = 0; k < n; k++)
        {
            if (levels[k] > 0)
                residual[k] = (levels[k] / system.Variances[k]) - (inverse[k] / (system.Variances[k] * system.Variances[k]));
        }

        return (inverse, residual);
    }

    private static void Fill(Signs signs, RightSide side)
    {
        for (var k = 0; k < side.Unknowns.Length; k++)
            side.Unknowns[k] = signs[k];
        FillSubject(signs, 0, side.Subjects);
    }

    private static void FillSubject(Signs signs, int first, Span<Lanes> values)
    {
        for (var k = 0; k < values.Length; k++)
            values[k] = signs[-1L - first - k];
    }

    private double[] OwnBlocks(AbsorbedSystem system)
    {
        var traces = new double[design.Components.Count];
        var inverse = new double[PackedCholesky.Length(design.Coordinates)];
        for (var i = 0; i < design.Subjects; i++)
        {
            PackedCholesky.Invert(system.Factor(i), design.Coordinates, inverse);
            for (var q = 0; q < design.Coordinates; q++)
                traces[design.CoordinateComponents[q]] += inverse[PackedCholesky.Length(q) + q];
        }

        return traces;
    }

    private double[] ResidualTotals(AbsorbedSystem system)
    {
        var totals = new double[design.Components.Count];
        for (var p = 0; p < design.Patterns.Length; p++)
        {
            var form = system.Forms[p];
            var pattern = design.Patterns[p];
            double count = system.Preconditioner.BlocksOf[p];
            totals[design.ResidualComponents[pattern.ResidualGroup]] += count * pattern.Marks * (form.A - form.C);
            if (design.HaloComponent >= 0)
                totals[design.HaloComponent] += count * form.Total;
        }

        return totals;
    }

    private void AddProbe(AbsorbedSystem system, Signs signs, Solution solution, double[] inverse, double[] residual)
    {
        var n = design.Components.Count;
        var unknowns = new Lanes[system.Unknowns];
        for (var k = 0; k < unknowns.Length; k++)
            unknowns[k] = signs[k];
        var per = 1d / (Lanes.Count * sets);
        var sums = new Lanes[n];
        for (var r = 0; r < design.LinkLevels; r++)
            sums[design.LinkComponents[r]] += unknowns[design.FixedColumns + r] * solution.Unknowns[design.FixedColumns + r];
        var halves = design.Halves();
        var parts = new (Lanes[] Sums, Lanes[] Residual)[halves.Length];
        Parallel.For(0, halves.Length, h =>
        {
            parts[h] = (new Lanes[n], new Lanes[n]);
            Span<Lanes> own = new Lanes[design.Coordinates];
            Span<Lanes> z = new Lanes[design.Coordinates];
            for (var i = halves[h].From; i < halves[h].To; i++)
            {
                // What the persons' own blocks contribute is known exactly; only the rest is sampled.
                FillSubject(signs, i * design.Coordinates, z);
                z.CopyTo(own);
                PackedCholesky.Solve(system.Factor(i), own);
                for (var q = 0; q < own.Length; q++)
                    parts[h].Sums[design.CoordinateComponents[q]] += z[q] * (solution.Subjects[(i * own.Length) + q] - own[q]);
                AddResiduals(system, i, unknowns, z, solution, parts[h].Residual);
            }
        });
        for (var k = 0; k < n; k++)
        {
            foreach (var part in parts)
                sums[k] += part.Sums[k];
            inverse[k] += Vector512.Sum(sums[k]) * per;
            foreach (var part in parts)
                residual[k] -= Vector512.Sum(part.Residual[k]) * per;
        }
    }

    // (W z)'R⁻¹V_kR⁻¹(W x) of one subject's blocks.
    private void AddResiduals(
        AbsorbedSystem system, int subject, Lanes[] probe, ReadOnlySpan<Lanes> z, Solution solution, Lanes[] sums)
    {
        var end = design.SubjectStart[subject + 1];
        var x = solution.Subjects.AsSpan(subject * design.Coordinates, design.Coordinates);
        for (var j = design.SubjectStart[subject]; j < end;)
        {
            var run = design.RunEnd(j, end);
            var pattern = design.Patterns[design.PatternOf[j]];
            var form = system.Forms[design.PatternOf[j]];
            Lanes sumZ = Lanes.Zero, sumX = Lanes.Zero, product = Lanes.Zero;
            for (var m = 0; m < pattern.Marks; m++)
            {
                var ownZ = probe[pattern.FixedColumns[m]];
                var ownX = solution.Unknowns[pattern.FixedColumns[m]];
                foreach (var (q, weight) in pattern.Loadings[m])
                {
                    ownZ += z[q] * weight;
                    ownX += x[q] * weight;
                }

                sumZ += ownZ;
                sumX += ownX;
                product += ownZ * ownX;
            }

            double marks = pattern.Marks;
            var component = design.ResidualComponents[pattern.ResidualGroup];
            var cross = (marks * form.C * form.C) - (2 * form.A * form.C);
            for (; j < run; j++)
            {
                var linkZ = system.LinkSum(j, probe);
                var linkX = system.LinkSum(j, solution.Unknowns);
                var totalZ = sumZ + (linkZ * marks);
                var totalX = sumX + (linkX * marks);
                var all = product + (linkZ * sumX) + (linkX * sumZ) + (linkZ * linkX * marks);
                sums[component] += (all * (form.A * form.A)) + (totalZ * totalX * cross);
                if (design.HaloComponent >= 0)
                    sums[design.HaloComponent] += totalZ * totalX * (form.D * form.D);
            }
        }
    }

    private double Exact(AbsorbedSystem system, int[] levels, double tolerance, CancellationToken cancel)
    {
        var trace = 0d;
        for (var first = 0; first < levels.Length; first += Lanes.Count)
        {
            var b = new Lanes[system.Unknowns];
            var own = levels.AsSpan(first, Math.Min(Lanes.Count, levels.Length - first)).ToArray();
            for (var lane = 0; lane < own.Length; lane++)
                b[design.FixedColumns + own[lane]] = Lanes.Zero.WithElement(lane, 1);
            var x = new Lanes[system.Unknowns];
            ConjugateGradients.Solve(system, b, x, tolerance, false, cancel);
            for (var lane = 0; lane < own.Length; lane++)
                trace += x[design.FixedColumns + own[lane]][lane];
        }

        return trace;
    }
}
