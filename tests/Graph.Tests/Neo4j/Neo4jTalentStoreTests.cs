using TalentGraph.Graph.Neo4j.Transport;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j;

[Collection(Neo4jServer.Shared)]
public sealed class Neo4jTalentStoreTests(Neo4jServer server) : Neo4jTalentStoreContract(server)
{
    protected override ICypherTransport TransportTo(Neo4jServer started) => started.Transport();
}
