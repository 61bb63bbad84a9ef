using System.Diagnostics;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j.Transport;

/// <summary>
/// Faults on a real server of its own: after each, what was said to be written is there once, errors say nothing of what was
/// asked, and the transport goes on by itself. Each prints its figure.
/// </summary>
/// <remarks>
/// Tests here say nothing about speed. Where a failure must come within a time-out, that time is what is promised, so it is
/// asserted, with room for a machine that has much else to do.
/// </remarks>
public sealed class FaultTests(FaultTests.Starved starved, ITestOutputHelper output) : IClassFixture<FaultTests.Starved>
{
    private const string Name = "欧阳张三";

    /// <summary>What the server's own limit ends, the Query API reports as if the client had set it.</summary>
    private const string TimedOut = "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration";

    /// <summary>How much later than its time-out a failure may reach whoever waits, on a machine with too few cores for all that run.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(40);

    private static readonly CypherStatement Count = A(CypherAccess.Read, "MATCH (n:Fault) RETURN count(n) AS n, count(DISTINCT n.key) AS keys");
    private static readonly CypherStatement Empty = A(CypherAccess.Write, "MATCH (n:Fault) DETACH DELETE n");
    private static readonly CypherStatement Unique = A(CypherAccess.Write, "CREATE CONSTRAINT fault_key IF NOT EXISTS FOR (n:Fault) REQUIRE n.key IS UNIQUE");
    private static readonly CypherStatement Slow = A(CypherAccess.Read, "UNWIND range(1, 2000000000) AS i WITH i WHERE i % 7 = 8 RETURN count(i) AS n");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_under_reads_the_store_fails_in_time_and_recovers_by_itself()
    {
        Neo4jServer server = await starved.Server.StartedAsync();
        var options = new TransportOptions();
        await using QueryApiTransport transport = server.Transport(options);
        await AtLastAsync(transport, Count);
        using var stop = new CancellationTokenSource();
        var codes = new SortedSet<string>();
        TimeSpan longest = TimeSpan.Zero;
        Task[] readers = [.. Enumerable.Range(0, 8).Select(_ => Task.Run(ReadAsync, Cancel))];

        await server.KillAsync();
        await UntilAsync(() => codes.Count > 0);
        await server.StartAsync();
        long back = Stopwatch.GetTimestamp();
        await AtLastAsync(transport, Count);
        TimeSpan recovered = Stopwatch.GetElapsedTime(back);
        await stop.CancelAsync();
        await Task.WhenAll(readers);

        output.WriteLine($"killed under reads: {string.Join(", ", codes)}; the longest failure took {longest.TotalSeconds:N2} s of {options.ReadTotalTimeout.TotalSeconds:N0} s allowed; the first answer came {recovered.TotalSeconds:N2} s after the start");
        Assert.InRange(longest, TimeSpan.Zero, options.ReadTotalTimeout + Late);
        Assert.InRange(recovered, TimeSpan.Zero, options.BreakerPause + options.ReadTotalTimeout + Late);
        Assert.Subset(new SortedSet<string> { "UNREACHABLE", "CIRCUIT_OPEN", "TIMEOUT", "HTTP_503", "Neo.ClientError.Database.DatabaseNotFound", "Neo.TransientError.General.DatabaseUnavailable", TimedOut }, codes);

        async Task ReadAsync()
        {
            while (!stop.IsCancellationRequested)
            {
                long began = Stopwatch.GetTimestamp();
                if (await FailsAsync(transport, Count) is not { } error)
                    continue;
                Assert.True(error.IsTransient || error.Code.StartsWith("Neo.", StringComparison.Ordinal));
                lock (codes)
                {
                    codes.Add(error.Code);
                    TimeSpan took = Stopwatch.GetElapsedTime(began);
                    longest = took > longest ? took : longest;
                }

                await Task.Delay(20, Cancel);
            }
        }
    }

