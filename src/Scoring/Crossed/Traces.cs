using System.Runtime.Intrinsics;
using TalentGraph.Scoring.Numerics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace TalentGraph.Scoring.Crossed;

// tr(P V_k): of a factor q/σ² − T/σ⁴ with T = tr C⁻¹ over its levels; of a residual tr(R⁻¹V_k) − tr(C⁻¹ W'R⁻¹V_kR⁻¹W).
// T by Hutchinson's estimator with ±1 probes that stay the same over the iterations; the persons' own blocks A⁻¹ are exact,
// and so are factors of few levels, by unit vectors.
// Hutchinson (1990) Commun. Stat. Simul. Comput. 19, 433–450; García-Cortés et al. (1992) J. Anim. Breed. Genet. 109.

/// <summary>Monte-Carlo traces of the REML score.</summary>
internal sealed class Traces
{
    private const int ExactLevels = 64;
    private readonly CrossedDesign _design;
    private readonly int _seed;
    private readonly Lanes[]?[] _probeStarts;
    private readonly Dictionary<int, int[]> _small;
    private readonly Dictionary<int, int> _groups;
    private readonly Lanes[][] _masks;
    private readonly int[] _lanesOf;

    // Each lane probes one group of effects: the persons with the fixed columns, or one link component. Across groups a probe
    // would add noise that a component near zero, whose trace is a small difference, cannot bear.
    internal Traces(CrossedDesign design, int seed, int sets)
    {
        _design = design;
        _seed = seed;
        var byComponent = design.LinkComponents.Select((component, level) => (component, level)).ToLookup(pair => pair.component, pair => pair.level);
        _small = byComponent.Where(levels => levels.Count() <= ExactLevels).ToDictionary(levels => levels.Key, levels => levels.ToArray());
        _groups = byComponent.Select(levels => levels.Key).Order().Select((component, k) => (component, k)).ToDictionary(pair => pair.component, pair => pair.k + 1);
        var groups = _groups.Count + 1;
        sets = Math.Max(sets, (groups + Lanes.Count - 1) / Lanes.Count);
        _probeStarts = new Lanes[]?[sets];
        _lanesOf = new int[groups];
        _masks = [.. Enumerable.Range(0, sets).Select(_ => new Lanes[groups])];
        for (var lane = 0; lane < sets * Lanes.Count; lane++)
        {
            var group = lane % groups;
            _lanesOf[group]++;
            _masks[lane / Lanes.Count][group] = _masks[lane / Lanes.Count][group].WithElement(lane % Lanes.Count, 1);
        }
    }

