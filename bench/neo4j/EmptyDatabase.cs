using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Bench.Neo4j;

/// <summary>Empties the database of a store and leaves its own node as the migrations left it.</summary>
internal static class EmptyDatabase
{
    /// <summary>Some at a time: 5,000 cadres with all that hangs from them are more than the server has memory for.</summary>
    private static readonly CypherStatement Some = Write("MATCH (n) WHERE NOT n:Store WITH n LIMIT 500 DETACH DELETE n RETURN count(*) AS deleted");

    private static readonly CypherStatement Store =
        Write("MATCH (s:Store) SET s = {id: 'store', schema: s.schema, nameOrder: s.nameOrder, version: 0, holdsRecords: false, fence: 0, batch: 0}");

    public static async Task MakeAsync(ICypherTransport transport, CancellationToken cancellationToken)
    {
        while ((await transport.RunAsync(Some, cancellationToken))[0].Whole(0) > 0)
        {
            // The next ones.
        }

        await transport.RunAsync(Store, cancellationToken);
    }

    private static CypherStatement Write(string text) => new("empty", text, new Dictionary<string, object?>(), CypherAccess.Write);
}
