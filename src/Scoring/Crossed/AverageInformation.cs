using TalentGraph.Scoring.Numerics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace TalentGraph.Scoring.Crossed;

/// <summary>The curvature of the REML likelihood at the current variances, and the data's side of its slope.</summary>
internal sealed class AverageInformation
{
    private AverageInformation(double[,] matrix, double[] quadratics)
    {
        Matrix = matrix;
        Quadratics = quadratics;
    }

    /// <summary>AI, components × components.</summary>
    internal double[,] Matrix { get; }

    /// <summary>y'P V_k P y of each component.</summary>
    internal double[] Quadratics { get; }

    internal static AverageInformation Of(
        AbsorbedSystem system, Solution solution, Lanes[]?[] starts, double tolerance, CancellationToken cancel)
    {
        var design = system.Design;
        var n = design.Components.Count;
        var vectors = new WorkingVectors(system, solution);
        var (gram, quadratics) = Gram(system, vectors);
        var sides = Enumerable.Range(0, starts.Length).Select(set => RightSide.Of(system, vectors.From(set * Lanes.Count))).ToArray();

        // r'C⁻¹r = r_p'A⁻¹r_p of the subjects + r_l'S⁻¹r_l of what is left after they are absorbed.
        var explained = OwnParts(system, sides, n);
        for (var set = 0; set < sides.Length; set++)
        {
            system.Reduce(sides[set].Unknowns, sides[set].Subjects);
            var x = starts[set] ?? new Lanes[system.Unknowns];
            ConjugateGradients.Solve(system, sides[set].Unknowns, x, tolerance, false, cancel);
            starts[set] = x;
        }

        for (var k = 0; k < n; k++)
        {
            for (var l = 0; l <= k; l++)
            {
                var shared = Dot(sides[k / Lanes.Count].Unknowns, k % Lanes.Count, starts[l / Lanes.Count]!, l % Lanes.Count);
                gram[k, l] = gram[l, k] = (gram[k, l] - explained[k, l] - shared) / 2;
            }
        }

        foreach (var (component, square) in EffectSquares(design, solution))
            quadratics[component] += square / (system.Variances[component] * system.Variances[component]);
        return new AverageInformation(gram, quadratics);
    }

    /// <summary>û'û of each factor's component.</summary>
    internal static Dictionary<int, double> EffectSquares(CrossedDesign design, Solution solution)
    {
        var squares = new Dictionary<int, double>();
        for (var i = 0; i < solution.Subjects.Length; i++)
            Add(design.CoordinateComponents[i % design.Coordinates], solution.Subjects[i][0]);
        for (var r = 0; r < design.LinkLevels; r++)
            Add(design.LinkComponents[r], solution.Unknowns[design.FixedColumns + r][0]);
        return squares;

        void Add(int component, double value) => squares[component] = squares.GetValueOrDefault(component) + (value * value);
    }

    // f_k'R⁻¹f_l over all marks, and the quadratic forms of the residual components, which are f itself.
    private static (double[,] Gram, double[] Quadratics) Gram(AbsorbedSystem system, WorkingVectors vectors)
    {
        var design = system.Design;
        var n = design.Components.Count;
        var halves = design.Halves();
        var grams = new double[halves.Length][,];
        var quadratics = new double[halves.Length][];
        Parallel.For(0, halves.Length, h =>
        {
            var gram = grams[h] = new double[n, n];
            var squares = quadratics[h] = new double[n];
            var largest = design.Patterns.Max(pattern => pattern.Marks);
            var residuals = new double[largest];
            var values = new double[largest * n];
            var sums = new double[n];
            for (var i = halves[h].From; i < halves[h].To; i++)
            {
                for (var j = design.SubjectStart[i]; j < design.SubjectStart[i + 1]; j++)
                {
                    var pattern = design.Patterns[design.PatternOf[j]];
                    var form = system.Forms[design.PatternOf[j]];
                    vectors.Fill(i, j, residuals.AsSpan(0, pattern.Marks), values.AsSpan(0, pattern.Marks * n));
                    AddBlock(gram, values, sums, pattern.Marks, form);
                    var residual = design.ResidualComponents[pattern.ResidualGroup];
                    for (var m = 0; m < pattern.Marks; m++)
                        squares[residual] += values[(m * n) + residual] * values[(m * n) + residual];
                    if (design.HaloComponent >= 0)
                        squares[design.HaloComponent] += values[design.HaloComponent] * values[design.HaloComponent];
                }
            }
        });
        for (var h = 1; h < halves.Length; h++)
        {
            for (var k = 0; k < n; k++)
            {
                quadratics[0][k] += quadratics[h][k];
                for (var l = 0; l < n; l++)
                    grams[0][k, l] += grams[h][k, l];
            }
        }

        return (grams[0], quadratics[0]);
    }

    private static void AddBlock(double[,] gram, double[] values, double[] sums, int marks, BlockForm form)
    {
        var n = sums.Length;
        Array.Clear(sums);
        for (var m = 0; m < marks; m++)
        {
            for (var k = 0; k < n; k++)
            {
                var value = values[(m * n) + k];
                if (value == 0)
                    continue;
                sums[k] += value;
                for (var l = 0; l <= k; l++)
                    gram[k, l] += form.A * value * values[(m * n) + l];
            }
        }

        for (var k = 0; k < n; k++)
        {
            if (sums[k] == 0)
                continue;
            for (var l = 0; l <= k; l++)
                gram[k, l] -= form.C * sums[k] * sums[l];
        }
    }

    private static double[,] OwnParts(AbsorbedSystem system, RightSide[] sides, int components)
    {
        var design = system.Design;
        var q = design.Coordinates;
        var halves = design.Halves();
        var parts = new double[halves.Length][,];
        Parallel.For(0, halves.Length, h =>
        {
            var sums = parts[h] = new double[components, components];
            var half = new double[components][];
            for (var k = 0; k < components; k++)
                half[k] = new double[q];
            for (var i = halves[h].From; i < halves[h].To; i++)
            {
                for (var k = 0; k < components; k++)
                {
                    for (var c = 0; c < q; c++)
                        half[k][c] = sides[k / Lanes.Count].Subjects[(i * q) + c][k % Lanes.Count];
                    PackedCholesky.Forward(system.Factor(i), half[k]);
                    for (var l = 0; l <= k; l++)
                    {
                        for (var c = 0; c < q; c++)
                            sums[k, l] += half[k][c] * half[l][c];
                    }
                }
            }
        });
        for (var h = 1; h < halves.Length; h++)
        {
            for (var k = 0; k < components; k++)
            {
                for (var l = 0; l <= k; l++)
                    parts[0][k, l] += parts[h][k, l];
            }
        }

        return parts[0];
    }

    private static double Dot(Lanes[] a, int laneA, Lanes[] b, int laneB)
    {
        var sum = 0d;
        for (var i = 0; i < a.Length; i++)
            sum += a[i][laneA] * b[i][laneB];
        return sum;
    }
}
