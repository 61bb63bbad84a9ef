using TalentGraph.Graph.Tests.Neo4j;
using Xunit;

namespace TalentGraph.Api.Tests.Features;

/// <summary>The feature tests ask a county in SQLite and its twin in Neo4j; this says whether they did.</summary>
[Collection(nameof(ServedCounty))]
public sealed class TwinTests(ServedCounty county)
{
    [Fact]
    public async Task Both_stores_are_asked_whatever_a_feature_test_asks()
    {
        Assert.SkipWhen(Neo4jProcess.WhyNot() is not null, Neo4jProcess.WhyNot() ?? "");
        var before = county.Compared;

        var reply = await county.AskAsync(Who.HrReader, "{ cadres(first: 100) { totalCount nodes { id name } } }");

        Assert.Equal(("34", before + 1), (reply.Text("cadres.totalCount"), county.Compared));
    }
}