    [Fact]
    public async Task Killed_under_writes_nothing_is_lost_and_nothing_is_doubled()
    {
        Neo4jServer server = await starved.Server.StartedAsync();
        await using QueryApiTransport transport = server.Transport();
        await AtLastAsync(transport, Empty);
        int acknowledged = 0;

        Task writing = Task.Run(
            async () =>
            {
                for (int batch = 0; batch < 40; batch++)
                {
                    await AtLastAsync(transport, Merge(batch, 100));
                    Interlocked.Increment(ref acknowledged);
                }
            },
            Cancel);
        await UntilAsync(() => Volatile.Read(ref acknowledged) >= 5);
        await server.KillAsync();
        int before = Volatile.Read(ref acknowledged);
        await server.StartAsync();
        await writing;

        CypherTable counted = await AtLastAsync(transport, Count);
        output.WriteLine($"killed under writes after {before} of 40 batches: {counted["n"].Whole(0)} of 4000 rows, {counted["keys"].Whole(0)} of them different");
        Assert.Equal((4_000, 4_000), (counted["n"].Whole(0), counted["keys"].Whole(0)));
    }

    [Fact]
    public async Task A_server_that_hangs_is_a_timeout_and_answers_again_when_it_goes_on()
    {
        Neo4jServer server = await starved.Server.StartedAsync();
        // Without the breaker: what a busy machine left unanswered before must not open it.
        var options = new TransportOptions { ReadTimeout = TimeSpan.FromSeconds(1), ReadTotalTimeout = TimeSpan.FromSeconds(3), BreakerLeastTries = 1_000 };
        await using QueryApiTransport transport = server.Transport(options);
        await AtLastAsync(transport, Count);

        await server.PauseAsync();
        long began = Stopwatch.GetTimestamp();
        GraphStoreException error = (await FailsAsync(transport, Count))!;
        TimeSpan failed = Stopwatch.GetElapsedTime(began);
        await server.ResumeAsync();
        long back = Stopwatch.GetTimestamp();
        await AtLastAsync(transport, Count);
        TimeSpan recovered = Stopwatch.GetElapsedTime(back);

        output.WriteLine($"paused: {error.Code} after {failed.TotalSeconds:N2} s of {options.ReadTotalTimeout.TotalSeconds:N0} s allowed; an answer came {recovered.TotalSeconds:N2} s after it went on");
        Assert.Equal(("TIMEOUT", true), (error.Code, error.IsTransient));
        Assert.InRange(failed, TimeSpan.Zero, options.ReadTotalTimeout + Late);
    }

    [Fact]
    public async Task A_wrong_password_is_said_at_once()
    {
        Neo4jServer server = await starved.Server.StartedAsync();
        string file = Path.Combine(server.Home, "wrong");
        await File.WriteAllTextAsync(file, "wrong-password", Cancel);
        await using QueryApiTransport transport = server.Transport(signIn: server.SignIn with { PasswordFile = file });

        long began = Stopwatch.GetTimestamp();
        GraphStoreException error = (await FailsAsync(transport, Count))!;

        output.WriteLine($"wrong password: {error.Code} after {Stopwatch.GetElapsedTime(began).TotalSeconds:N2} s");
        Assert.Equal(("Neo.ClientError.Security.Unauthorized", false), (error.Code, error.IsTransient));
        Assert.DoesNotContain("wrong-password", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_over_the_servers_memory_fails_alone()
    {
        Neo4jServer server = await starved.Server.StartedAsync();
        TransportOptions options = Neo4jServer.Patient;
        options.Retries = 1;
        await using QueryApiTransport transport = server.Transport(options);
        CypherStatement large = A(CypherAccess.Read, "UNWIND range(1, 1000000) AS i RETURN collect($text + toString(i)) AS n", ("text", new string('x', 20_000)));

        long began = Stopwatch.GetTimestamp();
        GraphStoreException error = (await FailsAsync(transport, large))!;
        TimeSpan failed = Stopwatch.GetElapsedTime(began);
        CypherTable after = await AtLastAsync(transport, Count);

        output.WriteLine($"over db.memory.transaction.max of 32 MB: {error.Code} after {failed.TotalSeconds:N2} s");
        Assert.Equal(("Neo.TransientError.General.MemoryPoolOutOfMemoryError", true), (error.Code, error.IsTransient));
        Assert.Equal(1, after.Count);
    }

    [Fact]
    public async Task A_statement_over_the_servers_time_is_ended_by_the_server()
    {
        Neo4jServer server = await starved.Server.StartedAsync();
        await using QueryApiTransport transport = server.Transport(new TransportOptions { ReadTimeout = TimeSpan.FromSeconds(50), ReadTotalTimeout = TimeSpan.FromSeconds(50) });

        long began = Stopwatch.GetTimestamp();
        GraphStoreException error = (await FailsAsync(transport, Slow))!;
        TimeSpan failed = Stopwatch.GetElapsedTime(began);

        output.WriteLine($"over db.transaction.timeout of 5 s: {error.Code} after {failed.TotalSeconds:N2} s");
        Assert.InRange(failed, TimeSpan.Zero, TimeSpan.FromSeconds(5) + Late);
        Assert.Equal((TimedOut, false), (error.Code, error.IsTransient));
    }

    [Fact]
    public async Task Of_two_writers_who_race_for_a_key_one_wins_and_the_other_is_told_without_the_value()
    {
        Neo4jServer server = await starved.Server.StartedAsync();
        await using QueryApiTransport transport = server.Transport();
        await AtLastAsync(transport, Empty);
        await AtLastAsync(transport, Unique);
        CypherStatement create = A(CypherAccess.Write, "CREATE (n:Fault {key: $name})", ("name", Name));

        GraphStoreException?[] ends = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => FailsAsync(transport, create)));

        CypherTable counted = await AtLastAsync(transport, Count);
        output.WriteLine($"8 writers raced for one key: {ends.Count(end => end is null)} wrote it, {ends.OfType<GraphStoreException>().Count()} were refused");
        Assert.Equal(1, counted["n"].Whole(0));
        Assert.Equal(1, ends.Count(end => end is null));
        Assert.All(ends.OfType<GraphStoreException>(), end => Assert.Equal(("Neo.ClientError.Schema.ConstraintValidationFailed", false), (end.Code, end.IsTransient)));
    }

