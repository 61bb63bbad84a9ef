using System.Runtime.Intrinsics;
using TalentGraph.Scoring.Numerics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace TalentGraph.Scoring.Crossed;

// x with C x = W'R^-½ε + G^-½ζ, ε and ζ white, has covariance C⁻¹. What of it is known exactly given the rest is not sampled
// (Rao-Blackwell): var u_i = A_i⁻¹ + var(u_i − A_i⁻¹ rhs_i), var b_r = 1/c_rr + var(b_r − rhs_r/c_rr).
// Papandreou & Yuille (2010) Gaussian sampling by local perturbations, NIPS 23.

/// <summary>Draws from the joint error of all effects, for standard errors that carry the uncertainty of everything else.</summary>
internal sealed class Spread
{
    private readonly SubjectShift[] _shifts;
    private readonly double[] _linkVariances;

    private Spread(AbsorbedSystem system, Lanes[][] unknowns, double[] linkVariances)
    {
        _shifts = [.. unknowns.Select(draws => new SubjectShift(system, draws))];
        _linkVariances = linkVariances;
    }

    /// <summary>Sets of eight draws.</summary>
    internal int Sets => _shifts.Length;

    /// <param name="system">The equations at the estimated variances.</param>
    /// <param name="options">Seed and number of draws.</param>
    /// <param name="holdFixed">True: β as if known, which is how lme4 reports conditional variances.</param>
    /// <param name="cancel">Stops between two iterations.</param>
    internal static Spread Of(AbsorbedSystem system, RemlOptions options, bool holdFixed, CancellationToken cancel)
    {
        var design = system.Design;
        var sets = (options.Draws + Lanes.Count - 1) / Lanes.Count;
        var unknowns = new Lanes[sets][];
        var squares = new double[design.LinkLevels];
        for (var set = 0; set < sets; set++)
        {
            var signs = new Signs(options.Seed, 1_000_000 + set);
            var side = RightSide.Of(system, new ResidualNoise(system, signs));
            AddPriorNoise(system, side, new Signs(options.Seed, 2_000_000 + set));
            var full = side.Unknowns.AsSpan().ToArray();
            unknowns[set] = Solution.Of(system, side, null, 1e-5, holdFixed, cancel).Unknowns;
            for (var r = 0; r < squares.Length; r++)
            {
                var at = design.FixedColumns + r;
                var moved = unknowns[set][at] - (full[at] / system.Preconditioner.LinkInformation[r]);
                squares[r] += Vector512.Sum(moved * moved);
            }
        }

        for (var r = 0; r < squares.Length; r++)
            squares[r] = (squares[r] / (sets * Lanes.Count)) + (1 / system.Preconditioner.LinkInformation[r]);
        return new Spread(system, unknowns, squares);
    }

    /// <summary>Prediction error variance of a link's effect, in squared points.</summary>
    internal double LinkVariance(int level) => _linkVariances[level];

    /// <summary>What a draw moves a subject's coordinates by, beyond its own exact block: −A⁻¹ C_pl x.</summary>
    internal SubjectShift Shift(int set) => _shifts[set];

    private static void AddPriorNoise(AbsorbedSystem system, RightSide side, Signs signs)
    {
        var design = system.Design;
        for (var r = 0; r < design.LinkLevels; r++)
            side.Unknowns[design.FixedColumns + r] += signs[r] / Math.Sqrt(system.Variances[design.LinkComponents[r]]);
        for (var i = 0; i < side.Subjects.Length; i++)
            side.Subjects[i] += signs[-1L - i] / Math.Sqrt(system.Variances[design.CoordinateComponents[i % design.Coordinates]]);
    }
}
