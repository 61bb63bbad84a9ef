using System.CommandLine;
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
/// was just started, and again into the same one, whose code is compiled then as that of every server in use is. The verdict
/// is the marks a second, by the clock on the wall, of all that is done with ballots on that one: they are read and checked,
/// read again, made and written.
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
            await PrintAsync("SQLite", file, null, bundle, marks, cancellationToken);

            await using var server = new Neo4jProcess();
            await server.StartAsync();
            var transport = new QueryApiTransport(server.Url, server.SignIn, Patient, NullLogger<QueryApiTransport>.Instance, TimeProvider.System);
            var meter = new WriteMeter(transport, server);
            await using Neo4jTalentStore store = await Neo4jTalentStore.OpenAsync(meter, new Neo4jStoreOptions(), TimeProvider.System, cancellationToken);
            await PrintAsync("Neo4j, just started", store, meter, bundle, marks, cancellationToken);
            PrintParts(meter, marks);
            await EmptyDatabase.MakeAsync(transport, cancellationToken);
            meter.Clear();
            (TimeSpan all, double rate) = await PrintAsync("Neo4j, warm", store, meter, bundle, marks, cancellationToken);
            PrintParts(meter, marks);
            await PrintAsync("Neo4j, all of it again", store, meter, bundle, marks, cancellationToken);
            Console.WriteLine($"Verdict: {rate:N0} marks/s, the whole pass of the ballots on a warm server, by the wall; the goal is {LeastMarks:N0}.");
            Console.WriteLine($"At the speed of the whole import into a warm server {LargeCounty:N0} cadres take {(all * LargeCounty / cadres).TotalMinutes:N1} min; the goal is 10.");
            return rate >= LeastMarks ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Imports, and prints what the wall's clock says of the whole and of its ballots.</summary>
    /// <returns>How long it took, and the marks a second of the whole pass of the ballots.</returns>
    private static async Task<(TimeSpan All, double Marks)> PrintAsync(string name, ITalentStore store, WriteMeter? meter, string bundle, long marks, CancellationToken cancellationToken)
    {
        var options = new ImportOptions { Today = DateOnly.MaxValue, OnProblem = problem => Console.Error.WriteLine(problem) };
        var times = new ImportTimes();
        TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
        ImportOutcome outcome = await BundleImporter.ImportAsync(store, bundle, options, times.Take, cancellationToken);
        times.End(meter?.BallotsEnded ?? 0);
        TimeSpan processor = Environment.CpuUsage.TotalTime - processorBefore;
        long rows = outcome is Imported done ? done.Summary.Files.Sum(file => file.Rows) : throw new InvalidOperationException("The bundle was refused.");
        double rate = marks / times.Ballots.TotalSeconds;
        Console.WriteLine($"{name,-24}{rows,10:N0} rows {times.All.TotalSeconds,7:N1} s {rows / times.All.TotalSeconds,9:N0} rows/s; checked in {times.Checked.TotalSeconds:N1} s, written in {(times.All - times.Checked).TotalSeconds:N1} s; our processor {processor.TotalSeconds:N1} s");
        Console.WriteLine($"{"  ballots, whole pass",-24}{marks,10:N0} marks{times.Ballots.TotalSeconds,7:N1} s {rate,9:N0} marks/s; checked in {times.BallotsChecked.TotalSeconds:N1} s, read again, made and written in {times.BallotsWritten.TotalSeconds:N1} s");
        return (times.All, rate);
    }

    /// <summary>What the writing alone took, by the statements with which it was done.</summary>
    private static void PrintParts(WriteMeter meter, long marks)
    {
        Console.WriteLine($"{"  ballots, writing alone",-24}{marks,10:N0} marks{meter.Ballots.Time.TotalSeconds,7:N1} s {marks / meter.Ballots.Time.TotalSeconds,9:N0} marks/s; {meter.Ballots.Records:N0} records, the server's processor {meter.Ballots.Processor.TotalSeconds:N1} s");
        Console.WriteLine($"{"  the rest, writing alone",-24}{meter.Others.Records,10:N0} recs {meter.Others.Time.TotalSeconds,7:N1} s {meter.Others.Records / meter.Others.Time.TotalSeconds,9:N0} recs/s; the server's processor {meter.Others.Processor.TotalSeconds:N1} s");
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
