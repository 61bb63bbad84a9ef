using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j;

/// <summary>Empties the database of a store and leaves its own node as the migrations left it: they need not run again.</summary>
internal static class EmptyStore
{
    private static readonly string[] Steps =
    [
        "MATCH (n) WHERE NOT n:Store CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS",
        "MATCH (s:Store) SET s = {id: 'store', schema: s.schema, nameOrder: s.nameOrder, version: 0, holdsRecords: false, fence: 0, batch: 0}",
    ];

    /// <summary>The server's store, opened empty; skips the test where there is no server.</summary>
    public static async Task<Neo4jTalentStore> OpenAsync(Neo4jServer server)
    {
        await MakeAsync(await server.StartedAsync());
        return await server.OpenAsync();
    }

    public static async Task MakeAsync(Neo4jServer server)
    {
        await using QueryApiTransport transport = server.Transport();
        foreach (string step in Steps)
            await transport.RunAsync(new CypherStatement("test", step, new Dictionary<string, object?>(), CypherAccess.Write), TestContext.Current.CancellationToken);
    }
}
