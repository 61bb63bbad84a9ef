using System.Numerics;

namespace TalentGraph.Graph.Tests.Policy;

/// <summary>An exact fraction of integers, so that the reference compares nothing after rounding.</summary>
internal readonly record struct ReferenceRatio(BigInteger Over, BigInteger Under) : IComparable<ReferenceRatio>
{
    public static ReferenceRatio Zero { get; } = new(0, 1);

    public static implicit operator ReferenceRatio(decimal value)
    {
        int[] bits = decimal.GetBits(value);
        BigInteger over = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return new(bits[3] < 0 ? -over : over, BigInteger.Pow(10, (bits[3] >> 16) & 0xff));
    }

    public static ReferenceRatio operator +(ReferenceRatio a, ReferenceRatio b) => new((a.Over * b.Under) + (b.Over * a.Under), a.Under * b.Under);

    public static ReferenceRatio operator -(ReferenceRatio a, ReferenceRatio b) => new((a.Over * b.Under) - (b.Over * a.Under), a.Under * b.Under);

    public static ReferenceRatio operator *(ReferenceRatio a, ReferenceRatio b) => new(a.Over * b.Over, a.Under * b.Under);

    public static ReferenceRatio operator /(ReferenceRatio a, ReferenceRatio b) => new(a.Over * b.Under, a.Under * b.Over);

    public static bool operator <(ReferenceRatio a, ReferenceRatio b) => a.CompareTo(b) < 0;

    public static bool operator >(ReferenceRatio a, ReferenceRatio b) => a.CompareTo(b) > 0;

    public static bool operator <=(ReferenceRatio a, ReferenceRatio b) => a.CompareTo(b) <= 0;

    public static bool operator >=(ReferenceRatio a, ReferenceRatio b) => a.CompareTo(b) >= 0;

    public static ReferenceRatio Min(ReferenceRatio a, ReferenceRatio b) => a <= b ? a : b;

    public static ReferenceRatio Sum(IEnumerable<ReferenceRatio> all) => all.Aggregate(Zero, static (sum, one) => sum + one);

    public int CompareTo(ReferenceRatio other) => (Over * other.Under).CompareTo(other.Over * Under);

    public bool Is(decimal value)
    {
        ReferenceRatio off = this - value;
        return (off.Over.Sign < 0 ? new ReferenceRatio(-off.Over, off.Under) : off) <= 1e-9m;
    }

    public override string ToString() => ((double)Over / (double)Under).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
