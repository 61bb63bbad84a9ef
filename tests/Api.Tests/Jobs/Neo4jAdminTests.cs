using TalentGraph.Api.Commands;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Hosting.Stores;
using TalentGraph.Api.Jobs.Backups;
using TalentGraph.Api.Jobs.Backups.Servers;
using Xunit;

namespace TalentGraph.Api.Tests.Jobs;

public sealed class Neo4jAdminTests : IAsyncDisposable
{
    private readonly PretendedNeo4j server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("bolt")]
    [InlineData("neo4j+s")]
    [InlineData("http")]
    [InlineData("https")]
    public async Task A_server_runs_while_its_port_is_listened_on_whatever_it_speaks(string scheme)
    {
        var admin = server.AdminWith(scheme: scheme);

        Assert.True(await admin.ListensAsync(Token));
        await server.StopAsync();
        Assert.False(await admin.ListensAsync(Token));
    }

    [Theory]
    [InlineData("bolt://127.0.0.1", "neo4j")]
    [InlineData("bolt://127.0.0.1:7687/", "neo4j")]
    [InlineData("http://127.0.0.1:7474/county", "county")]
    public void An_address_without_a_database_means_the_default_one(string url, string database) =>
        Assert.Equal(database, new Neo4jAdmin(new BackupSettings(), new ServerStore(new Uri(url)), TimeProvider.System).Database);

    [Fact]
    public async Task The_work_is_done_while_the_server_is_stopped_and_then_it_runs_again()
    {
        var ran = true;

        await server.AdminWith().WhileStoppedAsync(() => Task.FromResult(ran = server.Runs), Silent(), Token);

        Assert.False(ran);
        Assert.True(server.Runs);
    }

    [Fact]
    public async Task Whatever_goes_wrong_while_it_is_stopped_the_server_runs_again()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => server.AdminWith().WhileStoppedAsync(() => throw new RefusedException("no"), Silent(), Token));

        Assert.Equal("no", refused.Message);
        Assert.True(server.Runs);
    }

    [Fact]
    public async Task Stopped_while_the_server_is_being_stopped_the_verb_does_nothing_more_and_starts_it_again()
    {
        using var ctrlC = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var admin = server.AdminWith(stop: $"{server.Stop}; touch '{server.Beside("half-way")}'; while [ ! -e '{server.Beside("go")}' ]; do sleep 0.02; done");
        var working = admin.WhileStoppedAsync(() => throw new InvalidOperationException("It was stopped."), Silent(), ctrlC.Token);
        await server.SeenAsync("half-way");

        await ctrlC.CancelAsync();
        Assert.False(server.Runs);
        await File.WriteAllTextAsync(server.Beside("go"), "", Token);

        await Assert.ThrowsAsync<OperationCanceledException>(() => working);
        Assert.True(server.Runs);
    }

    [Theory]
    [InlineData("sleep 30", "'sleep 30' has not ended", 3)]
    [InlineData("true", "still runs after", 3)]
    [InlineData("echo not allowed; exit 4", "ended with 4: not allowed", 60)]
    public async Task A_server_that_does_not_stop_is_started_all_the_same(string stop, string said, int patience)
    {
        var started = server.Beside("started");
        var admin = server.AdminWith(stop, $"touch '{started}'", patience: patience);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => admin.WhileStoppedAsync(() => throw new InvalidOperationException("It runs."), Silent(), Token));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(started));
    }

    [Fact]
    public async Task A_server_that_cannot_be_started_again_is_said_to_be_down_beside_what_went_wrong_before()
    {
        var admin = server.AdminWith(start: "echo no such unit; exit 5");

        var both = await Assert.ThrowsAsync<AggregateException>(() => admin.WhileStoppedAsync(() => throw new RefusedException("The disk is full."), Silent(), Token));
        var down = await Assert.ThrowsAsync<RefusedException>(() => admin.WhileStoppedAsync(() => Task.CompletedTask, Silent(), Token));

        Assert.Equal("The disk is full.", both.InnerExceptions[0].Message);
        Assert.Equal(down.Message, both.InnerExceptions[1].Message);
        Assert.Contains("is down, start it yourself: 'echo no such unit; exit 5' ended with 5: no such unit", down.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_written_ends_the_dump_and_says_why() =>
        await Assert.ThrowsAsync<IOException>(() => server.AdminWith(command: "yes; :").DumpAsync(new FullDisk(), Token));

    [Fact]
    public async Task Stopped_in_the_middle_nothing_of_the_command_runs_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are looked up in /proc.");
        var admin = server.AdminWith(command: $"echo $$ >'{server.Beside("draft")}'; mv '{server.Beside("draft")}' '{server.Beside("alive")}'; sleep 600; :");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var checking = admin.CheckAsync(stop.Token);
        await server.SeenAsync("alive");

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => checking);
        Assert.False(Directory.Exists($"/proc/{(await File.ReadAllTextAsync(server.Beside("alive"), Token)).Trim()}"));
    }

    private static Progress<BackupStep> Silent() => new();

    private sealed class FullDisk : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromException(new IOException("No space left on device"));
    }
}
