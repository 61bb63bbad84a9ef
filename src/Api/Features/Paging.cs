namespace TalentGraph.Api.Features;

/// <summary>Cuts pages out of ordered lists.</summary>
internal static class Paging
{
    /// <summary>One page.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <typeparam name="TNode">What clients see of them.</typeparam>
    /// <param name="ordered">All items, in the order of their keys, or of the keys backwards.</param>
    /// <param name="first">At most so many items.</param>
    /// <param name="after">The cursor to go on behind; null: from the start.</param>
    /// <param name="keyOf">An item's place.</param>
    /// <param name="nodeOf">Makes what clients see; asked for the page's items only.</param>
    /// <param name="descending">Whether the list runs against its keys.</param>
    public static Slice<TNode> Cut<T, TNode>(
        IReadOnlyList<T> ordered, int first, string? after, Func<T, SortKey> keyOf, Func<T, TNode> nodeOf, bool descending = false)
    {
        int start = after is null ? 0 : FirstBehind(ordered, SortKey.FromCursor(after), keyOf, descending);
        int end = Math.Min(ordered.Count, start + first);
        var nodes = new List<TNode>(end - start);
        var cursors = new List<string>(end - start);
        for (int i = start; i < end; i++)
        {
            nodes.Add(nodeOf(ordered[i]));
            cursors.Add(keyOf(ordered[i]).ToCursor());
        }

        return new Slice<TNode>(nodes, cursors, end < ordered.Count, start > 0, ordered.Count);
    }

    /// <summary>One page of a list whose order has no key: behind the cursor's item, or where it stood when it is gone.</summary>
    /// <inheritdoc cref="Cut"/>
    public static Slice<TNode> CutById<T, TNode>(IReadOnlyList<T> ordered, int first, string? after, Func<T, string> idOf, Func<T, TNode> nodeOf)
    {
        int start = 0;
        if (after is not null)
        {
            SortKey cursor = SortKey.FromCursor(after);
            int at = 0;
            while (at < ordered.Count && idOf(ordered[at]) != cursor.Id)
                at++;
            start = at < ordered.Count ? at + 1 : (int)Math.Clamp(cursor.Primary, 0, ordered.Count);
        }

        int end = Math.Min(ordered.Count, start + first);
        return new Slice<TNode>(
            [.. Enumerable.Range(start, end - start).Select(i => nodeOf(ordered[i]))],
            [.. Enumerable.Range(start, end - start).Select(i => new SortKey(i, [], idOf(ordered[i])).ToCursor())],
            end < ordered.Count,
            start > 0,
            ordered.Count);
    }

    private static int FirstBehind<T>(IReadOnlyList<T> ordered, SortKey cursor, Func<T, SortKey> keyOf, bool descending)
    {
        int low = 0;
        int high = ordered.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            int order = keyOf(ordered[middle]).CompareTo(cursor);
            if (descending ? order >= 0 : order <= 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

/// <summary>A page before it has a GraphQL type.</summary>
/// <typeparam name="T">The items.</typeparam>
/// <param name="Nodes">The items, in order.</param>
/// <param name="Cursors">One cursor an item.</param>
/// <param name="HasNext">More items follow.</param>
/// <param name="HasPrevious">Items stand before these.</param>
/// <param name="Total">All items of the list.</param>
internal sealed record Slice<T>(IReadOnlyList<T> Nodes, IReadOnlyList<string> Cursors, bool HasNext, bool HasPrevious, int Total);
