using TalentGraph.Api.Tests.Hosting;
using Xunit;

namespace TalentGraph.Api.Tests.Neo4j;

[Collection(nameof(MovedCounty))]
public sealed class Neo4jBackupTests(MovedCounty county)
{
    private string[] Ours =>
    [
        .. county.ServerSettings,
        $"--Backup:Neo4jAdmin={county.Server.AdminCommand}",
        $"--Backup:Stop={county.Server.StopCommand}",
        $"--Backup:Start={county.Server.StartCommand}",
    ];

    [Fact]
    public async Task Backed_up_lost_and_restored_a_graph_in_Neo4j_exports_the_same_bytes()
    {
        await county.MovedAsync();
        var backup = county.Beside("neo4j.backup");
        var exported = await county.ExportAsync(await county.OpenNeo4jAsync());
        var before = await MovedCounty.DigestAsync(await county.OpenNeo4jAsync());

        Assert.Contains($"fingerprint {before.Fingerprint}", await MovedCounty.DoneAsync(["backup", backup, .. Ours]), StringComparison.Ordinal);
        await county.Server.KillAsync();
        Directory.Delete(Path.Combine(county.Server.Home, "data"), recursive: true);
        File.Delete(county.AuditFile);
        var said = await MovedCounty.DoneAsync(["restore", backup, .. Ours]);

        Assert.Contains($"{before.Count} records, fingerprint {before.Fingerprint}", said, StringComparison.Ordinal);
        Assert.Contains("The audit is whole.", said, StringComparison.Ordinal);
        Assert.Equal(exported, await county.ExportAsync(await county.OpenNeo4jAsync()));
        await using var store = await county.OpenNeo4jAsync();
        Assert.True((await store.StatusAsync(TestContext.Current.CancellationToken)).Version.Number > before.Version.Number + 999_999);
    }

    [Fact]
    public async Task A_server_that_nobody_said_how_to_stop_is_left_alone_and_the_commands_are_named()
    {
        await county.MovedAsync();
        var backup = county.Beside("refused.backup");

        var (code, _, error) = await CommandLine.RunAsync(["backup", backup, .. county.ServerSettings, "--Backup:Neo4jAdmin=/opt/neo4j/bin/neo4j-admin"]);

        Assert.Equal(1, code);
        Assert.Contains("/opt/neo4j/bin/neo4j-admin database dump neo4j --to-path=FOLDER", error, StringComparison.Ordinal);
        Assert.False(Path.Exists(backup));
    }

    [Fact]
    public async Task A_command_that_fails_is_named_with_what_it_said_and_the_server_runs_again()
    {
        await county.MovedAsync();
        var backup = county.Beside("failed.backup");

        var (code, _, error) = await CommandLine.RunAsync(["backup", backup, .. Ours, "--Backup:Neo4jAdmin=echo out of order; exit 3; :"]);

        Assert.Equal(1, code);
        Assert.Contains("ended with 3: out of order", error, StringComparison.Ordinal);
        Assert.False(Path.Exists(backup));
        await using var store = await county.OpenNeo4jAsync();
        Assert.False((await store.StatusAsync(TestContext.Current.CancellationToken)).IsEmpty);
    }
}
