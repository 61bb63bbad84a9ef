namespace TalentGraph.Graph.Demo;

/// <summary>What a stream of dice is thrown for, so that one part of the world never moves another.</summary>
internal enum Throw
{
    Person,
    Career,
    Dossier,
    Post,
    Catalogue,
    Calendar,
    Session,
    Ballot,
    FollowUp,
    Staff,
    Public,
}

/// <summary>
/// Seeded random numbers, equal on every machine: xoshiro256** started by splitmix64, and only arithmetic that IEEE 754
/// fixes to the last bit (the logarithm of the normal deviates is a series of our own).
/// </summary>
internal sealed class Dice
{
    private const double Ln2 = 0.693147180559945309;
    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;
    private double spare;
    private bool hasSpare;

    /// <summary>The stream for one purpose and one thing.</summary>
    /// <param name="seed">The world's seed.</param>
    /// <param name="purpose">What is thrown for.</param>
    /// <param name="key">Which thing: the number of a person, class or post.</param>
    public Dice(ulong seed, Throw purpose, int key = 0)
    {
        ulong state = seed;
        ulong mixed = SplitMix(ref state) ^ ((ulong)(uint)key << 8) ^ (ulong)purpose;
        a = SplitMix(ref mixed);
        b = SplitMix(ref mixed);
        c = SplitMix(ref mixed);
        d = SplitMix(ref mixed);
    }

    /// <summary>A number in [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number in [0, n).</summary>
    public int Below(int n) => (int)Math.BigMul(Next(), (ulong)n, out _);

    /// <summary>A whole number from low to high, both included.</summary>
    public int From(int low, int high) => low + Below(high - low + 1);

    /// <summary>Whether something of this probability happens.</summary>
    public bool Chance(double probability) => Unit() < probability;

    /// <summary>One of these, all alike.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>The place of one of these weights, likely by its weight.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        int total = 0;
        foreach (int weight in weights)
            total += weight;
        int at = Below(total);
        int i = 0;
        while (at >= weights[i])
            at -= weights[i++];
        return i;
    }

    /// <summary>A standard normal deviate (Marsaglia's polar method).</summary>
    public double Normal()
    {
        if (hasSpare)
        {
            hasSpare = false;
            return spare;
        }

        double x;
        double y;
        double square;
        do
        {
            x = (2 * Unit()) - 1;
            y = (2 * Unit()) - 1;
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);

        double factor = Math.Sqrt(-2 * Ln(square) / square);
        spare = y * factor;
        hasSpare = true;
        return x * factor;
    }

    /// <summary>The natural logarithm of a positive normal number, by ln m = 2 artanh((m − 1)/(m + 1)).</summary>
    private static double Ln(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFFL) | 0x3FF0000000000000L);
        double t = (mantissa - 1) / (mantissa + 1);
        double power = t;
        double sum = 0;
        for (int k = 1; k < 32; k += 2)
        {
            sum += power / k;
            power *= t * t;
        }

        return (exponent * Ln2) + (2 * sum);
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private ulong Next()
    {
        ulong result = ulong.RotateLeft(b * 5, 7) * 9;
        ulong t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = ulong.RotateLeft(d, 45);
        return result;
    }
}
