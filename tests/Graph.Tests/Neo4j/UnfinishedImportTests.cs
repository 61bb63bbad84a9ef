using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Exchange.Copying;
using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Sqlite;
using TalentGraph.Graph.Tests.Exchange;
using TalentGraph.Graph.Tests.Store;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j;

/// <summary>What wants a whole graph, while an import's parts change it under one version.</summary>
[Collection(Neo4jServer.Shared)]
public sealed class UnfinishedImportTests(Neo4jServer server) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 6, 30);
    private static readonly Unit[] Units = [.. Enumerable.Range(0, 6_000).Select(i => A.Unit($"U{i:00000}"))];
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-unfinished-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Neo4jTalentStore Store { get; set; } = null!;

    private string To => Path.Combine(folder, "export");

    public async ValueTask InitializeAsync()
    {
        await EmptyStore.MakeAsync(await server.StartedAsync());
        Store = await OpenAsync(server.Transport());
        await using IWriteSession session = await Store.BeginAsync("hr", Token);
        await session.UpsertAsync<Cadre>([A.Cadre("C1")], Token);
        await session.CommitAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Half_an_import_is_neither_counted_nor_exported_nor_copied_and_a_resumed_one_is()
    {
        await CutOffAsync();
        (_, DateOnly? today, string? import, _, _) = await Store.StatusAsync(Token);
        await using SqliteTalentStore target = await TargetAsync();
        Assert.Null(today);

        foreach (Func<Task> read in (Func<Task>[])[() => DigestAsync(Store), () => ExportAsync(Store), () => CopyAsync(Store, target)])
        {
            UnfinishedImportException refused = await Assert.ThrowsAsync<UnfinishedImportException>(read);
            Assert.Equal(import, refused.Import);
            Assert.Contains($"--resume {import}", refused.Message, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetFiles(To));
        Assert.Equal((new Version(0), true), ((await target.StatusAsync(Token)).Version, (await target.StatusAsync(Token)).IsEmpty));

        await using (IWriteSession resumed = await Store.ResumeAsync(import!, "county", Token))
        {
            await resumed.SetTodayAsync(Day, Token);
            await resumed.UpsertAsync<Unit>(Units, Token);
            await resumed.CommitAsync(Token);
        }

        Assert.Equal(Day, (await Store.StatusAsync(Token)).Today);
        Assert.Equal(6_001, (await DigestAsync(Store))!.Count);
        Assert.Equal(new Version(2), await ExportAsync(Store));
        Assert.IsType<Copied>(await CopyAsync(Store, target));
    }

    [Theory]
    [InlineData("counted")]
    [InlineData("exported")]
    [InlineData("copied")]
    public async Task An_import_that_begins_under_the_reading_is_noticed_and_nothing_read_is_kept(string how)
    {
        await using SqliteTalentStore target = await TargetAsync();
        await using Neo4jTalentStore overtaken = await OpenAsync(new Meanwhile(server.Transport(), CutOffAsync));

        await Assert.ThrowsAsync<UnfinishedImportException>(() => how switch
        {
            "counted" => DigestAsync(overtaken),
            "exported" => ExportAsync(overtaken),
            _ => CopyAsync(overtaken, target),
        });

        Assert.False(Directory.Exists(To) && Directory.EnumerateFiles(To).Any());
        Assert.Equal((new Version(0), true), ((await target.StatusAsync(Token)).Version, (await target.StatusAsync(Token)).IsEmpty));
    }

    [Fact]
    public async Task A_copy_that_was_cut_off_goes_on_in_a_target_that_is_unfinished()
    {
        await using SqliteTalentStore source = await TargetAsync();
        await using (IWriteSession session = await source.BeginAsync("county", Token))
        {
            await session.UpsertAsync<Unit>(Units, Token);
            await session.CommitAsync(Token);
        }

        await EmptyStore.MakeAsync(server);
        await CutOffAsync();

        Copied copied = Assert.IsType<Copied>(await CopyAsync(source, Store));

        Assert.Equal(6_000, copied.To.Count);
        Assert.Null((await Store.StatusAsync(Token)).UnfinishedImport);
    }

    [Fact]
    public async Task Half_of_one_store_is_not_ended_by_a_copy_of_another_nor_by_a_bundle()
    {
        await using SqliteTalentStore other = await TargetAsync();
        await using (IWriteSession session = await other.BeginAsync("other", Token))
        {
            await session.UpsertAsync<Cadre>([A.Cadre("C9")], Token);
            await session.CommitAsync(Token);
        }

        await EmptyStore.MakeAsync(server);
        await CutOffAsync();
        string import = (await Store.StatusAsync(Token)).UnfinishedImport!;

        NotCopied refused = Assert.IsType<NotCopied>(await CopyAsync(other, Store));
        await using var bundle = new BundleFolder().With("units", "id,name,kind,level", "U00000,村,party_committee,village");
        BundleException another = await Assert.ThrowsAsync<BundleException>(() => ImportAsync(bundle, new ImportOptions { Today = Day, Resume = import }));

        Assert.Contains("half of another store than the source (units: 0 records and 5000)", refused.Reason, StringComparison.Ordinal);
        Assert.Contains("no import of a bundle", another.Message, StringComparison.Ordinal);
        Assert.Equal((new Version(0), import), ((await Store.StatusAsync(Token)).Version, (await Store.StatusAsync(Token)).UnfinishedImport));
    }

    [Fact]
    public async Task Half_a_bundle_is_not_ended_by_a_copy_of_a_store()
    {
        await using SqliteTalentStore source = await TargetAsync();
        await EmptyStore.MakeAsync(server);
        await using BundleFolder bundle = new BundleFolder().With("units", ["id,name,kind,level", .. Units.Select(unit => $"{unit.Id.Value},村,party_committee,village")]);
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => ImportAsync(bundle, new ImportOptions { Today = Day, BeforeCommit = static _ => throw new OperationCanceledException() }));
        string import = (await Store.StatusAsync(Token)).UnfinishedImport!;

        NotCopied refused = Assert.IsType<NotCopied>(await CopyAsync(source, Store));

        Assert.StartsWith($"The target holds half of import {import}", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(import, (await Store.StatusAsync(Token)).UnfinishedImport);
    }

    [Fact]
    public async Task Half_a_bundle_is_ended_by_the_same_with_the_same_options_alone_as_of_the_day_it_began()
    {
        await using BundleFolder bundle = new BundleFolder().With("units", ["id,name,kind,level", .. Units.Select(unit => $"{unit.Id.Value},村,party_committee,village")]);
        var first = new ImportOptions { Today = Day };
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => ImportAsync(bundle, first with { BeforeCommit = static _ => throw new OperationCanceledException() }));
        string import = (await Store.StatusAsync(Token)).UnfinishedImport!;
        DateOnly? day = null;
        ImportOptions resumed = first with
        {
            Today = Day.AddDays(5),
            Resume = import,
            KeepNow = (_, today, _, _) => Task.FromResult(day = today),
        };
        string other = $"Import {import} was begun with another bundle or other options than this: resume it with the same.";

        Assert.Equal(other, (await Assert.ThrowsAsync<BundleException>(() => ImportAsync(bundle, resumed with { SkipBadRows = true }))).Message);
        await using (BundleFolder another = new BundleFolder().With("units", "id,name,kind,level", "U00000,村,party_committee,village"))
            Assert.Equal(other, (await Assert.ThrowsAsync<BundleException>(() => ImportAsync(another, resumed))).Message);
        Assert.Equal(import, (await Store.StatusAsync(Token)).UnfinishedImport);
        Assert.IsType<Imported>(await ImportAsync(bundle, resumed));

        Assert.Equal((Day, (string?)null), (day, (await Store.StatusAsync(Token)).UnfinishedImport));
    }

    private Task<ImportOutcome> ImportAsync(BundleFolder bundle, ImportOptions options) => BundleImporter.ImportAsync(Store, bundle.Path, options, null, Token);

    private static Task<StoreDigest?> DigestAsync(ITalentStore store) => StoreDigest.OfAsync(store, null, Token);

    private Task<Version> ExportAsync(ITalentStore store) => BundleExporter.ExportAsync(store, To, DateTimeOffset.UnixEpoch, progress: null, Token);

    private static Task<CopyOutcome> CopyAsync(ITalentStore from, ITalentStore to) =>
        StoreCopy.RunAsync(from, to, static (_, _, _) => Task.CompletedTask, null, Token);

    private Task<SqliteTalentStore> TargetAsync() => SqliteTalentStore.OpenAsync(Path.Combine(folder, "other.db"), TimeProvider.System, Token);

    private static async Task<Neo4jTalentStore> OpenAsync(ICypherTransport transport) =>
        await Neo4jTalentStore.OpenAsync(transport, new Neo4jStoreOptions(), TimeProvider.System, Token);

    private async Task CutOffAsync()
    {
        await using (IWriteSession cut = await Store.BeginAsync("county", Token))
        {
            await cut.SetTodayAsync(Day, Token);
            await cut.UpsertAsync<Unit>(Units, Token);
        }

        Assert.NotNull((await Store.StatusAsync(Token)).UnfinishedImport);
    }

    /// <summary>A way to the server on which something happens before the first scan of evaluations, which come after the units.</summary>
    private sealed class Meanwhile(ICypherTransport inner, Func<Task> happens) : ICypherTransport
    {
        private bool happened;

        public async Task<CypherTable> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
        {
            if (!happened && statement.Query.Contains("evaluations", StringComparison.Ordinal))
            {
                happened = true;
                await happens();
            }

            return await inner.RunAsync(statement, cancellationToken);
        }

        public Task<CypherPlan> ExplainAsync(CypherStatement statement, CancellationToken cancellationToken) => inner.ExplainAsync(statement, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
