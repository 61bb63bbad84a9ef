using TalentGraph.Graph.Demo;
using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Sqlite;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j;

/// <summary>One demo county, imported into both stores when a test first asks for it.</summary>
public sealed class DemoCounty : IAsyncDisposable
{
    /// <summary>The day the county lives at.</summary>
    public static readonly DateOnly Today = new(2025, 3, 14);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("county-");

    /// <summary>The one that is a file.</summary>
    public SqliteTalentStore Embedded { get; private set; } = null!;

    /// <summary>The one on a server.</summary>
    public Neo4jTalentStore OnServer { get; private set; } = null!;

    public async Task<DemoCounty> MadeAsync(Neo4jServer server)
    {
        if (OnServer is not null)
            return this;
        CancellationToken token = TestContext.Current.CancellationToken;
        Neo4jTalentStore store = await EmptyStore.OpenAsync(server);
        string bundle = Path.Combine(folder.FullName, "bundle");
        await DemoBundle.WriteAsync(bundle, new DemoOptions { Cadres = 150, Seed = 3, AsOf = Today }, progress: null, token);
        Embedded = await SqliteTalentStore.OpenAsync(Path.Combine(folder.FullName, "graph.db"), TimeProvider.System, token);
        foreach (ITalentStore one in (ITalentStore[])[Embedded, store])
            Assert.IsType<Imported>(await BundleImporter.ImportAsync(one, bundle, new ImportOptions { Today = Today }, progress: null, token));
        OnServer = store;
        return this;
    }

    /// <summary>Exports one of them, as of one moment.</summary>
    /// <returns>The folder.</returns>
    public async Task<string> ExportedAsync(ITalentStore store, string name)
    {
        string to = Path.Combine(folder.FullName, name);
        await BundleExporter.ExportAsync(store, to, DateTimeOffset.UnixEpoch, progress: null, TestContext.Current.CancellationToken);
        return to;
    }

    public async ValueTask DisposeAsync()
    {
        if (Embedded is not null)
            await Embedded.DisposeAsync();
        if (OnServer is not null)
            await OnServer.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
