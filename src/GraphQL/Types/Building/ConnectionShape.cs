using GraphQL.Resolvers;
using GraphQL.Types;

namespace TalentGraph.GraphQL.Types.Building;

/// <summary>Gives a connection its own fields.</summary>
internal interface IConnectionShape
{
    void Fill(ObjectGraphType connection, ConnectionAttribute wanted, string nodeName, TypeCatalog catalog, FieldFactory fields);
}

/// <inheritdoc/>
internal sealed class ConnectionShape<T> : IConnectionShape
    where T : class
{
    public void Fill(ObjectGraphType connection, ConnectionAttribute wanted, string nodeName, TypeCatalog catalog, FieldFactory fields)
    {
        var node = catalog.Composite(typeof(T), connection.Name);
        if (wanted.Edges)
        {
            var edge = catalog.Objects.CreateObject(typeof(Edge<T>), $"{nodeName}Edge", $"A {nodeName} with its place in the list.", graphType =>
            {
                fields.AddPlumbing(graphType, "cursor", new NonNullGraphType(catalog.Leaf(typeof(string))!), Read<Edge<T>>(e => e.Cursor));
                fields.AddPlumbing(graphType, "node", new NonNullGraphType(node), Read<Edge<T>>(e => e.Node));
            });
            fields.AddPlumbing(connection, "edges", ListOf(edge), Read<Page<T>>(Edges));
        }

        fields.AddPlumbing(connection, "nodes", ListOf(node), Read<Page<T>>(p => p.Nodes));
        fields.AddPlumbing(connection, "pageInfo", new NonNullGraphType(catalog.Objects.PageInfoType()), Read<Page<T>>(Info));
        if (wanted.TotalCount == TotalCount.None)
            return;
        IGraphType number = catalog.Leaf(typeof(int))!;
        fields.AddPlumbing(
            connection,
            "totalCount",
            wanted.TotalCount == TotalCount.Required ? new NonNullGraphType(number) : number,
            new FuncFieldResolver<object?>(async context => Count((Page<T>)context.Source!) is { } count ? await count(context.CancellationToken).ConfigureAwait(false) : ((Page<T>)context.Source!).TotalCount));
    }

    private static Func<CancellationToken, Task<int?>>? Count(Page<T> page) => page.CountAsync;

    private static NonNullGraphType ListOf(IGraphType item) => new(new ListGraphType(new NonNullGraphType(item)));

    private static FuncFieldResolver<object?> Read<TSource>(Func<TSource, object?> read) => new(context => read((TSource)context.Source!));

    private static List<Edge<T>> Edges(Page<T> page)
    {
        var edges = new List<Edge<T>>(page.Nodes.Count);
        for (var i = 0; i < page.Nodes.Count; i++)
            edges.Add(new Edge<T>(page.Cursors[i], page.Nodes[i]));
        return edges;
    }

    private static PageInfo Info(Page<T> page) => new(
        page.HasNextPage,
        page.Cursors is [.., var last] ? last : null,
        page.HasPreviousPage,
        page.Cursors is [var first, ..] ? first : null);
}
