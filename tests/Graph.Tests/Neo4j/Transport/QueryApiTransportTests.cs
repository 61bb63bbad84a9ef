using Microsoft.Extensions.Logging.Abstractions;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j.Transport;

[Collection(Neo4jServer.Shared)]
public sealed class QueryApiTransportTests(Neo4jServer server) : CypherTransportContract(server)
{
    protected override ICypherTransport TransportTo(Neo4jServer started, Neo4jSignIn signIn) =>
        new QueryApiTransport(started.Url, signIn, Neo4jServer.Patient, NullLogger<QueryApiTransport>.Instance, TimeProvider.System);
}