    [Fact]
    public async Task Writers_who_merge_the_same_rows_at_once_all_succeed_and_write_them_once()
    {
        Neo4jServer server = await starved.Server.StartedAsync();
        await using QueryApiTransport transport = server.Transport();
        await AtLastAsync(transport, Empty);
        await AtLastAsync(transport, Unique);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AtLastAsync(transport, Merge(0, 1_000))));

        CypherTable counted = await AtLastAsync(transport, Count);
        Assert.Equal(1_000, counted["n"].Whole(0));
    }

    /// <summary>Fails as it must, or returns null; what it says of a failure must not quote what was asked.</summary>
    private static async Task<GraphStoreException?> FailsAsync(QueryApiTransport transport, CypherStatement statement)
    {
        try
        {
            await transport.RunAsync(statement, Cancel);
            return null;
        }
        catch (GraphStoreException error)
        {
            string said = error.ToString();
            Assert.DoesNotContain(Name, said, StringComparison.Ordinal);
            Assert.DoesNotContain(":Fault", said, StringComparison.Ordinal);
            Assert.DoesNotContain("UNWIND", said, StringComparison.Ordinal);
            Assert.Equal("fault", error.Query);
            return error;
        }
    }

    /// <summary>Sends it until it succeeds, as whoever resumes an import does; all statements of this class may be sent again.</summary>
    private static async Task<CypherTable> AtLastAsync(QueryApiTransport transport, CypherStatement statement)
    {
        while (true)
        {
            try
            {
                return await transport.RunAsync(statement, Cancel);
            }
            catch (GraphStoreException)
            {
                await Task.Delay(50, Cancel);
            }
        }
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
            await Task.Delay(20, Cancel);
    }

    private static CypherStatement Merge(int batch, int rows) => A(
        CypherAccess.Write,
        "UNWIND $rows AS row MERGE (n:Fault {key: row.key}) SET n.name = row.name",
        ("rows", new CypherRows(["key", "name"], [.. Enumerable.Range(0, rows).Select(i => new object?[] { $"{batch}-{i}", Name })])));

    private static CypherStatement A(CypherAccess access, string text, params (string Name, object? Value)[] values) =>
        new("fault", text, values.ToDictionary(value => value.Name, value => value.Value), access);

    /// <summary>A server with little memory and time for a transaction.</summary>
    public sealed class Starved : IAsyncDisposable
    {
        internal Neo4jServer Server { get; } = new(["db.memory.transaction.max=32m", "db.transaction.timeout=5s", "db.transaction.monitor.check.interval=200ms"]);

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
