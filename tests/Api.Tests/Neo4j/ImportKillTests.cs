using TalentGraph.Api.Tests.Neo4j.Parity;
using Xunit;

namespace TalentGraph.Api.Tests.Neo4j;

/// <summary>The importing process is killed as <c>kill -9</c> does, and the import is resumed by another; the bench <c>neo4j-kill</c> does it at random moments.</summary>
[Collection(nameof(OwnServer))]
public sealed class ImportKillTests(ResumedCounty county, ITestOutputHelper output) : IClassFixture<ResumedCounty>
{
    [Fact]
    public async Task Killed_in_the_middle_an_import_shows_the_old_version_and_ends_in_the_same_graph_when_it_is_resumed()
    {
        await county.MadeAsync();

        Assert.Equal(new Version(0), county.Left.Version);
        Assert.NotNull(county.Left.UnfinishedImport);
        Assert.Equal(1, county.Another.Code);
        Assert.Contains($"import the same bundle again with --resume {county.Left.UnfinishedImport}", county.Another.Error, StringComparison.Ordinal);
        Assert.Equal((new Version(1), null), (county.Resumed.Version, county.Resumed.UnfinishedImport));
        Assert.Equal(county.InFile.Records, county.OnServer.Records);
        Assert.Equal(county.InFile.Today, county.OnServer.Today);
        Assert.NotEqual(0, county.OnServer.Records.Single(record => record.Kind == "evaluations").Count);
    }

    [Fact]
    public async Task Everybody_is_answered_alike_whatever_they_ask_of_a_county_that_was_imported_and_scored()
    {
        await county.MadeAsync();
        await using var both = await BothStores.OpenAsync(county.Beside("served"), await county.OpenFileAsync(), await county.OpenServerAsync());

        var (compared, full) = await EveryAnswer.IsTheSameAsync(both);

        output.WriteLine($"{compared} answers compared, {full} of them with something in them");
    }
}
