using TalentGraph.Api.Tests.Hosting;
using TalentGraph.Graph.Exchange.Copying;
using TalentGraph.Graph.Sqlite;
using TalentGraph.Graph.Tests.Neo4j;
using Xunit;

namespace TalentGraph.Api.Tests.Neo4j;

/// <summary>
/// A demo county imported into SQLite, and into a Neo4j server by a process that was killed in the middle, and then resumed;
/// scored in both. Nothing is made before a test asks for it.
/// </summary>
public sealed class ResumedCounty(OwnServer server) : IAsyncDisposable
{
    private const int Cadres = 100;
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-resumed-").FullName;
    private Task? making;

    /// <summary>What the server held when the import was dead.</summary>
    public StoreStatus Left { get; private set; } = null!;

    /// <summary>How an import that resumes nothing ended then, and what it said.</summary>
    public (int Code, string Error) Another { get; private set; }

    /// <summary>What the server holds after the resumed import.</summary>
    public StoreStatus Resumed { get; private set; } = null!;

    /// <summary>What SQLite holds, before scores.</summary>
    public StoreDigest InFile { get; private set; } = null!;

    /// <summary>What the server holds, before scores.</summary>
    public StoreDigest OnServer { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Bundle => Beside("bundle");

    private string[] File => [$"--Store:Url=sqlite://{Beside("talentgraph.db")}", $"--Audit:File={Beside("audit.db")}"];

    private string[] Settings => [.. server.Settings, $"--Audit:File={Beside("server-audit.db")}"];

    public string Beside(string name) => Path.Combine(folder, name);

    /// <summary>The county, made; skips the test where there is no server.</summary>
    public async Task MadeAsync()
    {
        Assert.SkipWhen(Neo4jProcess.WhyNot() is not null, Neo4jProcess.WhyNot() ?? "");
        await (making ??= MakeAsync());
    }

    public Task<SqliteTalentStore> OpenFileAsync() => SqliteTalentStore.OpenAsync(Beside("talentgraph.db"), TimeProvider.System, Token);

    public async Task<ITalentStore> OpenServerAsync() => await server.OpenAsync();

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task MakeAsync()
    {
        await MovedCounty.DoneAsync("demo", "--out", Bundle, "--cadres", $"{Cadres}");
        await MovedCounty.DoneAsync(["import", Bundle, .. File]);
        InFile = await MovedCounty.DigestAsync(await OpenFileAsync());
        await using (var store = await server.OpenEmptyAsync())
        {
            Left = await MovedCounty.CutOffAsync(folder, ["import", Bundle, .. Settings], server.Server, store);
            var (code, _, error) = await CommandLine.RunAsync(["import", Bundle, .. Settings]);
            Another = (code, error);
            await MovedCounty.DoneAsync(["import", Bundle, "--resume", $"{Left.UnfinishedImport}", .. Settings]);
            Resumed = await store.StatusAsync(Token);
        }

        OnServer = await MovedCounty.DigestAsync(await OpenServerAsync());
        await MovedCounty.DoneAsync(["score", "--publish", .. File]);
        await MovedCounty.DoneAsync(["score", "--publish", .. Settings]);
    }
}
