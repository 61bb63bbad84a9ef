using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Tests.Neo4j;
using TalentGraph.Graph.Tests.Neo4j.Transport;
using Xunit;

namespace TalentGraph.Graph.Tests.Bolt;

/// <summary>The transport's contract over <c>bolt://</c>.</summary>
[Collection(Neo4jServer.Shared)]
public sealed class BoltTransportTests(Neo4jServer server) : CypherTransportContract(server)
{
    protected override ICypherTransport TransportTo(Neo4jServer started, Neo4jSignIn signIn) => BoltServer.TransportTo(started, "bolt", signIn, Neo4jServer.Patient);
}
