using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Bench.Neo4j;

/// <summary>Empties the database of a store and leaves its own node as the migrations left it.</summary>
internal static class EmptyDatabase
{
    private static readonly string[] Steps =
    [
        "MATCH (n) WHERE NOT n:Store CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS",
        "MATCH (s:Store) SET s = {id: 'store', schema: s.schema, nameOrder: s.nameOrder, version: 0, holdsRecords: false, fence: 0, batch: 0}",
    ];

    public static async Task MakeAsync(ICypherTransport transport, CancellationToken cancellationToken)
    {
        foreach (string step in Steps)
            await transport.RunAsync(new CypherStatement("empty", step, new Dictionary<string, object?>(), CypherAccess.Write), cancellationToken);
    }
}
