using TalentGraph.Api.Tests.Hosting;
using TalentGraph.Graph.Sqlite;
using Xunit;

namespace TalentGraph.Api.Tests.Neo4j;

[Collection(nameof(MovedCounty))]
public sealed class MoveTests(MovedCounty county)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_in_the_middle_and_run_again_a_move_ends_in_the_same_graph()
    {
        await county.MovedAsync();

        var source = await MovedCounty.DigestAsync(await county.OpenSqliteAsync());
        var target = await MovedCounty.DigestAsync(await county.OpenNeo4jAsync());

        Assert.True(county.WasCutOff);
        Assert.Equal(source.Records, target.Records);
        Assert.Equal(source.Today, target.Today);
        Assert.All(["evaluations", "estimates", "run_files"], kind => Assert.NotEqual(0, source.Records.Single(record => record.Kind == kind).Count));
        Assert.Equal(2, county.Said.Split(source.Fingerprint).Length - 1);
    }

    [Fact]
    public async Task Both_stores_export_the_same_bytes()
    {
        await county.MovedAsync();

        Assert.Equal(await county.ExportAsync(await county.OpenSqliteAsync()), await county.ExportAsync(await county.OpenNeo4jAsync()));
    }

    [Fact]
    public async Task Moved_back_to_SQLite_it_is_the_same_again()
    {
        await county.MovedAsync();
        var back = county.Beside($"back-{Guid.NewGuid():N}.db");

        await MovedCounty.DoneAsync(["migrate", "--from", $"{county.Server.Url}", "--to", $"sqlite://{back}", .. county.ServerSettings]);

        Assert.Equal(
            await county.ExportAsync(await county.OpenSqliteAsync()),
            await county.ExportAsync(await SqliteTalentStore.OpenAsync(back, TimeProvider.System, Token)));
    }

    [Fact]
    public async Task A_server_with_data_of_its_own_is_no_target()
    {
        await county.MovedAsync();
        var other = county.Beside("other.db");
        await using (var store = await SqliteTalentStore.OpenAsync(other, TimeProvider.System, Token))
        {
            await using var session = await store.BeginAsync("test", Token);
            await session.UpsertAsync([Features.A.Cadre("X1", "别人")], Token);
            await session.CommitAsync(Token);
        }

        var (code, _, error) = await CommandLine.RunAsync(["migrate", "--from", $"sqlite://{other}", "--to", $"{county.Server.Url}", .. county.ServerSettings]);

        Assert.Equal((1, $"The target is not empty.{Environment.NewLine}"), (code, error));
    }
}
