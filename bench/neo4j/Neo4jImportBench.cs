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

/// <summary>
/// Rows and marks a second of the import of a demo county into an empty Neo4j, beside the embedded store: into a server that
/// was just started, and again into the same one, whose code is compiled then as that of every server in use is.
/// </summary>
internal sealed class Neo4jImportBench : IBench
{
    private const double LeastMarks = 20_000;
    private const int LargeCounty = 100_000;

    /// <summary>Nobody waits at a screen, and a machine may have much else to do.</summary>
    private static TransportOptions Patient => new()
    {
        ReadTimeout = TimeSpan.FromMinutes(1),
        ReadTotalTimeout = TimeSpan.FromMinutes(3),
        WriteTimeout = TimeSpan.FromMinutes(10),
        WriteTotalTimeout = TimeSpan.FromMinutes(30),
    };

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
            await PrintAsync("SQLite", file, bundle, cancellationToken);

            await using var server = new Neo4jProcess();
            await server.StartAsync();
            var transport = new QueryApiTransport(server.Url, server.SignIn, Patient, NullLogger<QueryApiTransport>.Instance, TimeProvider.System);
            var meter = new WriteMeter(transport, server);
            await using Neo4jTalentStore store = await Neo4jTalentStore.OpenAsync(meter, new Neo4jStoreOptions(), TimeProvider.System, cancellationToken);
            await PrintAsync("Neo4j, just started", store, bundle, cancellationToken);
            PrintParts(meter, marks);
            await EmptyDatabase.MakeAsync(transport, cancellationToken);
            meter.Clear();
            TimeSpan all = await PrintAsync("Neo4j, warm", store, bundle, cancellationToken);
            double rate = PrintParts(meter, marks);
            TimeSpan large = all * LargeCounty / cadres;
            await PrintAsync("Neo4j, all of it again", store, bundle, cancellationToken);
            Console.WriteLine($"Warm, {rate:N0} marks/s; the goal is {LeastMarks:N0}. At that speed {LargeCounty:N0} cadres take {large.TotalMinutes:N1} min; the goal is 10.");
            return rate >= LeastMarks ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<TimeSpan> PrintAsync(string name, ITalentStore store, string bundle, CancellationToken cancellationToken)
    {
        var options = new ImportOptions { Today = DateOnly.MaxValue, OnProblem = problem => Console.Error.WriteLine(problem) };
        TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
        long began = Stopwatch.GetTimestamp(), writing = began;
        void Step(ImportProgress step)
        {
            if (!step.Writing)
                writing = Stopwatch.GetTimestamp();
        }

        ImportOutcome outcome = await BundleImporter.ImportAsync(store, bundle, options, Step, cancellationToken);
        TimeSpan all = Stopwatch.GetElapsedTime(began), wrote = Stopwatch.GetElapsedTime(writing), processor = Environment.CpuUsage.TotalTime - processorBefore;
        long rows = outcome is Imported done ? done.Summary.Files.Sum(file => file.Rows) : throw new InvalidOperationException("The bundle was refused.");
        Console.WriteLine($"{name,-24}{rows,10:N0} rows {all.TotalSeconds,7:N1} s {rows / all.TotalSeconds,9:N0} rows/s; checked in {(all - wrote).TotalSeconds:N1} s, written in {wrote.TotalSeconds:N1} s; our processor {processor.TotalSeconds:N1} s");
        return all;
    }

    private static double PrintParts(WriteMeter meter, long marks)
    {
        double rate = marks / meter.Ballots.Time.TotalSeconds;
        Console.WriteLine($"{"  ballots",-24}{meter.Ballots.Records,10:N0} records in {meter.Ballots.Time.TotalSeconds:N1} s, the server's processor {meter.Ballots.Processor.TotalSeconds:N1} s; {marks:N0} marks: {rate:N0} marks/s");
        Console.WriteLine($"{"  the rest",-24}{meter.Others.Records,10:N0} records in {meter.Others.Time.TotalSeconds:N1} s, the server's processor {meter.Others.Processor.TotalSeconds:N1} s; {meter.Others.Records / meter.Others.Time.TotalSeconds:N0} records/s");
        return rate;
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
