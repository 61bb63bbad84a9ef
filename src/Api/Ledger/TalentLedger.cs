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
    /// <exception cref="UnfinishedImportException">There is none yet, and half an import lies in the store.</exception>
    /// <exception cref="GraphStoreException">The store cannot answer.</exception>
    public async Task<LedgerSnapshot> RefreshAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        // One at a time: an older reading must not take a newer one's place.
        await reading.WaitAsync(cancellationToken);
        try
        {
            return current = current is { } last ? await AdvanceAsync(last, cancellationToken) : await BuildAsync(progress, cancellationToken);
        }
        finally
        {
            reading.Release();
        }
    }

    private async Task<LedgerSnapshot> BuildAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        StoreStatus status = await store.WholeAsync(cancellationToken);
        LedgerSnapshot built = await builder.BuildAsync(status.Version, today(status.Today), progress, cancellationToken);
        // What was committed meanwhile is read again; what has begun meanwhile may be in it half.
        await store.WholeAsync(cancellationToken);
        return built;
    }

    /// <summary>The next snapshot. Nothing is derived from half an import: while there is one only the day moves, for which nothing is read.</summary>
    private async Task<LedgerSnapshot> AdvanceAsync(LedgerSnapshot last, CancellationToken cancellationToken)
    {
        StoreStatus status = await store.StatusAsync(cancellationToken);
        DateOnly day = today(status.Today);
        if (last.Version == status.Version || status.UnfinishedImport is not null)
            return last.Today == day ? last : await builder.AdvanceAsync(last, last.Version, day, new LedgerChanges(), cancellationToken);
        LedgerChanges changed = await LedgerChanges.SinceAsync(store, last, cancellationToken);
        LedgerSnapshot next = await builder.AdvanceAsync(last, status.Version, day, changed, cancellationToken);
        return (await store.StatusAsync(cancellationToken)).UnfinishedImport is null ? next : last;
    }

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();
}
