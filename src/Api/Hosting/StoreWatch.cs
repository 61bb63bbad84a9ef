namespace TalentGraph.Api.Hosting;

/// <summary>
/// The store's status without a store call a question: at most <see cref="MaxAge"/> old, so that a change by another
/// process shows within a second.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="time">The clock.</param>
internal sealed class StoreWatch(ITalentStore store, TimeProvider time) : IDisposable
{
    /// <summary>How old an answer may be.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim asking = new(1, 1);
    private volatile Reading? last;

    /// <summary>The version, the store's own today, an unfinished import.</summary>
    /// <param name="cancellationToken">Stops asking the store.</param>
    public async ValueTask<StoreStatus> StatusAsync(CancellationToken cancellationToken)
    {
        if (last is { } held && IsFresh(held))
            return held.Status;

        await asking.WaitAsync(cancellationToken);
        try
        {
            if (last is { } meanwhile && IsFresh(meanwhile))
                return meanwhile.Status;
            var asked = time.GetTimestamp();
            var status = await store.StatusAsync(cancellationToken);
            last = new Reading(status, asked);
            return status;
        }
        finally
        {
            asking.Release();
        }
    }

    /// <summary>Makes the next question ask the store: after this process's own commit.</summary>
    public void Forget() => last = null;

    /// <inheritdoc/>
    public void Dispose() => asking.Dispose();

    private bool IsFresh(Reading reading) => time.GetElapsedTime(reading.AskedAt) < MaxAge;

    private sealed record Reading(StoreStatus Status, long AskedAt);
}
