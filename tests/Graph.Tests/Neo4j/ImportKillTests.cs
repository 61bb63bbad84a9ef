using TalentGraph.Graph.Demo;
using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Exchange.Copying;
using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Sqlite;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j;

/// <summary>A server that is killed under an import; the bench <c>neo4j-kill</c> does it twenty times, and kills the importing process, too.</summary>
public sealed class ImportKillTests(Neo4jServer server) : IClassFixture<Neo4jServer>, IAsyncLifetime
{
    private static readonly Neo4jStoreOptions Options = new() { Lease = TimeSpan.FromSeconds(5) };
    private static readonly TransportOptions Patient = new() { ReadTimeout = TimeSpan.FromMinutes(1), ReadTotalTimeout = TimeSpan.FromMinutes(2), Retries = 20 };
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-kill-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await server.StartedAsync();
        await using (Neo4jTalentStore store = await OpenAsync())
            Assert.NotNull(store);
        await EmptyStore.MakeAsync(server);
        await DemoBundle.WriteAsync(folder, new DemoOptions { Cadres = DemoOptions.FewestCadres }, null, Cancel);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Killed_under_a_part_of_an_import_it_shows_the_old_version_and_is_resumed_to_the_same_graph()
    {
        await DieAsync("batch");

        await using Neo4jTalentStore after = await OpenAsync();
        StoreStatus status = await after.StatusAsync(Cancel);
        Assert.Equal(new Version(0), status.Version);
        Assert.Equal(Expected(await ReferenceAsync()), Expected(await ResumedAsync(after, status)));
    }

    [Fact]
    public async Task Killed_under_the_commit_of_an_import_it_holds_all_or_is_resumed_to_it()
    {
        await DieAsync("commit");

        await using Neo4jTalentStore after = await OpenAsync();
        StoreStatus status = await after.StatusAsync(Cancel);
        Assert.Equal(status.Version == new Version(1), status.UnfinishedImport is null);
        Assert.Equal(Expected(await ReferenceAsync()), Expected(await ResumedAsync(after, status)));
    }

    private static IEnumerable<string> Expected(StoreDigest digest) => digest.Records.Select(kind => $"{kind.Kind} {kind.Count} {kind.Sha256}").Prepend(digest.Today?.ToString("O", null) ?? "");

    /// <summary>Imports until the server dies under the second statement of this name, or the only one; starts it again.</summary>
    private async Task DieAsync(string query)
    {
        await using Neo4jTalentStore dying = await Neo4jTalentStore.OpenAsync(
            new Deadly(server.Transport(new TransportOptions { Retries = 0 }), server, query), Options, TimeProvider.System, Cancel);
        await Assert.ThrowsAsync<GraphStoreException>(() => ImportAsync(dying, resume: null));
        await server.StartAsync();
    }

    private async Task<StoreDigest> ResumedAsync(Neo4jTalentStore store, StoreStatus status)
    {
        if (status.Version == new Version(0))
            Assert.IsType<Imported>(await ImportAsync(store, status.UnfinishedImport));
        Assert.Equal((new Version(1), null), ((await store.StatusAsync(Cancel)).Version, (await store.StatusAsync(Cancel)).UnfinishedImport));
        return (await StoreDigest.OfAsync(store, null, Cancel))!;
    }

    private async Task<StoreDigest> ReferenceAsync()
    {
        await using SqliteTalentStore store = await SqliteTalentStore.OpenAsync(Path.Combine(folder, "reference.db"), TimeProvider.System, Cancel);
        Assert.IsType<Imported>(await ImportAsync(store, resume: null));
        return (await StoreDigest.OfAsync(store, null, Cancel))!;
    }

    private Task<ImportOutcome> ImportAsync(ITalentStore store, string? resume) =>
        BundleImporter.ImportAsync(store, folder, new ImportOptions { Today = new DateOnly(2026, 6, 30), Resume = resume }, null, Cancel);

    private Task<Neo4jTalentStore> OpenAsync() => Neo4jTalentStore.OpenAsync(server.Transport(Patient), Options, TimeProvider.System, Cancel);

    /// <summary>A way to the server on which it dies while a statement is with it.</summary>
    private sealed class Deadly(ICypherTransport inner, Neo4jServer server, string query) : ICypherTransport
    {
        private int parts;

        public async Task<CypherTable> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
        {
            bool dies = statement.Query == query && (query != "batch" || ++parts == 2);
            Task<CypherTable> running = inner.RunAsync(statement, cancellationToken);
            if (!dies)
                return await running;
            await server.KillAsync();
            // It may have been done before its death; then nobody hears of that.
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new GraphStoreException("UNREACHABLE", statement.Query, isTransient: true, null);
        }

        public Task<CypherPlan> ExplainAsync(CypherStatement statement, CancellationToken cancellationToken) => inner.ExplainAsync(statement, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
