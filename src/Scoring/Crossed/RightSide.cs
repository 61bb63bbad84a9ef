using System.Runtime.Intrinsics;
using TalentGraph.Scoring.Numerics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace TalentGraph.Scoring.Crossed;

/// <summary>A vector over the marks, eight columns wide, made block by block and never kept.</summary>
internal interface IMarkVector
{
    /// <summary>Writes the values of one block's marks.</summary>
    void Fill(int subject, int block, Span<Lanes> values);
}

/// <summary>The observations, in lane 0.</summary>
internal sealed class Observations(CrossedDesign design) : IMarkVector
{
    public void Fill(int subject, int block, Span<Lanes> values)
    {
        var start = design.MarkStart[block];
        for (var m = 0; m < values.Length; m++)
            values[m] = Lanes.Zero.WithElement(0, design.Y[start + m]);
    }
}

/// <summary>Noise with the covariance R of the marks: second moments are all that the spread of solutions needs, so ±1 will do.</summary>
internal sealed class ResidualNoise(AbsorbedSystem system, Signs signs) : IMarkVector
{
    public void Fill(int subject, int block, Span<Lanes> values)
    {
        var design = system.Design;
        var start = design.MarkStart[block];
        var sigma = Math.Sqrt(system.ResidualOf(design.Patterns[design.PatternOf[block]]));
        var shared = signs[-1L - block] * Math.Sqrt(system.Halo);
        for (var m = 0; m < values.Length; m++)
            values[m] = (signs[start + m] * sigma) + shared;
    }
}

/// <summary>Both parts of a right-hand side of Henderson's equations.</summary>
internal sealed class RightSide
{
    internal RightSide(CrossedDesign design)
    {
        Unknowns = new Lanes[design.FixedColumns + design.LinkLevels];
        Subjects = new Lanes[design.Subjects * design.Coordinates];
    }

    /// <summary>Fixed columns, then links.</summary>
    internal Lanes[] Unknowns { get; }

    /// <summary>Coordinates of each subject.</summary>
    internal Lanes[] Subjects { get; }

    /// <summary>W'R⁻¹f.</summary>
    internal static RightSide Of(AbsorbedSystem system, IMarkVector f)
    {
        var design = system.Design;
        var side = new RightSide(design);
        var largest = design.Patterns.Max(pattern => pattern.Marks);
        var halves = design.Halves();
        var parts = new Lanes[halves.Length][];
        Parallel.For(0, halves.Length, h =>
        {
            var sums = parts[h] = new Lanes[system.Unknowns];
            var buffer = new Lanes[largest];
            for (var i = halves[h].From; i < halves[h].To; i++)
            {
                var own = side.Subjects.AsSpan(i * design.Coordinates, design.Coordinates);
                for (var j = design.SubjectStart[i]; j < design.SubjectStart[i + 1]; j++)
                    AddBlock(system, f, i, j, buffer, own, sums);
            }
        });
        foreach (var part in parts)
        {
            for (var k = 0; k < part.Length; k++)
                side.Unknowns[k] += part[k];
        }

        return side;
    }

    private static void AddBlock(
        AbsorbedSystem system, IMarkVector f, int subject, int block, Lanes[] buffer, Span<Lanes> own, Lanes[] sums)
    {
        var pattern = system.Design.Patterns[system.Design.PatternOf[block]];
        var form = system.Forms[system.Design.PatternOf[block]];
        var values = buffer.AsSpan(0, pattern.Marks);
        f.Fill(subject, block, values);
        var total = Lanes.Zero;
        foreach (var value in values)
            total += value;
        system.AddToLinks(block, total * form.D, sums);
        for (var m = 0; m < values.Length; m++)
        {
            var weighted = (values[m] * form.A) - (total * form.C);
            sums[pattern.FixedColumns[m]] += weighted;
            foreach (var (q, weight) in pattern.Loadings[m])
                own[q] += weighted * weight;
        }
    }
}

/// <summary>A solution of Henderson's equations in all eight lanes.</summary>
/// <param name="Unknowns">β, then the links.</param>
/// <param name="Subjects">Coordinates of each subject.</param>
internal sealed record Solution(Lanes[] Unknowns, Lanes[] Subjects)
{
    /// <summary>Solves for a right-hand side, which it uses up.</summary>
    /// <param name="system">The equations.</param>
    /// <param name="side">The right-hand side; its subject part becomes the solution's.</param>
    /// <param name="start">Unknowns of a nearby solution; null: zero.</param>
    /// <param name="tolerance">See <see cref="ConjugateGradients.Solve"/>.</param>
    /// <param name="holdFixed">True: β is held at zero.</param>
    /// <param name="cancel">Stops between two iterations.</param>
    internal static Solution Of(
        AbsorbedSystem system, RightSide side, Lanes[]? start, double tolerance, bool holdFixed, CancellationToken cancel)
    {
        var x = start is null ? new Lanes[system.Unknowns] : [.. start];
        system.Reduce(side.Unknowns, side.Subjects);
        ConjugateGradients.Solve(system, side.Unknowns, x, tolerance, holdFixed, cancel);
        system.Expand(x, side.Subjects);
        return new Solution(x, side.Subjects);
    }
}
