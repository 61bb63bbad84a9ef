using System.Numerics;

namespace TalentGraph.Graph.Policy.Status;

/// <summary>A fraction of integers: what decides where a sum of quotients comes near its limit.</summary>
/// <param name="Numerator">Any.</param>
/// <param name="Denominator">&gt; 0; not reduced.</param>
internal readonly record struct ExactRatio(BigInteger Numerator, BigInteger Denominator)
{
    /// <summary>A decimal as it is.</summary>
    public static ExactRatio Of(decimal value)
    {
        BigInteger whole = new(decimal.Truncate(value));
        decimal rest = value - decimal.Truncate(value);
        BigInteger denominator = BigInteger.One;
        while (rest != 0)
        {
            rest *= 10;
            denominator *= 10;
            whole = (whole * 10) + new BigInteger(decimal.Truncate(rest));
            rest -= decimal.Truncate(rest);
        }

        return new(whole, denominator);
    }

    public static ExactRatio operator +(ExactRatio a, ExactRatio b) =>
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static ExactRatio operator *(ExactRatio a, ExactRatio b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>The quotient by something greater than 0.</summary>
    public static ExactRatio operator /(ExactRatio a, ExactRatio b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator >=(ExactRatio a, ExactRatio b) => a.Numerator * b.Denominator >= b.Numerator * a.Denominator;

    public static bool operator <=(ExactRatio a, ExactRatio b) => b >= a;
}
