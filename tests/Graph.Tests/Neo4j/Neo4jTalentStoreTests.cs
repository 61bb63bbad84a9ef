using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using TalentGraph.Graph.Tests.Store;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j;

[Collection(Neo4jServer.Shared)]
public sealed class Neo4jTalentStoreTests(Neo4jServer server) : TalentStoreContract
{
    /// <summary>Deletes everything but the store's own node, which is as the migrations left it: they need not run again.</summary>
    private const string Empty =
        """
        MATCH (s:Store) SET s = {id: 'store', schema: s.schema, nameOrder: s.nameOrder, version: 0, holdsRecords: false, fence: 0, batch: 0}
        WITH 1 AS once
        MATCH (n) WHERE NOT n:Store DETACH DELETE n
        """;

    protected override async Task<ITalentStore> OpenEmptyAsync(TimeProvider time)
    {
        QueryApiTransport transport = (await server.StartedAsync()).Transport();
        await transport.RunAsync(new CypherStatement("test", Empty, new Dictionary<string, object?>(), CypherAccess.Write), Token);
        return await Neo4jTalentStore.OpenAsync(transport, new Neo4jStoreOptions(), time, Token);
    }
}
