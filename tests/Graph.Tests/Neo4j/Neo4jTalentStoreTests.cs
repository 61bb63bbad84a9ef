using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Tests.Store;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j;

[Collection(Neo4jServer.Shared)]
public sealed class Neo4jTalentStoreTests(Neo4jServer server) : TalentStoreContract
{
    protected override async Task<ITalentStore> OpenEmptyAsync(TimeProvider time)
    {
        await EmptyStore.MakeAsync(await server.StartedAsync());
        return await Neo4jTalentStore.OpenAsync(server.Transport(), new Neo4jStoreOptions(), time, Token);
    }
}
