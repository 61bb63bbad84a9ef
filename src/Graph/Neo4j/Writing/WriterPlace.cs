using TalentGraph.Graph.Neo4j.Engine;
using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Graph.Neo4j.Writing;

/// <summary>
/// The place of the one writer: a lease on the store's own node, with a fence that grows with every writer. Whoever lost it
/// can write nothing more, because every write asks for it under the node's lock.
/// </summary>
/// <param name="Session">The writer's id.</param>
/// <param name="Fence">Its fence.</param>
/// <param name="Version">The last commit when it took its place.</param>
/// <param name="HeldRecords">Whether the store held any record then.</param>
internal sealed record WriterPlace(string Session, long Fence, Version Version, bool HeldRecords)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>How long giving the place back may keep somebody who was told to stop, or failed.</summary>
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(5);

    /// <summary>Takes the place, waiting for whoever has it.</summary>
    /// <exception cref="GraphStoreException">Another one kept it for longer than the wait.</exception>
    public static async Task<WriterPlace> TakeAsync(
        CypherRunner runner, TimeSpan wait, TimeSpan lease, TimeProvider time, CancellationToken cancellationToken)
    {
        string session = Guid.NewGuid().ToString("N");
        try
        {
            long? refused = null;
            // To ask is to lock the node that the writer needs, too: whoever waits for long asks seldom.
            for (TimeSpan pause = FirstPause; ; pause = pause < LongestPause ? pause * 1.25 : LongestPause)
            {
                CypherTable table = await runner.WriteAsync(
                    "begin", cancellationToken, ("session", session), ("lease", Milliseconds(lease))).ConfigureAwait(false);
                if (table.Count > 0)
                    return new WriterPlace(session, table["fence"].Whole(0), StoredStatus.VersionIn(table, "begin"), table["holdsRecords"].Flag(0));
                // From the first answer on a dead one has its place for no more than a lease. That answer may have taken long:
                // what a dead one sent last bars the question until it is done, and renews the lease at its end.
                refused ??= time.GetTimestamp();
                if (time.GetElapsedTime(refused.Value) >= wait)
                    throw new GraphStoreException(StoreCodes.Busy, "begin", isTransient: true, null);
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            // The place may have been given, or be about to, with nobody there for the answer: it would bar everybody until the
            // lease has run out.
            await LeaveAsync(runner, session, time).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Keeps the place for another lease.</summary>
    /// <returns>False: another one has taken it.</returns>
    public async Task<bool> KeepAsync(CypherRunner runner, TimeSpan lease, CancellationToken cancellationToken)
    {
        CypherTable table = await runner.WriteAsync(
            "keep", cancellationToken, ("session", Session), ("fence", Fence), ("lease", Milliseconds(lease))).ConfigureAwait(false);
        return table.Count > 0;
    }

    /// <summary>Gives the place back, if it is still this writer's.</summary>
    public Task EndAsync(CypherRunner runner, CancellationToken cancellationToken) =>
        runner.WriteAsync("end", cancellationToken, ("session", Session));

    private static async Task LeaveAsync(CypherRunner runner, string session, TimeProvider time)
    {
        using var patience = new CancellationTokenSource(Parting, time);
        try
        {
            await runner.WriteAsync("end", patience.Token, ("session", session)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is GraphStoreException or OperationCanceledException)
        {
            // Then the lease ends it.
        }
    }

    /// <summary>A lease as queries take it.</summary>
    public static long Milliseconds(TimeSpan lease) => (long)lease.TotalMilliseconds;
}
