using System.Text.Json.Nodes;
using TalentGraph.Api.Security.Audit;
using TalentGraph.Api.Tests.Hosting;
using TalentGraph.Api.Tests.Jobs;
using Xunit;

namespace TalentGraph.Api.Tests.Commands.Keeping;

/// <summary>What backup and restore do about a server, its audit beside it; what they do with a real one's data is tested with a real one.</summary>
public sealed class Neo4jVerbTests : IAsyncDisposable
{
    private readonly PretendedNeo4j server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Backup => server.Beside("county.backup");

    private string Audit => server.Beside("audit.db");

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_server_that_nobody_said_how_to_stop_is_left_alone_and_the_commands_are_named()
    {
        var (code, _, error) = await RunAsync("backup", Backup, "--Backup:Neo4jAdmin=/opt/neo4j/bin/neo4j-admin");

        Assert.Equal(1, code);
        Assert.Contains("/opt/neo4j/bin/neo4j-admin database dump neo4j --to-path=FOLDER", error, StringComparison.Ordinal);
        Assert.True(server.Runs);
        Assert.False(Path.Exists(Backup));
    }

    [Fact]
    public async Task A_command_that_fails_is_named_with_what_it_said_and_no_backup_is_left()
    {
        await server.StopAsync();

        var (code, _, error) = await RunAsync("backup", Backup, "--Backup:Neo4jAdmin=echo out of order; exit 3; :");

        Assert.Equal(1, code);
        Assert.Contains("ended with 3: out of order", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(server.Beside(""), "county.backup*"));
    }

    [Fact]
    public async Task Backed_up_and_restored_by_hand_the_database_is_the_same_and_the_restore_is_recorded()
    {
        await TakeAsync("the county");
        await File.WriteAllTextAsync(server.Database, "lost", Token);
        File.Delete(Audit);

        var (code, said, error) = await RunAsync("restore", Backup, "--replace");

        Assert.True(code == 0, error);
        Assert.Contains("its records were not counted", said, StringComparison.Ordinal);
        Assert.Equal("the county", await File.ReadAllTextAsync(server.Database, Token));
        Assert.Equal(["export ok", "restore ok"], Recorded());
    }

    [Fact]
    public async Task A_database_of_a_stopped_server_is_replaced_only_where_that_is_said_and_no_restore_is_recorded_as_done()
    {
        await TakeAsync("the county");

        var (code, _, error) = await RunAsync("restore", Backup);

        Assert.Equal(1, code);
        Assert.Contains($"Database already exists: neo4j{Environment.NewLine}A database that is there already is replaced with --replace alone", error, StringComparison.Ordinal);
        Assert.Equal(["export ok", "restore failed"], Recorded());
        File.Delete(Audit);
        await RunAsync("restore", Backup);
        Assert.False(File.Exists(Audit));
    }

    [Fact]
    public async Task A_restore_that_another_audit_hinders_is_refused_before_anything_is_loaded()
    {
        await TakeAsync("the county");
        File.Delete(Audit);
        await RunAsync("backup", server.Beside("other.backup"));
        await File.WriteAllTextAsync(server.Database, "another county", Token);

        var (code, _, error) = await RunAsync("restore", Backup);

        Assert.Equal(1, code);
        Assert.Contains("does not go on from the backup's: --replace sets it aside", error, StringComparison.Ordinal);
        Assert.Equal("another county", await File.ReadAllTextAsync(server.Database, Token));
        Assert.Empty(Directory.GetFiles(server.Beside(""), "*.restoring*"));
    }

    [Fact]
    public async Task A_restore_whose_audit_cannot_be_put_back_does_not_even_stop_the_server()
    {
        await TakeAsync("the county");
        await server.StartAsync();
        var stopped = server.Beside("was-stopped");

        var (code, _, error) = await RunAsync(
            "restore", Backup, "--replace", $"--Audit:File={Backup}/audit.db", $"--Backup:Stop=touch '{stopped}'; {server.Stop}", $"--Backup:Start={server.Start}");

        Assert.Equal(1, code);
        Assert.Contains("county.backup", error, StringComparison.Ordinal);
        Assert.False(File.Exists(stopped));
        Assert.True(server.Runs);
    }

    /// <summary>A backup of the stopped server.</summary>
    private async Task TakeAsync(string content)
    {
        await server.StopAsync();
        await File.WriteAllTextAsync(server.Database, content, Token);
        var (code, _, error) = await RunAsync("backup", Backup);
        Assert.True(code == 0, error);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] args) => CommandLine.RunAsync(
    [
        args[0], $"--Store:Url=http://{server.Address}/neo4j", $"--Audit:File={Audit}", $"--Backup:Neo4jAdmin={server.Admin}", .. args[1..],
    ]);

    private List<string> Recorded()
    {
        using var file = AuditFile.OpenSnapshot(Audit);
        return [.. file.Chains().SelectMany(chain => file.Entries(chain.Id)).Select(entry => JsonNode.Parse(entry.Body)!).Select(entry => $"{entry["action"]} {entry["result"]}")];
    }
}
