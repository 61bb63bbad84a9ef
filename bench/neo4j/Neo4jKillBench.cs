using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using TalentGraph.Graph.Demo;
using TalentGraph.Graph.Exchange.Copying;
using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using TalentGraph.Graph.Sqlite;
using TalentGraph.Graph.Tests.Neo4j;

namespace TalentGraph.Bench.Neo4j;

/// <summary>
/// Kills imports into Neo4j at random moments, by turns the importing process and the server: the version must stand, and
/// the import resumed must end in the graph that the embedded store has of the same bundle.
/// </summary>
internal sealed class Neo4jKillBench : IBench
{
    private const int Cadres = 200;
    private static readonly TransportOptions Patient = new() { ReadTimeout = TimeSpan.FromMinutes(1), ReadTotalTimeout = TimeSpan.FromMinutes(3), Retries = 20 };
    private static readonly string[] Emptying =
    [
        "MATCH (n) WHERE NOT n:Store CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS",
        "MATCH (s:Store) SET s = {id: 'store', schema: s.schema, nameOrder: s.nameOrder, version: 0, holdsRecords: false, fence: 0, batch: 0}",
    ];

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"neo4j-kill-{Environment.ProcessId}");
    private Neo4jProcess server = null!;
    private readonly Random random = new(20260630);

    private string Bundle => Path.Combine(folder, "bundle");

    /// <inheritdoc/>
    public Command Verb()
    {
        var times = new Option<int>("--times") { Description = "How often.", DefaultValueFactory = _ => 20 };
        var verb = new Command("neo4j-kill", "Kills imports into Neo4j and resumes them: the same graph every time.") { times };
        verb.SetAction((parse, cancellationToken) => RunAsync(parse.GetValue(times), cancellationToken));
        return verb;
    }

    private async Task<int> RunAsync(int times, CancellationToken cancellationToken)
    {
        if (Neo4jProcess.WhyNot() is { } reason)
        {
            Console.Error.WriteLine(reason);
            return 1;
        }

        await using var started = new Neo4jProcess();
        server = started;
        try
        {
            await DemoBundle.WriteAsync(Bundle, new DemoOptions { Cadres = Cadres }, null, cancellationToken);
            string reference = await ReferenceAsync(cancellationToken);
            await server.StartAsync();
            long began = Stopwatch.GetTimestamp();
            await ImportAsync(null, cancellationToken);
            TimeSpan whole = Stopwatch.GetElapsedTime(began);
            int wrong = 0;
            for (int i = 1; i <= times; i++)
            {
                await EmptyAsync(cancellationToken);
                bool killsServer = i % 2 == 0;
                TimeSpan after = whole * (0.1 + (0.9 * random.NextDouble()));
                await KillAsync(killsServer, after, cancellationToken);
                (string left, bool fits) = await ResumeAsync(reference, cancellationToken);
                wrong += fits ? 0 : 1;
                Console.WriteLine($"{i,3}  {(killsServer ? "the server" : "the import"),-11} after {after.TotalSeconds,5:N1} s of {whole.TotalSeconds:N1}   {left}{(fits ? "" : "  WRONG")}");
            }

            Console.WriteLine($"{times - wrong} of {times} ended in the same graph.");
            return wrong == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task KillAsync(bool killsServer, TimeSpan after, CancellationToken cancellationToken)
    {
        using Process import = VerbProcess.Start(folder, Verb(null));
        await Task.WhenAny(import.WaitForExitAsync(cancellationToken), Task.Delay(after, cancellationToken));
        if (killsServer)
            await server.KillAsync();
        else if (!import.HasExited)
            import.Kill();
        await import.WaitForExitAsync(cancellationToken);
        if (killsServer)
            await server.StartAsync();
    }

    private async Task<(string Left, bool Fits)> ResumeAsync(string reference, CancellationToken cancellationToken)
    {
        await using Neo4jTalentStore store = await OpenAsync(cancellationToken);
        StoreStatus status = await store.StatusAsync(cancellationToken);
        if (status.Version == new Version(0))
            await ImportAsync(status.UnfinishedImport, cancellationToken);
        string found = await DigestAsync(store, cancellationToken);
        StoreStatus ended = await store.StatusAsync(cancellationToken);
        string left = status.Version != new Version(0) ? "it was done" : status.UnfinishedImport is null ? "nothing was written; imported" : "version 0, unfinished; resumed";
        return (left, found == reference && ended.Version == new Version(1) && ended.UnfinishedImport is null);
    }

    /// <summary>Imports, or ends the import of this id. A writer that died keeps its place for a while: it is waited for.</summary>
    private async Task ImportAsync(string? resume, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            (int code, _, string error) = await VerbProcess.RunAsync(folder, Verb(resume), cancellationToken);
            if (code == 0)
                return;
            if (attempt == 5)
                throw new InvalidOperationException($"The import did not work: {error}");
        }
    }

    private IEnumerable<string> Verb(string? resume) =>
    [
        "import", Bundle, .. resume is null ? Array.Empty<string>() : ["--resume", resume],
        $"--Store:Url={server.Url}", $"--Store:User={server.SignIn.User}", $"--Store:PasswordFile={server.SignIn.PasswordFile}",
        "--Store:Neo4j:ReadTimeout=00:01:00", "--Store:Neo4j:ReadTotalTimeout=00:03:00",
    ];

    private async Task<string> ReferenceAsync(CancellationToken cancellationToken)
    {
        string file = Path.Combine(folder, "reference.db");
        (int code, _, string error) = await VerbProcess.RunAsync(folder, ["import", Bundle, $"--Store:Url=sqlite://{file}"], cancellationToken);
        if (code != 0)
            throw new InvalidOperationException($"The import did not work: {error}");
        await using SqliteTalentStore store = await SqliteTalentStore.OpenAsync(file, TimeProvider.System, cancellationToken);
        return await DigestAsync(store, cancellationToken);
    }

    private static async Task<string> DigestAsync(ITalentStore store, CancellationToken cancellationToken)
    {
        StoreDigest digest = await StoreDigest.OfAsync(store, null, cancellationToken) ?? throw new InvalidOperationException("Somebody else writes.");
        return string.Join('\n', digest.Records.Select(kind => $"{kind.Kind} {kind.Count} {kind.Sha256}"));
    }

    private async Task<Neo4jTalentStore> OpenAsync(CancellationToken cancellationToken) =>
        await Neo4jTalentStore.OpenAsync(Transport(), new Neo4jStoreOptions(), TimeProvider.System, cancellationToken);

    private async Task EmptyAsync(CancellationToken cancellationToken)
    {
        await using QueryApiTransport transport = Transport();
        foreach (string step in Emptying)
            await transport.RunAsync(new CypherStatement("empty", step, new Dictionary<string, object?>(), CypherAccess.Write), cancellationToken);
    }

    private QueryApiTransport Transport() => new(server.Url, server.SignIn, Patient, NullLogger<QueryApiTransport>.Instance, TimeProvider.System);
}
