namespace TalentGraph.GraphQL.Types;

/// <summary>What a caller asked of a connection.</summary>
/// <param name="First">How many at most, 1 or more and within the field's maximum.</param>
/// <param name="After">The cursor to go on behind; null: from the start.</param>
/// <param name="Counts">Whether the number of all items may be asked for, so that all must be known.</param>
public readonly record struct PageArgs(int First, string? After, bool Counts);

/// <summary>
/// One page of a connection. Derive a class from it to add fields of your own beside <c>nodes</c> and <c>pageInfo</c>;
/// the connection is then named like that class.
/// </summary>
/// <typeparam name="T">The class of the items.</typeparam>
public class Page<T>
    where T : class
{
    /// <summary>The items, in order; empty when there are none.</summary>
    [Ignore]
    public required IReadOnlyList<T> Nodes { get; init; }

    /// <summary>One cursor per item, in the same order; empty only when there are no items.</summary>
    [Ignore]
    public required IReadOnlyList<string> Cursors { get; init; }

    /// <summary>More items follow.</summary>
    [Ignore]
    public bool HasNextPage { get; init; }

    /// <summary>Items stand before these.</summary>
    [Ignore]
    public bool HasPreviousPage { get; init; }

    /// <summary>The number of all items; null when it is not known or withheld.</summary>
    [Ignore]
    public int? TotalCount { get; init; }

    /// <summary>Counts all items when the caller asks for the number; null: <see cref="TotalCount"/> is taken as it is.</summary>
    [Ignore]
    public Func<CancellationToken, Task<int?>>? CountAsync { get; init; }
}

/// <summary>Where a page stands in its list.</summary>
/// <param name="HasNextPage">More items follow.</param>
/// <param name="EndCursor">The last item's cursor; null on an empty page.</param>
/// <param name="HasPreviousPage">Items stand before these.</param>
/// <param name="StartCursor">The first item's cursor; null on an empty page.</param>
public sealed record PageInfo(bool HasNextPage, string? EndCursor, bool HasPreviousPage, string? StartCursor);

/// <summary>An item with its place in the list.</summary>
/// <typeparam name="T">The class of the item.</typeparam>
/// <param name="Cursor">Opaque; goes into <c>after</c>.</param>
/// <param name="Node">The item.</param>
public sealed record Edge<T>(string Cursor, T Node)
    where T : class;
