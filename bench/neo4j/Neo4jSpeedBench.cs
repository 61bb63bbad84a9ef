using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using TalentGraph.Graph.Demo;
using TalentGraph.Graph.Tests.Neo4j;

namespace TalentGraph.Bench.Neo4j;

/// <summary>
/// The dossier, a list and a large document: ours over SQLite, ours over Neo4j, and one statement written by hand for the
/// bare Query API, from one run on one demo county; and how many requests in flight serve sixteen callers best.
/// </summary>
internal sealed class Neo4jSpeedBench : IBench
{
    private const double MostRatio = 1.5;
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
    ];

    /// <inheritdoc/>
    public Command Verb()
    {
        var size = new Option<int>("--cadres") { Description = "The size of the demo county.", DefaultValueFactory = _ => 2_000 };
        var seconds = new Option<int>("--seconds") { Description = "How long each figure is measured.", DefaultValueFactory = _ => 5 };
        var inFlight = new Option<int[]>("--in-flight") { Description = "Limits of requests in flight to compare.", DefaultValueFactory = _ => [1, 2, 4, 8, 16], AllowMultipleArgumentsPerToken = true };
        var verb = new Command("neo4j-speed", $"Answers over Neo4j beside SQLite and statements written by hand: at most {MostRatio} times their time.") { size, seconds, inFlight };
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
            await server.StartAsync();
            await ImportAsync([SqliteUrl], cancellationToken);
            await ImportAsync(Neo4jSettings, cancellationToken);
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
        await using StoreService graph = await StoreService.StartAsync(Callers[^1], Neo4jSettings, cancellationToken);
        using var bare = new BareQueryApi(server, Callers[^1]);
        cadres = await file.Store.ScanAsync<Cadre>(cancellationToken).Take(200).Select(cadre => cadre.Id.Value).ToArrayAsync(cancellationToken);
        bool holds = true;
        Console.WriteLine($"{"",-12}{"callers",8}  {"ours, SQLite p50/p99",24}{"ours, Neo4j p50/p99",24}{"by hand p50/p99",24}{"statements",12}{"ratio p50",10}{"in all",8}  {"processor ms",26}{"ratio",8}");
        foreach (string document in Documents)
        {
            string query = await Text($"queries/{document}.graphql", cancellationToken), cypher = await Text($"neo4j/{document}.cypher", cancellationToken);
            Func<string, Task>[] ways = [id => file.AskAsync(query, id, cancellationToken), id => graph.AskAsync(query, id, cancellationToken), id => bare.AskAsync(cypher, id, cancellationToken)];
            foreach (int callers in Callers)
            {
                // The two beside each other first at once for a while: the server compiles what it runs often.
                await LoadAsync(callers, seconds, ways[1]);
                await LoadAsync(callers, seconds, ways[2]);
                Latencies ours = await LoadAsync(callers, seconds, ways[0]);
                long before = Interlocked.Read(ref statements);
                Latencies neo4j = await LoadAsync(callers, seconds, ways[1]);
                double each = (Interlocked.Read(ref statements) - before) / (double)neo4j.Count;
                Latencies hand = await LoadAsync(callers, seconds, ways[2]);
                holds &= neo4j.Mean <= MostRatio * hand.Mean;
                Console.WriteLine($"{document,-12}{callers,8}  {ours,24}{neo4j,24}{hand,24}{each,12:N1}{neo4j.P50 / hand.P50,10:N2}{neo4j.Mean / hand.Mean,8:N2}  {$"{ours.Processor:N1} / {neo4j.Processor:N1} / {hand.Processor:N1}",26}{neo4j.Processor / hand.Processor,8:N2}");
            }
        }

        return holds;
    }

    private async Task LimitAsync(int limit, int seconds, CancellationToken cancellationToken)
    {
        await using StoreService graph = await StoreService.StartAsync(Callers[^1], [.. Neo4jSettings, $"--Store:Neo4j:RequestsInFlight={limit}"], cancellationToken);
        string query = await Text("queries/dossier.graphql", cancellationToken);
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

    private async Task ImportAsync(IEnumerable<string> settings, CancellationToken cancellationToken)
    {
        (int code, _, string error) = await VerbProcess.RunAsync(folder, ["import", Bundle, .. settings], cancellationToken);
        if (code != 0)
            throw new InvalidOperationException($"The import did not work: {error}");
    }

    private static Task<string> Text(string file, CancellationToken cancellationToken) =>
        File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, file), cancellationToken);

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

        public override string ToString() => $"{P50,10:N1} /{P99,10:N1}";
    }
}
