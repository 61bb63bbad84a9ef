namespace TalentGraph.GraphQL.Tests.Conformance.Orchard;

/// <summary>
/// A place in the orchard. What is there follows from its number alone, and the number from the way to it, so that the same
/// document finds the same values, nulls and faults every time. The lowest two bits say how much goes wrong; they are inherited.
/// </summary>
public readonly record struct Spot(ulong Number)
{
    /// <summary>In a thousand: thrown, and as many again null, defined or not.</summary>
    private int Rate => (Number & 3) switch { 0 => 0, 1 => 12, 2 => 40, _ => 120 };

    public static Spot Of(string text) => new Spot(14_695_981_039_346_656_037).At(text) with { };

    /// <summary>A place below this one.</summary>
    public Spot At(string field, int index = 0)
    {
        var number = Number;
        foreach (var c in field)
            number = (number ^ c) * 1_099_511_628_211;
        number = (number ^ (uint)(index + 1)) * 0x9E37_79B9_7F4A_7C15;
        number ^= number >> 29;
        return new Spot((number & ~3UL) | (Number & 3));
    }

    /// <summary>The place as its own world, by the last digit of an id.</summary>
    public static Spot World(string id) => new((Of(id).Number & ~3UL) | (uint)(id[^1] & 3));

    public int Pick(int below) => (int)(Number >> 20) is var high ? (int)((uint)high % (uint)below) : 0;

    /// <summary>The value, or a fault in its stead.</summary>
    /// <param name="field">Which.</param>
    /// <param name="value">What is there when all is well.</param>
    /// <param name="none">What is there when it is missing, null also where null is not allowed.</param>
    public T Give<T>(string field, Func<Spot, T> value, T none = default!)
    {
        var spot = At(field);
        var roll = spot.At("roll").Pick(1_000);
        if (roll < Rate)
            throw new InvalidOperationException($"{field} fell");
        return roll < 2 * Rate ? none : value(spot);
    }

    /// <summary>A list with faults of its own, items included.</summary>
    public IReadOnlyList<T> Many<T>(string field, int count, Func<Spot, T> value, T none = default!) =>
        Give(field, spot => (IReadOnlyList<T>)[.. Enumerable.Range(0, count).Select(i => spot.At("item", i) is var item && item.At("roll").Pick(1_000) < item.Rate ? none : value(item))], null!);
}
