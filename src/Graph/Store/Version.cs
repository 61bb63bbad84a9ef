namespace TalentGraph.Graph.Store;

/// <summary>What a store knew: every commit gets the next one. Starts at 0, the empty store.</summary>
/// <param name="Number">Counts commits; ≥ 0.</param>
public readonly record struct Version(long Number) : IComparable<Version>
{
    /// <inheritdoc/>
    public int CompareTo(Version other) => Number.CompareTo(other.Number);

    /// <summary>Whether the left was known before the right.</summary>
    public static bool operator <(Version left, Version right) => left.Number < right.Number;

    /// <summary>Whether the left was known after the right.</summary>
    public static bool operator >(Version left, Version right) => left.Number > right.Number;

    /// <summary>Whether the left was known before the right, or with it.</summary>
    public static bool operator <=(Version left, Version right) => left.Number <= right.Number;

    /// <summary>Whether the left was known after the right, or with it.</summary>
    public static bool operator >=(Version left, Version right) => left.Number >= right.Number;

    /// <summary>The text that clients see: compare for equality only.</summary>
    public override string ToString() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
