using Xunit;

namespace TalentGraph.Api.Tests.Neo4j;

[Collection(nameof(MovedCounty))]
public sealed class Neo4jBackupTests(MovedCounty county)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string[] Ours =>
    [
        .. county.ServerSettings,
        // It may be another user's, or in a container: nothing but its streams is shared with it, and no word may name a file.
        $"--Backup:Neo4jAdmin=admin() {{ case \"$*\" in */*) exit 9;; esac; {county.Server.AdminCommand} \"$@\"; }}; admin",
        $"--Backup:Stop={county.Server.StopCommand}",
        $"--Backup:Start={county.Server.StartCommand}",
    ];

    [Fact]
    public async Task Backed_up_beside_a_run_that_is_cut_off_lost_and_restored_a_graph_in_Neo4j_exports_the_same_bytes()
    {
        await county.MovedAsync();
        var (backup, stopping, go) = (county.Beside("neo4j.backup"), county.Beside("counted"), county.Beside("go-on"));
        var exported = await county.ExportAsync(await county.OpenNeo4jAsync());
        var before = await MovedCounty.DigestAsync(await county.OpenNeo4jAsync());

        var taking = MovedCounty.DoneAsync(
            ["backup", backup, .. Ours, $"--Backup:Stop=touch '{stopping}'; while [ ! -e '{go}' ]; do sleep 0.1; done; {county.Server.StopCommand}"]);
        while (!File.Exists(stopping) && !taking.IsCompleted)
            await Task.Delay(50, Token);
        await CutOffScoreAsync();
        await File.WriteAllTextAsync(go, "", Token);
        Assert.Contains($"fingerprint {before.Fingerprint}", await taking, StringComparison.Ordinal);
        await county.Server.KillAsync();
        Directory.Delete(Path.Combine(county.Server.Home, "data"), recursive: true);
        File.Delete(county.AuditFile);
        var said = await MovedCounty.DoneAsync(["restore", backup, .. Ours]);

        Assert.Contains($"{before.Count} records, fingerprint {before.Fingerprint}", said, StringComparison.Ordinal);
        Assert.Contains("The audit is whole.", said, StringComparison.Ordinal);
        // A restore that had come no further than the server's start.
        File.Delete(county.AuditFile);
        Assert.Contains("The audit is whole.", await MovedCounty.DoneAsync(["restore", backup, "--finish", .. Ours]), StringComparison.Ordinal);
        Assert.Equal(exported, await county.ExportAsync(await county.OpenNeo4jAsync()));
        await using var store = await county.OpenNeo4jAsync();
        Assert.True((await store.StatusAsync(Token)).Version.Number > before.Version.Number + 999_999);
        Assert.NotEqual(before.Records.Single(record => record.Kind == "estimates").Count, (await store.AllAsync<Estimates>(Token)).Count);
    }

    /// <summary>Leaves estimates of a run that does not come to be.</summary>
    private async Task CutOffScoreAsync()
    {
        await using var store = await county.OpenNeo4jAsync();
        await using var session = await store.BeginAsync("score", Token);
        Estimates[] some = [.. Enumerable.Range(0, 10_100).Select(i => new Estimates { RunId = new RunId("2099-01-01-1"), CadreId = new CadreId($"X{i:00000}"), Body = "{}" })];
        await session.UpsertAsync(some, Token);
    }
}
