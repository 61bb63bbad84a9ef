namespace TalentGraph.Api.Hosting;

/// <summary>
/// The store's status without a store call a question: at most <see cref="MaxAge"/> old, so that a change by another
/// process shows within a second.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="time">The clock.</param>
internal sealed class StoreWatch(ITalentStore store, TimeProvider time)
{
    /// <summary>How old an answer may be.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private volatile Reading? last;
    private Task<StoreStatus>? asking;
    private int forgotten;

    /// <summary>The version, the store's own today, an unfinished import.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="GraphStoreException">The store does not answer; everybody who waited for this answer learns it.</exception>
    public ValueTask<StoreStatus> StatusAsync(CancellationToken cancellationToken)
    {
        if (last is { } held && IsFresh(held))
            return new ValueTask<StoreStatus>(held.Status);

        // One question for all who ask meanwhile: were each to ask in turn, the tenth would wait for ten timeouts.
        lock (gate)
        {
            if (asking is null || asking.IsCompleted)
                asking = AskAsync(forgotten);
            return new ValueTask<StoreStatus>(asking.WaitAsync(cancellationToken));
        }
    }

    /// <summary>Makes the next question ask the store: after this process's own commit.</summary>
    public void Forget()
    {
        lock (gate)
        {
            forgotten++;
            last = null;
            asking = null;
        }
    }

    /// <param name="known">How often readings were forgotten when this was asked: an answer from before the last time is not kept.</param>
    private async Task<StoreStatus> AskAsync(int known)
    {
        var asked = time.GetTimestamp();
        var status = await store.StatusAsync(CancellationToken.None);
        lock (gate)
        {
            if (known == forgotten)
                last = new Reading(status, asked);
        }

        return status;
    }

    private bool IsFresh(Reading reading) => time.GetElapsedTime(reading.AskedAt) < MaxAge;

    private sealed record Reading(StoreStatus Status, long AskedAt);
}
