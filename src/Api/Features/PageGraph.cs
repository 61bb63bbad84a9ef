using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features;

/// <summary>From a slice of a list to a page of a connection.</summary>
internal static class PageGraph
{
    /// <summary>The page.</summary>
    public static Page<T> ToPage<T>(this Slice<T> slice)
        where T : class => new()
        {
            Nodes = slice.Nodes,
            Cursors = slice.Cursors,
            HasNextPage = slice.HasNext,
            HasPreviousPage = slice.HasPrevious,
            TotalCount = slice.Total,
        };
}
