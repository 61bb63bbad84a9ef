using Microsoft.Extensions.Logging.Abstractions;
using TalentGraph.Graph.Bolt;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Tests.Neo4j;

namespace TalentGraph.Graph.Tests.Bolt;

/// <summary>Bolt to the tests' own server.</summary>
internal static class BoltServer
{
    public static BoltTransport TransportTo(Neo4jServer server, string scheme, Neo4jSignIn signIn, TransportOptions? options = null) => new(
        BoltAddress.Parse(new UriBuilder(server.BoltUrl) { Scheme = scheme }.Uri.ToString()),
        signIn,
        options ?? new TransportOptions(),
        NullLogger<BoltTransport>.Instance,
        TimeProvider.System);
}
