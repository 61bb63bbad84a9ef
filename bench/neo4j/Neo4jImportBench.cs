using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using TalentGraph.Graph.Demo;
using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using TalentGraph.Graph.Sqlite;
using TalentGraph.Graph.Tests.Neo4j;

namespace TalentGraph.Bench.Neo4j;

/// <summary>Rows and marks a second of the import of a demo county into an empty Neo4j, beside the embedded store.</summary>
internal sealed class Neo4jImportBench : IBench
{
    private const double LeastMarks = 20_000;

    /// <summary>Nobody waits at a screen, and a machine may have much else to do.</summary>
    private static TransportOptions Patient => new() { ReadTimeout = TimeSpan.FromMinutes(1), ReadTotalTimeout = TimeSpan.FromMinutes(3) };

    /// <inheritdoc/>
    public Command Verb()
    {
        var cadres = new Option<int>("--cadres") { Description = "The size of the demo county.", DefaultValueFactory = _ => 2_000 };
        var verb = new Command("neo4j-import", $"Import of a demo county into a Neo4j on the same machine: at least {LeastMarks:N0} marks a second.") { cadres };
        verb.SetAction((parse, cancellationToken) => RunAsync(parse.GetValue(cadres), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(int cadres, CancellationToken cancellationToken)
    {
        if (Neo4jProcess.WhyNot() is { } reason)
        {
            Console.Error.WriteLine(reason);
            return 1;
        }

        string folder = Directory.CreateTempSubdirectory("neo4j-import-").FullName;
        try
        {
            string bundle = Path.Combine(folder, "bundle");
            await DemoBundle.WriteAsync(bundle, new DemoOptions { Cadres = cadres }, null, cancellationToken);
            long marks = await MarksAsync(Path.Combine(bundle, "evaluations.csv"), cancellationToken);
            await using SqliteTalentStore file = await SqliteTalentStore.OpenAsync(Path.Combine(folder, "graph.db"), TimeProvider.System, cancellationToken);
            await PrintAsync("SQLite", file, null, bundle, marks, cancellationToken);

            await using var server = new Neo4jProcess();
            await server.StartAsync();
            var transport = new QueryApiTransport(server.Url, server.SignIn, Patient, NullLogger<QueryApiTransport>.Instance, TimeProvider.System);
            await using Neo4jTalentStore store = await Neo4jTalentStore.OpenAsync(transport, new Neo4jStoreOptions(), TimeProvider.System, cancellationToken);
            double rate = await PrintAsync("Neo4j", store, server, bundle, marks, cancellationToken);
            await PrintAsync("Neo4j, all of it again", store, server, bundle, marks, cancellationToken);
            return rate >= LeastMarks ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> PrintAsync(
        string name, ITalentStore store, Neo4jProcess? server, string bundle, long marks, CancellationToken cancellationToken)
    {
        var options = new ImportOptions { Today = DateOnly.MaxValue, OnProblem = problem => Console.Error.WriteLine(problem) };
        TimeSpan oursBefore = Environment.CpuUsage.TotalTime, theirsBefore = server?.ProcessorTime ?? TimeSpan.Zero;
        long began = Stopwatch.GetTimestamp();
        long last = began, writing = began;
        TimeSpan ballots = TimeSpan.Zero;
        void Step(ImportProgress step)
        {
            // A step tells of a batch that is done: what has passed since the last one is that batch's.
            long now = Stopwatch.GetTimestamp();
            if (!step.Writing)
                writing = now;
            else if (step.File.Contains("evaluations", StringComparison.Ordinal))
                ballots += Stopwatch.GetElapsedTime(last, now);
            last = now;
        }

        ImportOutcome outcome = await BundleImporter.ImportAsync(store, bundle, options, Step, cancellationToken);
        TimeSpan all = Stopwatch.GetElapsedTime(began), wrote = Stopwatch.GetElapsedTime(writing);
        long rows = outcome is Imported done ? done.Summary.Files.Sum(file => file.Rows) : throw new InvalidOperationException("The bundle was refused.");
        TimeSpan ours = Environment.CpuUsage.TotalTime - oursBefore, theirs = (server?.ProcessorTime ?? TimeSpan.Zero) - theirsBefore;
        Console.WriteLine($"{name,-24}{rows,10:N0} rows {all.TotalSeconds,7:N1} s (writing {wrote.TotalSeconds:N1} s) {rows / all.TotalSeconds,9:N0} rows/s {marks / all.TotalSeconds,9:N0} marks/s");
        Console.WriteLine($"{"",-24}of it {marks:N0} marks, written in {ballots.TotalSeconds:N1} s: {marks / ballots.TotalSeconds:N0} marks/s; processor: ours {ours.TotalSeconds:N1} s, the server's {theirs.TotalSeconds:N1} s");
        return marks / ballots.TotalSeconds;
    }

    /// <summary>The bundle has a line a mark.</summary>
    private static async Task<long> MarksAsync(string file, CancellationToken cancellationToken)
    {
        long lines = -1;
        await foreach (string _ in File.ReadLinesAsync(file, cancellationToken))
            lines++;
        return lines;
    }
}