    /// <summary>tr C⁻¹ of each factor's component (0 for residuals) and tr(P V_k) of every component.</summary>
    internal (double[] Inverse, double[] Projected) Of(AbsorbedSystem system, double tolerance, CancellationToken cancel)
    {
        var n = _design.Components.Count;
        var levels = new int[n];
        foreach (var component in _design.LinkComponents)
            levels[component]++;
        foreach (var component in _design.CoordinateComponents)
            levels[component] += _design.Subjects;
        var inverse = OwnBlocks(system);
        var residual = ResidualTotals(system);
        for (var set = 0; set < _probeStarts.Length; set++)
        {
            var signs = new Signs(_seed, set);
            var side = new RightSide(_design);
            FillUnknowns(signs, _masks[set], side.Unknowns);
            FillSubject(signs, _masks[set], 0, side.Subjects);
            var solution = Solution.Of(system, side, _probeStarts[set], tolerance, false, cancel);
            _probeStarts[set] = solution.Unknowns;
            AddProbe(system, signs, _masks[set], solution, inverse, residual);
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

    private void FillUnknowns(Signs signs, Lanes[] masks, Lanes[] values)
    {
        for (var k = 0; k < values.Length; k++)
            values[k] = signs[k] * masks[k < _design.FixedColumns ? 0 : _groups[_design.LinkComponents[k - _design.FixedColumns]]];
    }

    private static void FillSubject(Signs signs, Lanes[] masks, int first, Span<Lanes> values)
    {
        for (var k = 0; k < values.Length; k++)
            values[k] = signs[-1L - first - k] * masks[0];
    }

    private double[] OwnBlocks(AbsorbedSystem system)
    {
        var traces = new double[_design.Components.Count];
        var inverse = new double[PackedCholesky.Length(_design.Coordinates)];
        for (var i = 0; i < _design.Subjects; i++)
        {
            PackedCholesky.Invert(system.Factor(i), _design.Coordinates, inverse);
            for (var q = 0; q < _design.Coordinates; q++)
                traces[_design.CoordinateComponents[q]] += inverse[PackedCholesky.Length(q) + q];
        }

        return traces;
    }

    private double[] ResidualTotals(AbsorbedSystem system)
    {
        var totals = new double[_design.Components.Count];
        for (var p = 0; p < _design.Patterns.Length; p++)
        {
            var form = system.Forms[p];
            var pattern = _design.Patterns[p];
            double count = system.Preconditioner.BlocksOf[p];
            totals[_design.ResidualComponents[pattern.ResidualGroup]] += count * pattern.Marks * (form.A - form.C);
            if (_design.HaloComponent >= 0)
                totals[_design.HaloComponent] += count * form.Total;
        }

        return totals;
    }

    private void AddProbe(
        AbsorbedSystem system, Signs signs, Lanes[] masks, Solution solution, double[] inverse, double[] residual)
    {
        var n = _design.Components.Count;
        var unknowns = new Lanes[system.Unknowns];
        FillUnknowns(signs, masks, unknowns);
        var weights = Lanes.Zero;
        for (var group = 0; group < masks.Length; group++)
            weights += masks[group] / _lanesOf[group];
        var sums = new Lanes[n];
        for (var r = 0; r < _design.LinkLevels; r++)
            sums[_design.LinkComponents[r]] += unknowns[_design.FixedColumns + r] * solution.Unknowns[_design.FixedColumns + r];
        var halves = _design.Halves();
        var parts = new (Lanes[] Sums, Lanes[] Residual)[halves.Length];
        Parallel.For(0, halves.Length, h =>
        {
            parts[h] = (new Lanes[n], new Lanes[n]);
            Span<Lanes> own = new Lanes[_design.Coordinates];
            Span<Lanes> z = new Lanes[_design.Coordinates];
            for (var i = halves[h].From; i < halves[h].To; i++)
            {
                // What the persons' own blocks contribute is known exactly; only the rest is sampled.
                FillSubject(signs, masks, i * _design.Coordinates, z);
                z.CopyTo(own);
                PackedCholesky.Solve(system.Factor(i), own);
                for (var q = 0; q < own.Length; q++)
                    parts[h].Sums[_design.CoordinateComponents[q]] += z[q] * (solution.Subjects[(i * own.Length) + q] - own[q]);
                AddResiduals(system, i, unknowns, z, solution, parts[h].Residual);
            }
        });
        for (var k = 0; k < n; k++)
        {
            foreach (var part in parts)
                sums[k] += part.Sums[k];
            inverse[k] += Vector512.Sum(sums[k] * weights);
            foreach (var part in parts)
                residual[k] -= Vector512.Sum(part.Residual[k] * weights);
        }
    }

    // (W z)'R⁻¹V_kR⁻¹(W x) of one subject's blocks.
    private void AddResiduals(
        AbsorbedSystem system, int subject, Lanes[] probe, ReadOnlySpan<Lanes> z, Solution solution, Lanes[] sums)
    {
        var end = _design.SubjectStart[subject + 1];
        var x = solution.Subjects.AsSpan(subject * _design.Coordinates, _design.Coordinates);
        for (var j = _design.SubjectStart[subject]; j < end;)
        {
            var run = _design.RunEnd(j, end);
            var pattern = _design.Patterns[_design.PatternOf[j]];
            var form = system.Forms[_design.PatternOf[j]];
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
            var component = _design.ResidualComponents[pattern.ResidualGroup];
            var cross = (marks * form.C * form.C) - (2 * form.A * form.C);
            for (; j < run; j++)
            {
                var linkZ = system.LinkSum(j, probe);
                var linkX = system.LinkSum(j, solution.Unknowns);
                var totalZ = sumZ + (linkZ * marks);
                var totalX = sumX + (linkX * marks);
                var all = product + (linkZ * sumX) + (linkX * sumZ) + (linkZ * linkX * marks);
                sums[component] += (all * (form.A * form.A)) + (totalZ * totalX * cross);
                if (_design.HaloComponent >= 0)
                    sums[_design.HaloComponent] += totalZ * totalX * (form.D * form.D);
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
                b[_design.FixedColumns + own[lane]] = Lanes.Zero.WithElement(lane, 1);
            var x = new Lanes[system.Unknowns];
            ConjugateGradients.Solve(system, b, x, tolerance, false, cancel);
            for (var lane = 0; lane < own.Length; lane++)
                trace += x[_design.FixedColumns + own[lane]][lane];
        }

        return trace;
    }
}
