namespace TalentGraph.Api.Ledger;

/// <summary>The ledger: the newest snapshot, kept current by the store's change log.</summary>
/// <param name="store">Where the records are.</param>
/// <param name="builder">Makes snapshots.</param>
/// <param name="today">The day it is, given the store's own today.</param>
internal sealed class TalentLedger(ITalentStore store, LedgerBuilder builder, Func<DateOnly?, DateOnly> today) : IDisposable
{
    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile LedgerSnapshot? current;

    /// <summary>The newest snapshot; null: it has not been built yet.</summary>
    public LedgerSnapshot? Current => current;

    /// <summary>Brings the ledger to the store's version; does nothing when it is there.</summary>
    /// <param name="progress">Told the share done of a first build, 0–1; null: nobody asks.</param>
    /// <param name="cancellationToken">Stops the reading; the last snapshot stays.</param>
    /// <returns>The newest snapshot.</returns>
    public async Task<LedgerSnapshot> RefreshAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        // One at a time: an older reading must not take a newer one's place.
        await reading.WaitAsync(cancellationToken);
        try
        {
            StoreStatus status = await store.StatusAsync(cancellationToken);
            DateOnly day = today(status.Today);
            if (current is not { } last)
                return current = await builder.BuildAsync(status.Version, day, progress, cancellationToken);
            if (last.Version == status.Version && last.Today == day)
                return last;
            LedgerChanges changed = await LedgerChanges.SinceAsync(store, last, cancellationToken);
            return current = await builder.AdvanceAsync(last, status.Version, day, changed, cancellationToken);
        }
        finally
        {
            reading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();
}
