using TalentGraph.Graph.Sqlite;
using Xunit;

namespace TalentGraph.Graph.Tests.Sqlite;

public sealed class StoreUrlTests
{
    [Fact]
    public void A_path_is_relative_to_the_content_root_unless_it_is_absolute()
    {
        string root = Path.GetTempPath();

        Assert.Equal(Path.Combine(root, "data", "talentgraph.db"), StoreUrl.ToPath("sqlite://data/talentgraph.db", root));
        Assert.Equal(Path.GetFullPath("/var/lib/t.db"), StoreUrl.ToPath("sqlite:///var/lib/t.db", root));
    }

    [Theory]
    [InlineData("bolt://localhost")]
    [InlineData("neo4j://localhost")]
    [InlineData("http://localhost:7474/neo4j")]
    [InlineData("sqlite://")]
    [InlineData("data/talentgraph.db")]
    public void Another_scheme_is_refused_with_the_setting_and_the_scheme_that_works(string url)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => StoreUrl.ToPath(url, "/"));

        Assert.Contains("Store:Url", error.Message, StringComparison.Ordinal);
        Assert.Contains("sqlite://", error.Message, StringComparison.Ordinal);
    }
}
