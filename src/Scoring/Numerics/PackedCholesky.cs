using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace TalentGraph.Scoring.Numerics;

// A = L L', A symmetric positive definite of order n, kept as its packed lower triangle, row after row: a(i,j) at
// i(i+1)/2 + j. After factoring the diagonal holds 1/L(i,i), so that solving only multiplies.

/// <summary>Small dense symmetric systems, one after another in a flat array.</summary>
internal static class PackedCholesky
{
    /// <summary>How many numbers a packed triangle of the order has.</summary>
    internal static int Length(int order) => order * (order + 1) / 2;

    /// <summary>Replaces A by its factor.</summary>
    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    internal static void Factor(Span<double> a, int order)
    {
        for (var i = 0; i < order; i++)
        {
            var row = a.Slice(Length(i), i + 1);
            for (var j = 0; j < i; j++)
            {
                var other = a.Slice(Length(j), j + 1);
                var sum = row[j];
                for (var k = 0; k < j; k++)
                    sum -= row[k] * other[k];
                row[j] = sum * other[j];
            }

            var pivot = row[i];
            for (var k = 0; k < i; k++)
                pivot -= row[k] * row[k];
            if (!(pivot > 0))
                throw new ArithmeticException($"The equations have no unique solution (pivot {pivot:g3} in row {i} of {order}).");
            row[i] = 1 / Math.Sqrt(pivot);
        }
    }

    /// <summary>Solves L z = b in place.</summary>
    internal static void Forward(ReadOnlySpan<double> factor, Span<double> b)
    {
        for (var i = 0; i < b.Length; i++)
        {
            var row = factor.Slice(Length(i), i + 1);
            var sum = b[i];
            for (var k = 0; k < i; k++)
                sum -= row[k] * b[k];
            b[i] = sum * row[i];
        }
    }

    /// <summary>Solves A x = b in place for eight right-hand sides at once.</summary>
    internal static void Solve(ReadOnlySpan<double> factor, Span<Lanes> b)
    {
        for (var i = 0; i < b.Length; i++)
        {
            var row = factor.Slice(Length(i), i + 1);
            var sum = b[i];
            for (var k = 0; k < i; k++)
                sum -= b[k] * row[k];
            b[i] = sum * row[i];
        }

        for (var i = b.Length - 1; i >= 0; i--)
        {
            var solved = b[i] * factor[Length(i) + i];
            b[i] = solved;
            var row = factor.Slice(Length(i), i);
            for (var k = 0; k < i; k++)
                b[k] -= solved * row[k];
        }
    }

    /// <summary>Writes A⁻¹, packed like A.</summary>
    internal static void Invert(ReadOnlySpan<double> factor, int order, Span<double> inverse)
    {
        Span<double> column = stackalloc double[order];
        for (var j = 0; j < order; j++)
        {
            column.Clear();
            column[j] = 1;
            Forward(factor, column);
            for (var i = order - 1; i >= j; i--)
            {
                var sum = column[i];
                for (var k = i + 1; k < order; k++)
                    sum -= factor[Length(k) + i] * column[k];
                column[i] = sum * factor[Length(i) + i];
                inverse[Length(i) + j] = column[i];
            }
        }
    }
}
