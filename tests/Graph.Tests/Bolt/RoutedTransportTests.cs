using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Tests.Neo4j;
using TalentGraph.Graph.Tests.Neo4j.Transport;
using Xunit;

namespace TalentGraph.Graph.Tests.Bolt;

/// <summary>The transport's contract over <c>neo4j://</c>.</summary>
[Collection(Neo4jServer.Shared)]
public sealed class RoutedTransportTests(Neo4jServer server) : CypherTransportContract(server)
{
    protected override ICypherTransport TransportTo(Neo4jServer started, Neo4jSignIn signIn) => BoltServer.TransportTo(started, "neo4j", signIn, Neo4jServer.Patient);
}
