using TalentGraph.Graph.Exchange.Copying;
using TalentGraph.Graph.Sqlite;
using Xunit;
using static TalentGraph.Api.Tests.Features.A;

namespace TalentGraph.Api.Tests.Commands.Keeping;

public sealed class MigrateTests : IDisposable
{
    private readonly Deployment deployment = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Target => deployment.Beside("target.db");

    private string[] Migrate => ["migrate", "--from", deployment.StoreUrl, "--to", $"sqlite://{Target}"];

    public void Dispose() => deployment.Dispose();

    [Fact]
    public async Task A_copied_store_holds_the_same_and_both_fingerprints_are_printed()
    {
        await deployment.FillAsync();
        var source = await deployment.DigestAsync();

        var said = await deployment.DoneAsync(Migrate);

        await using var target = await OpenAsync();
        var copied = await StoreDigest.OfAsync(target, null, Token);
        Assert.Equal(source.Records, copied!.Records);
        Assert.Equal(new DateOnly(2024, 6, 30), copied.Today);
        Assert.Equal(2, said.Split(source.Fingerprint).Length - 1);
        Assert.Contains("run_files: 1 = 1", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_scoring_run_that_was_cut_off_left_is_neither_counted_nor_copied_nor_exported()
    {
        await deployment.FillAsync();
        var (before, exported) = ((await deployment.DigestAsync()).Records, await deployment.ExportAsync());
        RunId nobodys = new("2024-06-30-2");
        await deployment.WriteAsync(
            new RunFile { RunId = nobodys, Name = "framework.json", Sha256 = "00", Content = [1] },
            new Estimates { RunId = nobodys, CadreId = new CadreId("C06"), Body = "{}" });

        var counted = (await deployment.DigestAsync()).Records;
        await deployment.DoneAsync(Migrate);

        await using var target = await OpenAsync();
        Assert.Equal(before, counted);
        Assert.Equal(exported, await deployment.ExportAsync());
        Assert.Equal("2024-06-30-1", Assert.Single(await target.AllAsync<Estimates>(Token)).RunId.Value);
        Assert.Equal("2024-06-30-1", Assert.Single(await target.AllAsync<RunFile>(Token)).RunId.Value);
    }

    [Fact]
    public async Task What_scope_compares_is_kept_for_the_copy()
    {
        await deployment.FillAsync();
        await deployment.DoneAsync(Migrate);

        await using var target = await OpenAsync();
        Scope managed = new() { Managed = [new ScopeGrant(new UnitId("county"), [Rank.TownshipHead])] };
        Assert.Equal(["C07"], (await target.FetchAsync<Cadre>(managed, ["C06", "C07", "D02"], Token)).Keys);
    }

    [Fact]
    public async Task Versions_go_on_and_clients_of_the_old_store_are_told_to_resync()
    {
        await deployment.FillAsync();
        var source = (await deployment.DigestAsync()).Version;
        await deployment.DoneAsync(Migrate);

        await using var target = await OpenAsync();
        Assert.Equal(source.Number + 1, (await target.StatusAsync(Token)).Version.Number);
        Assert.Equal("RESYNC_REQUIRED", (await Assert.ThrowsAsync<GraphStoreException>(async () => await target.ChangesAsync(new Version(source.Number - 1), Token).ToListAsync(Token))).Code);
    }

    [Fact]
    public async Task Run_again_it_finds_both_equal_and_writes_nothing()
    {
        await deployment.FillAsync();
        await deployment.DoneAsync(Migrate);

        Assert.Contains("Both were equal already", await deployment.DoneAsync(Migrate), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_in_the_middle_and_run_again_it_ends_in_the_same_graph()
    {
        await deployment.FillAsync();
        await using (var from = await deployment.OpenAsync())
        await using (var to = await OpenAsync())
        {
            using var stop = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StoreCopy.RunAsync(
                from, to, static (_, _, _) => Task.CompletedTask, step => Stop(stop, step.Kind == "enrolments"), stop.Token));
        }

        await deployment.DoneAsync(Migrate);

        await using var target = await OpenAsync();
        Assert.Equal((await deployment.DigestAsync()).Records, (await StoreDigest.OfAsync(target, null, Token))!.Records);
    }

    [Fact]
    public async Task A_store_with_data_of_its_own_is_no_target()
    {
        await deployment.FillAsync();
        await using (var target = await OpenAsync())
        {
            await using var session = await target.BeginAsync("test", Token);
            await session.UpsertAsync([Cadre("X1", "别人")], Token);
            await session.CommitAsync(Token);
        }

        Assert.Equal($"The target is not empty.{Environment.NewLine}", await deployment.RefusedAsync(Migrate));
        await using var after = await OpenAsync();
        Assert.Equal(["X1"], await after.ScanAsync<Cadre>(Token).Select(cadre => cadre.Id.Value).ToListAsync(Token));
    }

    [Fact]
    public async Task A_copy_that_somebody_changed_since_is_no_target_either()
    {
        await deployment.FillAsync();
        var source = (await deployment.DigestAsync()).Version;
        await using (var target = await OpenAsync())
        {
            await using var session = await target.BeginAsync("test", Token);
            await session.ContinueAfterAsync(source, Token);
            await session.UpsertAsync([Cadre("X1", "别人")], Token);
            await session.CommitAsync(Token);
        }

        Assert.EndsWith($"The target is not empty.{Environment.NewLine}", await deployment.RefusedAsync(Migrate), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_changes_meanwhile_is_said_and_nothing_is_committed()
    {
        await deployment.FillAsync();
        await using var from = await deployment.OpenAsync();
        await using var to = await OpenAsync();
        var written = false;

        var outcome = await StoreCopy.RunAsync(
            from,
            to,
            async (_, _, _) =>
            {
                written = true;
                await deployment.WriteAsync(Cadre("C99", "新来"));
            },
            null,
            Token);

        Assert.True(written);
        Assert.Equal(new NotCopied("The source changed while it was read: stop its service and run this again."), outcome);
        Assert.True((await to.StatusAsync(Token)).IsEmpty);
    }

    [Theory]
    [InlineData("--from", "bolt+magic://x")]
    [InlineData("--to", "elsewhere")]
    public async Task An_address_that_is_none_is_named(string option, string url)
    {
        await deployment.FillAsync();
        string[] args = option == "--from" ? ["migrate", "--from", url, "--to", $"sqlite://{Target}"] : ["migrate", "--from", deployment.StoreUrl, "--to", url];

        Assert.Contains($"{option}: ", await deployment.RefusedAsync(args), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--from-user and --from-password-file go together.", "--from-user", "neo4j")]
    [InlineData("--to-token-file is no file: '/no/such/file'.", "--to-token-file", "/no/such/file")]
    public async Task Who_asks_a_side_is_checked_and_named_by_its_options(string fault, string option, string value)
    {
        await deployment.FillAsync();

        Assert.Equal(fault, (await deployment.RefusedAsync([.. Migrate, option, value])).Trim());
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_not_made()
    {
        Assert.Contains("There is no store at", await deployment.RefusedAsync(Migrate), StringComparison.Ordinal);
        Assert.False(File.Exists(deployment.StoreFile));
        Assert.False(File.Exists(Target));
    }

    private static void Stop(CancellationTokenSource stop, bool now)
    {
        if (now)
            stop.Cancel();
    }

    private Task<SqliteTalentStore> OpenAsync() => SqliteTalentStore.OpenAsync(Target, TimeProvider.System, Token);
}
