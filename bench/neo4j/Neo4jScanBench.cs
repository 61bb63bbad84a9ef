using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using TalentGraph.Graph.Demo;
using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using TalentGraph.Graph.Tests.Neo4j;

namespace TalentGraph.Bench.Neo4j;

/// <summary>
/// The memory that it takes to read every ballot of a store on a Neo4j server, for fewer ballots and for more: it must be the
/// same. The ballots of a small demo county are copied on the server itself until there are enough; a scan reads nodes alone,
/// so the copies are tied to nobody.
/// </summary>
internal sealed class Neo4jScanBench : IBench
{
    private const string CopyId = "copy-";
    private const int Batch = 20_000;
    private const int Sample = 50_000;

    /// <summary>What the memory of the largest scan may have above that of the smallest: a page more or less is at hand when it is measured.</summary>
    private const double MostMegabytes = 32;

    private static readonly TransportOptions Patient = new()
    {
        ReadTimeout = TimeSpan.FromMinutes(2), ReadTotalTimeout = TimeSpan.FromMinutes(4), WriteTimeout = TimeSpan.FromMinutes(5), WriteTotalTimeout = TimeSpan.FromMinutes(10),
    };

    /// <inheritdoc/>
    public Command Verb()
    {
        var sizes = new Option<int[]>("--ballots") { Description = "How many ballots there are; several in turn, fewest first.", DefaultValueFactory = _ => [100_000, 1_000_000], AllowMultipleArgumentsPerToken = true };
        var verb = new Command("neo4j-scan", "Reads every ballot of a Neo4j on the same machine: the memory that it takes does not grow with their number.") { sizes };
        verb.SetAction((parse, cancellationToken) => RunAsync(parse.GetValue(sizes)!, cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(int[] sizes, CancellationToken cancellationToken)
    {
        if (Neo4jProcess.WhyNot() is { } reason)
        {
            Console.Error.WriteLine(reason);
            return 1;
        }

        string bundle = Directory.CreateTempSubdirectory("neo4j-scan-").FullName;
        try
        {
            await DemoBundle.WriteAsync(bundle, new DemoOptions { Cadres = DemoOptions.FewestCadres }, null, cancellationToken);
            await using var server = new Neo4jProcess();
            await server.StartAsync();
            var transport = new QueryApiTransport(server.Url, server.SignIn, Patient, NullLogger<QueryApiTransport>.Instance, TimeProvider.System);
            await using Neo4jTalentStore store = await Neo4jTalentStore.OpenAsync(transport, new Neo4jStoreOptions(), TimeProvider.System, cancellationToken);
            await BundleImporter.ImportAsync(store, bundle, new ImportOptions { Today = DateOnly.MaxValue }, null, cancellationToken);
            // What the runtime compiles and the transport keeps is there after the first scan, and no ballot's.
            int there = (await ScanAsync(store, cancellationToken)).Ballots;
            var growths = new List<double>();
            foreach (int size in sizes)
            {
                long began = Stopwatch.GetTimestamp();
                await CopyAsync(transport, there, size, cancellationToken);
                TimeSpan made = Stopwatch.GetElapsedTime(began);
                there = Math.Max(there, size);
                Scan scan = await ScanAsync(store, cancellationToken);
                growths.Add(scan.Growth);
                Console.WriteLine($"{scan.Ballots,10:N0} ballots with {scan.Marks,10:N0} marks read in {scan.Time.TotalSeconds,6:N1} s, {scan.Ballots / scan.Time.TotalSeconds,7:N0}/s; live memory at most {scan.Growth,5:N1} MB above that before; working set at most {scan.WorkingSet,5:N0} MB (the copies were made in {made.TotalSeconds:N0} s)");
            }

            bool isFlat = growths[^1] <= growths[0] + MostMegabytes;
            Console.WriteLine(isFlat ? "The memory does not grow with the number of ballots." : "The memory grows with the number of ballots.");
            return isFlat ? 0 : 1;
        }
        finally
        {
            Directory.Delete(bundle, recursive: true);
        }
    }

    /// <summary>Copies ballots until there are so many.</summary>
    private static async Task CopyAsync(QueryApiTransport transport, int there, int size, CancellationToken cancellationToken)
    {
        for (int from = there; from < size; from += Batch)
        {
            await transport.RunAsync(
                new CypherStatement(
                    "copy",
                    """
                    MATCH (n:Ballot) WHERE NOT n.id STARTS WITH $copy
                    WITH n LIMIT 1000
                    WITH collect(properties(n)) AS models
                    UNWIND range($from, $to - 1) AS i
                    WITH models[i % size(models)] AS model, $copy + right('00000000' + toString(i), 9) AS id
                    MERGE (c:Ballot {id: id})
                    SET c += model { .*, id: id }
                    """,
                    new Dictionary<string, object?> { ["copy"] = CopyId, ["from"] = from, ["to"] = Math.Min(from + Batch, size) },
                    CypherAccess.Write),
                cancellationToken);
        }
    }

    private static async Task<Scan> ScanAsync(Neo4jTalentStore store, CancellationToken cancellationToken)
    {
        using var self = Process.GetCurrentProcess();
        long before = GC.GetTotalMemory(forceFullCollection: true), most = before, workingSet = 0, marks = 0;
        int ballots = 0;
        long began = Stopwatch.GetTimestamp();
        await foreach (Ballot ballot in store.ScanAsync<Ballot>(cancellationToken))
        {
            marks += ballot.Marks.Count;
            if (++ballots % Sample != 1)
                continue;
            self.Refresh();
            workingSet = Math.Max(workingSet, self.WorkingSet64);
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        }

        return new Scan(ballots, marks, Stopwatch.GetElapsedTime(began), Megabytes(most - before), Megabytes(workingSet));
    }

    private static double Megabytes(long bytes) => bytes / 1048576.0;

    /// <summary>What a scan read and took.</summary>
    /// <param name="Ballots">How many it read.</param>
    /// <param name="Marks">How many marks are in them.</param>
    /// <param name="Time">How long it took.</param>
    /// <param name="Growth">The most memory in use, after a collection, above that before the scan, in MB.</param>
    /// <param name="WorkingSet">The largest working set of this process, in MB.</param>
    private sealed record Scan(int Ballots, long Marks, TimeSpan Time, double Growth, double WorkingSet);
}
