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
        var sides = new List<RightSide>();
        var solutions = new List<Solution>();
        for (var first = 0; first < n; first += Lanes.Count)
        {
            var side = RightSide.Of(system, vectors.From(first));
            var kept = RightSide.Of(system, vectors.From(first));
            var solved = Solution.Of(system, side, starts[first / Lanes.Count], tolerance, false, cancel);
            starts[first / Lanes.Count] = solved.Unknowns;
            sides.Add(kept);
            solutions.Add(solved);
        }

        for (var k = 0; k < n; k++)
        {
            for (var l = 0; l <= k; l++)
            {
                var explained = Dot(sides[k / 8].Unknowns, k % 8, solutions[l / 8].Unknowns, l % 8)
                    + Dot(sides[k / 8].Subjects, k % 8, solutions[l / 8].Subjects, l % 8);
                gram[k, l] = gram[l, k] = (gram[k, l] - explained) / 2;
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

    private static double Dot(Lanes[] a, int laneA, Lanes[] b, int laneB)
    {
        var sum = 0d;
        for (var i = 0; i < a.Length; i++)
            sum += a[i][laneA] * b[i][laneB];
        return sum;
    }
}
