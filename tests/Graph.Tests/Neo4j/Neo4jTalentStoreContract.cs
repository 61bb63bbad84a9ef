using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Tests.Store;

namespace TalentGraph.Graph.Tests.Neo4j;

/// <summary>The store's contract over a real server, whichever way leads to it.</summary>
public abstract class Neo4jTalentStoreContract(Neo4jServer server) : TalentStoreContract
{
    protected override async Task<ITalentStore> OpenEmptyAsync(TimeProvider time)
    {
        await EmptyStore.MakeAsync(await server.StartedAsync());
        return await Neo4jTalentStore.OpenAsync(TransportTo(server), new Neo4jStoreOptions(), time, Token);
    }

    /// <summary>The way to the server.</summary>
    protected abstract ICypherTransport TransportTo(Neo4jServer started);
}
