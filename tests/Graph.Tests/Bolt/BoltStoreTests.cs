using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Tests.Neo4j;
using Xunit;

namespace TalentGraph.Graph.Tests.Bolt;

/// <summary>The store's contract over <c>bolt://</c>.</summary>
[Collection(Neo4jServer.Shared)]
public sealed class BoltStoreTests(Neo4jServer server) : Neo4jTalentStoreContract(server)
{
    protected override ICypherTransport TransportTo(Neo4jServer started) => BoltServer.TransportTo(started, "bolt", started.SignIn);
}
