using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace TalentGraph.Scoring.Crossed;

// f_k = V_k P y, one a component: Z û/σ² of a factor, the residual R⁻¹ê within its group, 1 1'R⁻¹ê of the blocks for h;
// and AI_kl = ½ f_k'P f_l. Johnson & Thompson (1995) J. Dairy Sci. 78, 449–456; Gilmour et al. (1995) Biometrics 51, 1440–1450.

/// <summary>The working vectors of average information at the solution for y (lane 0).</summary>
internal sealed class WorkingVectors
{
    private readonly AbsorbedSystem _system;
    private readonly Solution _solution;

    internal WorkingVectors(AbsorbedSystem system, Solution solution)
    {
        _system = system;
        _solution = solution;
    }

    /// <summary>Eight components of f, from the given one on.</summary>
    internal IMarkVector From(int first) => new Slice(this, first);

    /// <summary>ê = y − W x of one block's marks.</summary>
    internal void Residuals(int subject, int block, Span<double> residuals)
    {
        var design = _system.Design;
        var pattern = design.Patterns[design.PatternOf[block]];
        var start = design.MarkStart[block];
        var links = _system.LinkSum(block, _solution.Unknowns)[0];
        for (var m = 0; m < residuals.Length; m++)
        {
            var fitted = links + _solution.Unknowns[pattern.FixedColumns[m]][0];
            foreach (var (q, weight) in pattern.Loadings[m])
                fitted += weight * _solution.Subjects[(subject * design.Coordinates) + q][0];
            residuals[m] = design.Y[start + m] - fitted;
        }
    }

    /// <summary>All components of f on one block: values[m * components + k]; residuals is scratch of the same marks.</summary>
    internal void Fill(int subject, int block, Span<double> residuals, Span<double> values)
    {
        var design = _system.Design;
        var pattern = design.Patterns[design.PatternOf[block]];
        var form = _system.Forms[design.PatternOf[block]];
        var components = design.Components.Count;
        values.Clear();
        Residuals(subject, block, residuals);
        var sum = 0d;
        foreach (var residual in residuals)
            sum += residual;
        for (var m = 0; m < residuals.Length; m++)
        {
            var row = values.Slice(m * components, components);
            foreach (var (q, weight) in pattern.Loadings[m])
            {
                var component = design.CoordinateComponents[q];
                row[component] += weight * _solution.Subjects[(subject * design.Coordinates) + q][0] / _system.Variances[component];
            }

            foreach (var link in design.Links.AsSpan(block * design.LinksPerBlock, design.LinksPerBlock))
            {
                if (link < 0)
                    continue;
                var component = design.LinkComponents[link];
                row[component] += _solution.Unknowns[design.FixedColumns + link][0] / _system.Variances[component];
            }

            row[design.ResidualComponents[pattern.ResidualGroup]] = (form.A * residuals[m]) - (form.C * sum);
            if (design.HaloComponent >= 0)
                row[design.HaloComponent] = form.D * sum;
        }
    }

    private sealed class Slice(WorkingVectors all, int first) : IMarkVector
    {
        public void Fill(int subject, int block, Span<Lanes> values)
        {
            var components = all._system.Design.Components.Count;
            Span<double> residuals = stackalloc double[values.Length];
            Span<double> full = stackalloc double[values.Length * components];
            all.Fill(subject, block, residuals, full);
            for (var m = 0; m < values.Length; m++)
            {
                var lane = Lanes.Zero;
                for (var k = first; k < Math.Min(first + Lanes.Count, components); k++)
                    lane = lane.WithElement(k - first, full[(m * components) + k]);
                values[m] = lane;
            }
        }
    }
}
