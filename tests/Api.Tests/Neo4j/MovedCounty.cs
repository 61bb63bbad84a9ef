using System.Text;
using TalentGraph.Api.Tests.Hosting;
using TalentGraph.Bench;
using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Exchange.Copying;
using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Sqlite;
using TalentGraph.Graph.Tests.Neo4j;
using Xunit;

namespace TalentGraph.Api.Tests.Neo4j;

/// <summary>
/// A demo county in SQLite that was moved to a Neo4j server by the verb, which was killed in the middle and run again.
/// Nothing is made before a test asks for it.
/// </summary>
[CollectionDefinition(nameof(MovedCounty))]
public sealed class MovedCounty : IAsyncDisposable, ICollectionFixture<MovedCounty>
{
    private const int Cadres = 100;
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-moved-").FullName;
    private Task? moving;

    public Neo4jServer Server { get; } = new();

    public string StoreFile => Path.Combine(folder, "data", "talentgraph.db");

    public string AuditFile => Path.Combine(folder, "data", "audit.db");

    /// <summary>The key of national ids, where an import into the embedded store looks for it and every replica is told to: 32 bytes of 1.</summary>
    public string KeyFile => Path.Combine(folder, "data", "national-id.key");

    /// <summary>What the verb said when it was run again.</summary>
    public string Said { get; private set; } = "";

    /// <summary>Whether the target knew of an unfinished import when the verb was killed.</summary>
    public bool WasCutOff { get; private set; }

    /// <summary>Settings of the county in Neo4j.</summary>
    public string[] ServerSettings =>
    [
        $"--Store:Url={Server.Url}",
        $"--Store:User={Server.SignIn.User}",
        $"--Store:PasswordFile={Server.SignIn.PasswordFile}",
        $"--Store:Neo4j:ReadTimeout={Neo4jServer.Patient.ReadTimeout}",
        $"--Store:Neo4j:ReadTotalTimeout={Neo4jServer.Patient.ReadTotalTimeout}",
        $"--Store:NationalIdKeyFile={KeyFile}",
        $"--Audit:File={AuditFile}",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public string Beside(string name) => Path.Combine(folder, name);

    /// <summary>The county, moved; skips the test where there is no server.</summary>
    public async Task MovedAsync()
    {
        Assert.SkipWhen(Neo4jProcess.WhyNot() is not null, Neo4jProcess.WhyNot() ?? "");
        await (moving ??= MoveAsync());
    }

    public Task<SqliteTalentStore> OpenSqliteAsync() => SqliteTalentStore.OpenAsync(StoreFile, TimeProvider.System, Token);

    public Task<Neo4jTalentStore> OpenNeo4jAsync() => Server.OpenAsync();

    public static async Task<string> DoneAsync(params string[] args)
    {
        var (code, output, error) = await CommandLine.RunAsync(args);
        Assert.True(code == 0, $"{args[0]} ended with {code}: {error}");
        return output;
    }

    /// <summary>
    /// Runs a verb as a process, and kills it when a store has a part of what it writes; where it has ended before that was
    /// seen, once more from the beginning.
    /// </summary>
    /// <returns>What the store then says of itself.</returns>
    public static async Task<StoreStatus> CutOffAsync(string folder, string[] verb, Neo4jServer server, ITalentStore store)
    {
        for (var tries = 1; ; tries++)
        {
            using var process = VerbProcess.Start(folder, verb);
            while (!process.HasExited && (await store.StatusAsync(Token)).UnfinishedImport is null)
                await Task.Delay(20, Token);
            process.Kill();
            await process.WaitForExitAsync(Token);
            var left = await store.StatusAsync(Token);
            if (left.UnfinishedImport is not null || tries == 5)
                return left;
            await EmptyStore.MakeAsync(server);
        }
    }

    public static async Task<StoreDigest> DigestAsync(ITalentStore store)
    {
        await using (store)
            return (await StoreDigest.OfAsync(store, null, Token))!;
    }

    /// <summary>Every file of an export by name; made at one moment, so that equal graphs give equal bytes.</summary>
    public async Task<Dictionary<string, string>> ExportAsync(ITalentStore store)
    {
        var to = Beside($"export-{Guid.NewGuid():N}");
        await using (store)
            await BundleExporter.ExportAsync(store, to, DateTimeOffset.UnixEpoch, null, Token);
        return Directory.GetFiles(to).ToDictionary(file => Path.GetFileName(file), file => Encoding.UTF8.GetString(File.ReadAllBytes(file)));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task MoveAsync()
    {
        var bundle = Beside("bundle");
        Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!);
        await File.WriteAllBytesAsync(KeyFile, [.. Enumerable.Repeat((byte)1, 32)], Token);
        await DoneAsync("demo", "--out", bundle, "--cadres", $"{Cadres}");
        await DoneAsync("import", bundle, $"--Store:Url=sqlite://{StoreFile}");
        await DoneAsync("score", "--publish", $"--Store:Url=sqlite://{StoreFile}", $"--Audit:File={AuditFile}");
        await Server.StartedAsync();
        string[] migrate = ["migrate", "--from", $"sqlite://{StoreFile}", "--to", $"{Server.Url}", .. ServerSettings];
        await using (var store = await OpenNeo4jAsync())
            WasCutOff = (await CutOffAsync(folder, migrate, Server, store)).UnfinishedImport is not null;

        Said = await DoneAsync(migrate);
    }
}
