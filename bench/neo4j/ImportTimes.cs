using System.Diagnostics;
using TalentGraph.Graph.Exchange;

namespace TalentGraph.Bench.Neo4j;

/// <summary>How long the passes of an import take by the clock on the wall, and its ballots within them, as its progress tells.</summary>
internal sealed class ImportTimes
{
    private const string BallotFile = "evaluations.csv";
    private readonly long began = Stopwatch.GetTimestamp();
    private readonly Span[] ballots = new Span[2];
    private long writing;
    private long ended;

    /// <summary>The whole import.</summary>
    public TimeSpan All => Stopwatch.GetElapsedTime(began, ended);

    /// <summary>The pass that writes nothing.</summary>
    public TimeSpan Checked => Stopwatch.GetElapsedTime(began, writing);

    /// <summary>Of that, the ballots: from the first read to the first of the next kind.</summary>
    public TimeSpan BallotsChecked => ballots[0].Time;

    /// <summary>Of the pass that writes, the ballots: from the first read to the first of the next kind, or to the end of their last statement.</summary>
    public TimeSpan BallotsWritten => ballots[1].Time;

    /// <summary>All that is done with ballots.</summary>
    public TimeSpan Ballots => BallotsChecked + BallotsWritten;

    /// <summary>Takes how far an import is.</summary>
    public void Take(ImportProgress step)
    {
        long now = Stopwatch.GetTimestamp();
        if (step.Writing && writing == 0)
            writing = now;
        ref Span span = ref ballots[step.Writing ? 1 : 0];
        if (step.File == BallotFile)
            span = span.Began == 0 ? new Span(now, 0) : span;
        else if (span is { Began: > 0, Ended: 0 })
            span = span with { Ended = now };
    }

    /// <summary>The import is done.</summary>
    /// <param name="ballotsEnded">When the last statement with ballots ended, as a timestamp: the next kind is read while it is under way; 0: no such thing is known.</param>
    public void End(long ballotsEnded)
    {
        ended = Stopwatch.GetTimestamp();
        ballots[1] = ballots[1] with { Ended = Math.Max(ballots[1].Ended, ballotsEnded) };
    }

    private readonly record struct Span(long Began, long Ended)
    {
        public TimeSpan Time => Stopwatch.GetElapsedTime(Began, Ended);
    }
}
