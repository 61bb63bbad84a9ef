using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using TalentGraph.Graph.Demo;
using TalentGraph.Graph.Tests.Neo4j;

namespace TalentGraph.Bench.Neo4j;

/// <summary>
/// The dossier, a list and a large document, all as trusted documents: one statement written by hand for the bare Query API, ours over SQLite, ours
/// over Neo4j, warm (the cadres were asked for before) and cold (nothing is kept), from one run on one demo county; and how many
/// requests in flight serve sixteen callers best.
/// </summary>
internal sealed class Neo4jSpeedBench : IBench
{
    private const double MostRatio = 1.5;
    private const int Turns = 3;
    private static readonly string[] Documents = ["dossier", "list", "training"];
    private static readonly int[] Callers = [1, 16];
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"neo4j-speed-{Environment.ProcessId}");
    private Neo4jProcess server = null!;
    private long statements;
    private string[] cadres = [];

    private string Bundle => Path.Combine(folder, "bundle");

    private string SqliteUrl => $"--Store:Url=sqlite://{folder}/graph.db";

    private string[] Neo4jSettings =>
    [
        $"--Store:Url={server.Url}", $"--Store:User={server.SignIn.User}", $"--Store:PasswordFile={server.SignIn.PasswordFile}",
        "--Store:Neo4j:ReadTimeout=00:01:00", "--Store:Neo4j:ReadTotalTimeout=00:03:00", $"--Audit:File={folder}/neo4j-audit.db",
        $"--Store:NationalIdKeyFile={KeyFile}",
    ];

    /// <summary>The verbs and the services of a store share one key.</summary>
    private string KeyFile => Path.Combine(folder, "national-id.key");

    /// <inheritdoc/>
    public Command Verb()
    {
        var size = new Option<int>("--cadres") { Description = "The size of the demo county.", DefaultValueFactory = _ => 2_000 };
        var seconds = new Option<int>("--seconds") { Description = $"How long each way is measured in each of {Turns} turns.", DefaultValueFactory = _ => 5 };
        var inFlight = new Option<int[]>("--in-flight") { Description = "Limits of requests in flight to compare.", DefaultValueFactory = _ => [1, 2, 4, 8, 16], AllowMultipleArgumentsPerToken = true };
        var verb = new Command("neo4j-speed", $"Answers over Neo4j beside SQLite and statements written by hand: at most {MostRatio} times their time, and a fixed number of statements.") { size, seconds, inFlight };
        verb.SetAction((parse, cancellationToken) => RunAsync(parse.GetValue(size), parse.GetValue(seconds), parse.GetValue(inFlight)!, cancellationToken));
        return verb;
    }

    private async Task<int> RunAsync(int size, int seconds, int[] inFlight, CancellationToken cancellationToken)
    {
        if (Neo4jProcess.WhyNot() is { } reason)
        {
            Console.Error.WriteLine(reason);
            return 1;
        }

        using var listener = Counting();
        await using var started = new Neo4jProcess();
        server = started;
        try
        {
            await DemoBundle.WriteAsync(Bundle, new DemoOptions { Cadres = size }, null, cancellationToken);
            await File.WriteAllBytesAsync(KeyFile, RandomNumberGenerator.GetBytes(32), cancellationToken);
            await server.StartAsync();
            await ImportAsync([SqliteUrl], cancellationToken);
            await ImportAsync(Neo4jSettings, cancellationToken);
            await ScoreAsync([SqliteUrl], cancellationToken);
            await ScoreAsync(Neo4jSettings, cancellationToken);
            bool holds = await CompareAsync(seconds, cancellationToken);
            foreach (int limit in inFlight)
                await LimitAsync(limit, seconds, cancellationToken);
            return holds ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<bool> CompareAsync(int seconds, CancellationToken cancellationToken)
    {
        await using StoreService file = await StoreService.StartAsync(Callers[^1], [SqliteUrl, $"--Audit:File={folder}/audit.db"], cancellationToken);
        await using StoreService warm = await StoreService.StartAsync(Callers[^1], Neo4jSettings, cancellationToken);
        await using StoreService cold = await StoreService.StartAsync(
            Callers[^1], [.. Neo4jSettings, "--Store:CacheMegabytes=0", $"--Audit:File={folder}/cold-audit.db"], cancellationToken);
        using var bare = new BareQueryApi(server, Callers[^1]);
        cadres = await file.VisibleAsync(200, cancellationToken);
        bool holds = true;
        Console.WriteLine($"{"",-10}{"callers",8}  {"",-13}{"p50 ms",10}{"p99 ms",10}{"mean ms",10}{"to hand",9}{"processor",11}{"to hand",9}{"statements",12}");
        var documents = new List<(string Document, Way[] Ways)>();
        foreach (string document in Documents)
        {
            string query = await HashAsync(document, cancellationToken), cypher = await File.ReadAllTextAsync(Beside($"neo4j/{document}.cypher"), cancellationToken);
            documents.Add((document,
            [
                new("by hand", id => bare.AskAsync(cypher, id, cancellationToken)),
                new("ours, SQLite", id => file.AskAsync(query, id, cancellationToken)),
                new("ours, warm", id => warm.AskAsync(query, id, cancellationToken)),
                new("ours, cold", id => cold.AskAsync(query, id, cancellationToken)),
            ]));
        }

        // All of it for a while first, by few and by many: the server and the runtime compile what they run often.
        foreach (Way way in documents.SelectMany(of => of.Ways))
        {
            await Parallel.ForEachAsync(cadres, cancellationToken, async (id, _) => await way.Ask(id));
            await LoadAsync(Callers[^1], 2 * seconds, way.Ask);
        }

        foreach (var (document, ways) in documents)
        {
            foreach (int callers in Callers)
            {
                var found = ways.ToDictionary(way => way, _ => new List<(Latencies Found, long Fewest, long Most)>());
                // Turn by turn: what else the machine does meets all of them.
                for (int turn = 0; turn < Turns; turn++)
                {
                    foreach (Way way in ways)
                        found[way].Add(callers == 1 ? await CountedAsync(seconds, way.Ask) : (await LoadAsync(callers, seconds, way.Ask), 0, 0));
                }

                Latencies? hand = null;
                foreach (Way way in ways)
                {
                    Latencies of = Latencies.Of([.. found[way].Select(turn => turn.Found)]);
                    hand ??= of;
                    (long fewest, long most) = way.Name == "by hand" ? (1, 1) : (found[way].Min(turn => turn.Fewest), found[way].Max(turn => turn.Most));
                    holds &= way.Name != "ours, warm" || of.Mean <= MostRatio * hand.Mean;
                    holds &= fewest == most;
                    string each = callers > 1 ? "" : fewest == most ? $"{most}" : $"{fewest}-{most}";
                    Console.WriteLine(
                        $"{document,-10}{callers,8}  {way.Name,-13}{of.P50,10:N1}{of.P99,10:N1}{of.Mean,10:N1}{of.Mean / hand.Mean,9:N2}{of.Processor,11:N1}{of.Processor / hand.Processor,9:N2}{each,12}");
                }
            }
        }

        return holds;
    }

    /// <summary>One caller, and the fewest and the most statements that the store ran for an answer.</summary>
    private async Task<(Latencies Found, long Fewest, long Most)> CountedAsync(int seconds, Func<string, Task> ask)
    {
        long fewest = long.MaxValue, most = 0;
        Latencies found = await LoadAsync(1, seconds, async id =>
        {
            long before = Interlocked.Read(ref statements);
            await ask(id);
            long each = Interlocked.Read(ref statements) - before;
            (fewest, most) = (Math.Min(fewest, each), Math.Max(most, each));
        });
        return (found, fewest, most);
    }

    private async Task LimitAsync(int limit, int seconds, CancellationToken cancellationToken)
    {
        await using StoreService graph = await StoreService.StartAsync(Callers[^1], [.. Neo4jSettings, "--Store:CacheMegabytes=0", $"--Store:Neo4j:RequestsInFlight={limit}"], cancellationToken);
        string query = await HashAsync("dossier", cancellationToken);
        Task AskAsync(string id) => graph.AskAsync(query, id, cancellationToken);
        await LoadAsync(Callers[^1], seconds, AskAsync);
        Latencies found = await LoadAsync(Callers[^1], seconds, AskAsync);
        Console.WriteLine($"dossier, {Callers[^1]} callers, {limit,2} requests in flight: {found.Count / found.Seconds,8:N1}/s  p50 {found.P50,8:N1} ms  p99 {found.P99,8:N1} ms");
    }

    private async Task<Latencies> LoadAsync(int callers, int seconds, Func<string, Task> ask)
    {
        var times = new ConcurrentBag<double>();
        int next = 0;
        TimeSpan before = Environment.CpuUsage.TotalTime + server.ProcessorTime;
        long began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(WorkAsync)));
        TimeSpan took = Environment.CpuUsage.TotalTime + server.ProcessorTime - before;
        return new Latencies([.. times.Order()], Stopwatch.GetElapsedTime(began).TotalSeconds, took.TotalMilliseconds / times.Count);

        async Task WorkAsync()
        {
            do
            {
                long sent = Stopwatch.GetTimestamp();
                await ask(cadres[(uint)Interlocked.Increment(ref next) % cadres.Length]);
                times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }
            while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds);
        }
    }

    private MeterListener Counting()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, self) =>
            {
                if (instrument.Name == "talentgraph.neo4j.statement.duration")
                    self.EnableMeasurementEvents(instrument);
            },
        };
        // The service asks for the version now and then on its own; that is nobody's answer.
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            foreach (var tag in tags)
            {
                if (tag is { Key: "query", Value: not "status" })
                    Interlocked.Increment(ref statements);
            }
        });
        listener.Start();
        return listener;
    }

    private Task ImportAsync(IEnumerable<string> settings, CancellationToken cancellationToken) => VerbAsync(["import", Bundle, .. settings], cancellationToken);

    /// <summary>A dossier has a map when a run was published.</summary>
    private Task ScoreAsync(IEnumerable<string> settings, CancellationToken cancellationToken) => VerbAsync(["score", "--publish", .. settings], cancellationToken);

    private async Task VerbAsync(string[] words, CancellationToken cancellationToken)
    {
        (int code, _, string error) = await VerbProcess.RunAsync(folder, words, cancellationToken);
        if (code != 0)
            throw new InvalidOperationException($"The verb {words[0]} did not work: {error}");
    }

    /// <summary>What a trusted document is asked by.</summary>
    private static async Task<string> HashAsync(string document, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Beside($"queries/{document}.graphql"), cancellationToken)));

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    /// <summary>A way to an answer.</summary>
    private sealed record Way(string Name, Func<string, Task> Ask);

    /// <summary>What callers waited, in ms.</summary>
    /// <param name="Sorted">Each answer's time.</param>
    /// <param name="Seconds">How long was measured.</param>
    /// <param name="Processor">Processor time an answer, of Neo4j, the service and the callers together: other work on the machine does not add to it.</param>
    private sealed record Latencies(double[] Sorted, double Seconds, double Processor)
    {
        public int Count => Sorted.Length;

        public double P50 => Sorted[Sorted.Length / 2];

        public double P99 => Sorted[Sorted.Length * 99 / 100];

        public double Mean => Sorted.Average();

        /// <summary>Several turns as one.</summary>
        public static Latencies Of(IReadOnlyList<Latencies> turns) => new(
            [.. turns.SelectMany(turn => turn.Sorted).Order()], turns.Sum(turn => turn.Seconds), turns.Sum(turn => turn.Processor * turn.Count) / turns.Sum(turn => turn.Count));
    }
}
