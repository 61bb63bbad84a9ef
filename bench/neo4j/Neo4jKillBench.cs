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
/// Kills imports into Neo4j at random moments of their writing, by turns the importing process and the server: the version
/// must stand, and the import resumed must end in the graph that the embedded store has of the same bundle.
/// </summary>
internal sealed class Neo4jKillBench : IBench
{
    private const int Cadres = 200;
    private static readonly TransportOptions Patient = new() { ReadTimeout = TimeSpan.FromMinutes(1), ReadTotalTimeout = TimeSpan.FromMinutes(3), Retries = 20 };
    private static readonly CypherStatement Written = new(
        "written", "MATCH (s:Store {id: 'store'}) RETURN s.batch AS batch", new Dictionary<string, object?>(), CypherAccess.Read);

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
            (long parts, TimeSpan part) = await WholeAsync(cancellationToken);
            int wrong = 0;
            for (int i = 1; i <= times; i++)
            {
                await EmptyAsync(cancellationToken);
                bool killsServer = i % 2 == 0;
                long after = 1 + random.NextInt64(parts);
                await KillAsync(killsServer, after, part * random.NextDouble(), cancellationToken);
                (string left, bool fits) = await ResumeAsync(reference, cancellationToken);
                wrong += fits ? 0 : 1;
                Console.WriteLine($"{i,3}  {(killsServer ? "the server" : "the import"),-11} after part {after,2} of {parts}   {left}{(fits ? "" : "  WRONG")}");
            }

            Console.WriteLine($"{times - wrong} of {times} ended in the same graph.");
            return wrong == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>An import that nobody kills.</summary>
    /// <returns>How many parts it writes before its commit, and how long one takes.</returns>
    private async Task<(long Parts, TimeSpan Part)> WholeAsync(CancellationToken cancellationToken)
    {
        // The first one makes the schema and finds the server cold.
        await ImportAsync(cancellationToken);
        await EmptyAsync(cancellationToken);
        Task import = ImportAsync(cancellationToken);
        await using QueryApiTransport transport = Transport();
        await WrittenAsync(transport, 1, import, cancellationToken);
        long began = Stopwatch.GetTimestamp();
        await import;
        TimeSpan writing = Stopwatch.GetElapsedTime(began);
        long parts = await WrittenAsync(transport, 0, import, cancellationToken);
        return parts < 3 ? throw new InvalidOperationException("The import is too small to be killed in its middle.") : (parts, writing / parts);
    }

    /// <summary>Waits until so many parts are written, or the import is over.</summary>
    /// <returns>How many are.</returns>
    private static async Task<long> WrittenAsync(QueryApiTransport transport, long parts, Task import, CancellationToken cancellationToken)
    {
        while (true)
        {
            bool isOver = import.IsCompleted;
            CypherTable table = await transport.RunAsync(Written, cancellationToken);
            if (isOver || table[0].Whole(0) >= parts)
                return table[0].Whole(0);
            await Task.Delay(10, cancellationToken);
        }
    }

    private async Task KillAsync(bool killsServer, long parts, TimeSpan then, CancellationToken cancellationToken)
    {
        using Process import = VerbProcess.Start(folder, Verb(null));
        await using (QueryApiTransport transport = Transport())
        {
            Task over = import.WaitForExitAsync(cancellationToken);
            await WrittenAsync(transport, parts, over, cancellationToken);
            await Task.WhenAny(over, Task.Delay(then, cancellationToken));
        }

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
        var steps = new List<string>();
        StoreStatus status = await store.StatusAsync(cancellationToken);
        for (int attempt = 1; status.Version == new Version(0) && attempt <= 5; attempt++)
        {
            // A writer that died keeps its place for a while; and its last statement may be written after its death.
            string? unfinished = status.UnfinishedImport;
            string? error = await TryImportAsync(unfinished, cancellationToken);
            steps.Add(error ?? (unfinished is null ? "nothing was written; imported" : "version 0, unfinished; resumed"));
            status = await store.StatusAsync(cancellationToken);
        }

        string found = await DigestAsync(store, cancellationToken);
        return (steps.Count == 0 ? "it was done" : string.Join("; ", steps), found == reference && status.Version == new Version(1) && status.UnfinishedImport is null);
    }

    private async Task ImportAsync(CancellationToken cancellationToken)
    {
        if (await TryImportAsync(null, cancellationToken) is { } error)
            throw new InvalidOperationException($"The import did not work: {error}");
    }

    /// <summary>Imports, or ends the import of this id.</summary>
    /// <returns>What went wrong; null: nothing.</returns>
    private async Task<string?> TryImportAsync(string? resume, CancellationToken cancellationToken)
    {
        (int code, _, string error) = await VerbProcess.RunAsync(folder, Verb(resume), cancellationToken);
        return code == 0 ? null : error.Trim();
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
        await EmptyDatabase.MakeAsync(transport, cancellationToken);
    }

    private QueryApiTransport Transport() => new(server.Url, server.SignIn, Patient, NullLogger<QueryApiTransport>.Instance, TimeProvider.System);
}
