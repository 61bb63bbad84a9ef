using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace TalentGraph.Scoring.Crossed;

/// <summary>Preconditioned conjugate gradients on the absorbed equations, eight systems at once.</summary>
internal static class ConjugateGradients
{
    /// <summary>Solves S x = b.</summary>
    /// <param name="system">The equations.</param>
    /// <param name="b">Right-hand sides; not changed.</param>
    /// <param name="x">The start on entry, the solutions on return.</param>
    /// <param name="tolerance">Of the residual's preconditioned norm, relative to that of b.</param>
    /// <param name="holdFixed">True: β stays at its start.</param>
    /// <param name="cancel">Stops between two iterations.</param>
    /// <returns>Iterations used.</returns>
    internal static int Solve(
        AbsorbedSystem system, Lanes[] b, Lanes[] x, double tolerance, bool holdFixed = false, CancellationToken cancel = default)
    {
        const int limit = 2000;
        var n = b.Length;
        var residual = new Lanes[n];
        var z = new Lanes[n];
        var product = new Lanes[n];
        system.Preconditioner.Apply(b, z, holdFixed);
        var goal = Dot(b, z) * (tolerance * tolerance);
        system.Apply(x, product);
        for (var k = 0; k < n; k++)
            residual[k] = b[k] - product[k];
        system.Preconditioner.Apply(residual, z, holdFixed);
        var direction = z.AsSpan().ToArray();
        var rho = Dot(residual, z);
        var used = 0;
        while (used < limit && Vector512.GreaterThanAny(rho, goal))
        {
            cancel.ThrowIfCancellationRequested();
            used++;
            system.Apply(direction, product);
            var alpha = Ratio(rho, Dot(direction, product));
            for (var k = 0; k < n; k++)
            {
                x[k] += direction[k] * alpha;
                residual[k] -= product[k] * alpha;
            }

            system.Preconditioner.Apply(residual, z, holdFixed);
            var next = Dot(residual, z);
            var beta = Ratio(next, rho);
            rho = next;
            for (var k = 0; k < n; k++)
                direction[k] = z[k] + (direction[k] * beta);
        }

        return used;
    }

    // A lane that is solved exactly has nothing left to divide.
    private static Lanes Ratio(Lanes above, Lanes below) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(below, Lanes.Zero), above / below, Lanes.Zero);

    private static Lanes Dot(Lanes[] a, Lanes[] b)
    {
        var sum = Lanes.Zero;
        for (var k = 0; k < a.Length; k++)
            sum += a[k] * b[k];
        return sum;
    }
}
