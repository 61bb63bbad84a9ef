using TalentGraph.Graph.Bolt;
using Xunit;

namespace TalentGraph.Graph.Tests.Bolt;

public sealed class BoltAddressTests
{
    [Theory]
    [InlineData("bolt://graph.example", "bolt://graph.example/", "neo4j", false)]
    [InlineData("bolt+s://graph.example:7688/talent", "bolt+s://graph.example:7688/", "talent", true)]
    [InlineData("neo4j://graph.example/talent/", "neo4j://graph.example/", "talent", false)]
    [InlineData("neo4j+s://graph.example:7687?region=east", "neo4j+s://graph.example:7687/?region=east", "neo4j", true)]
    public void An_address_names_a_server_and_a_database(string url, string server, string database, bool isEncrypted)
    {
        var address = BoltAddress.Parse(url);

        Assert.Equal((server, database, isEncrypted), (address.Server.AbsoluteUri, address.Database, address.IsEncrypted));
    }

    [Theory]
    [InlineData("http://graph.example", "must begin with bolt://")]
    [InlineData("bolt+ssc://graph.example", "Store:Neo4j:CaFile")]
    [InlineData("bolt+s+s://graph.example", "must begin with bolt://")]
    [InlineData("bolt://graph.example/a/b", "one database at most")]
    [InlineData("bolt:nowhere", "is no address")]
    [InlineData("bolt://neo4j:secret@graph.example", "must not carry a name or password")]
    public void What_is_none_is_said_without_a_secret(string url, string said)
    {
        var refused = Assert.Throws<ArgumentException>(() => BoltAddress.Parse(url));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }
}
