using System.Diagnostics;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Tests.Neo4j;

namespace TalentGraph.Bench.Neo4j;

/// <summary>
/// Stands between a store and its server and takes how long a writer spends on ballots and on all else: from the end of one
/// statement with rows to the end of the next, so that what the writer does in between counts, too.
/// </summary>
internal sealed class WriteMeter(ICypherTransport inner, Neo4jProcess server) : ICypherTransport
{
    private const string BallotRows = "rows_evaluations";
    private const string AnyRows = "rows_";
    private long since;
    private TimeSpan processorSince;

    /// <summary>What was spent on statements with ballots.</summary>
    public Spent Ballots { get; private set; }

    /// <summary>What was spent on the others.</summary>
    public Spent Others { get; private set; }

    /// <summary>When the last statement with ballots ended, as a timestamp; 0: there was none.</summary>
    public long BallotsEnded { get; private set; }

    /// <summary>Begins to take anew.</summary>
    public void Clear() => (Ballots, Others, BallotsEnded) = (default, default, 0);

    public async Task<CypherTable> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
    {
        CypherTable table = await inner.RunAsync(statement, cancellationToken);
        if (statement.Query != "begin" && statement.Query != "batch" && statement.Query != "commit")
            return table;
        int rows = statement.Parameters.Where(one => one.Key.StartsWith(AnyRows, StringComparison.Ordinal)).Sum(one => ((CypherRows)one.Value!).Rows.Count);
        (long now, TimeSpan processor) = (Stopwatch.GetTimestamp(), server.ProcessorTime);
        var spent = new Spent(rows, Stopwatch.GetElapsedTime(since, now), processor - processorSince);
        (since, processorSince) = (now, processor);
        if (statement.Query == "begin")
            return table;
        if (statement.Parameters.ContainsKey(BallotRows))
            (Ballots, BallotsEnded) = (Ballots + spent, now);
        else
            Others += spent;
        return table;
    }

    public Task<CypherPlan> ExplainAsync(CypherStatement statement, CancellationToken cancellationToken) => inner.ExplainAsync(statement, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

/// <summary>What some records cost.</summary>
/// <param name="Records">How many.</param>
/// <param name="Time">How long they took.</param>
/// <param name="Processor">What the server computed meanwhile, on all its cores.</param>
internal readonly record struct Spent(long Records, TimeSpan Time, TimeSpan Processor)
{
    public static Spent operator +(Spent one, Spent other) => new(one.Records + other.Records, one.Time + other.Time, one.Processor + other.Processor);
}
