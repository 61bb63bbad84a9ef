namespace TalentGraph.Graph.Neo4j.Records;

/// <summary>The order of keys in every store: by code point, as UTF-8 has it. UTF-16 sorts what lies beyond U+FFFF too low.</summary>
internal sealed class KeyOrder : IComparer<string>
{
    public static readonly KeyOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> a = x, b = y;
        int same = a.CommonPrefixLength(b);
        if (same == a.Length || same == b.Length)
            return a.Length.CompareTo(b.Length);
        char one = a[same], other = b[same];
        // Both ends of a difference inside surrogate pairs are surrogates, or follow the same high one.
        bool isOneBeyond = char.IsSurrogate(one), isOtherBeyond = char.IsSurrogate(other);
        return isOneBeyond == isOtherBeyond ? one.CompareTo(other) : isOneBeyond ? 1 : -1;
    }
}
