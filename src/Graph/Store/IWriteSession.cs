namespace TalentGraph.Graph.Store;

/// <summary>One commit in the making: seen by nobody until it is committed, gone when it is disposed before.</summary>
public interface IWriteSession : IAsyncDisposable
{
    /// <summary>Writes whole records: new ones are added, known keys replaced. Idempotent.</summary>
    Task UpsertAsync<T>(IReadOnlyList<T> records, CancellationToken cancellationToken)
        where T : class, IRecord;

    /// <summary>Writes whole records of a type known only at run time.</summary>
    Task UpsertAsync(RecordType type, IReadOnlyList<IRecord> records, CancellationToken cancellationToken);

    /// <summary>Keeps what scope compares beside the cadres; no change of the cadre's own record.</summary>
    Task SetNowAsync(IReadOnlyList<CadreNow> now, CancellationToken cancellationToken);

    /// <summary>Sets the day the store lives at (a demo's own today); null: the clock's.</summary>
    Task SetTodayAsync(DateOnly? today, CancellationToken cancellationToken);

    /// <summary>
    /// Says what is being written, so that if it is cut off the same alone ends it (<see cref="StoreStatus.UnfinishedContent"/>);
    /// before anything is written.
    /// </summary>
    /// <param name="content">What it is known by.</param>
    void NameContent(string content);

    /// <summary>
    /// Lets this commit's version be the one after <paramref name="last"/>: what was known up to then was another
    /// store's, and whoever asks for the changes since must read everything anew. Idempotent; before anything is written.
    /// </summary>
    /// <param name="last">A version that the other store had; not before the last one of this store.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidOperationException">Something was written already.</exception>
    /// <exception cref="ArgumentOutOfRangeException">This store is beyond that version.</exception>
    Task ContinueAfterAsync(Version last, CancellationToken cancellationToken);

    /// <summary>Records by key, this session's own writes included.</summary>
    Task<IReadOnlyDictionary<string, T>> FetchAsync<T>(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        where T : class, IRecord;

    /// <summary>The records that hang from these cadres, this session's own writes included.</summary>
    Task<IReadOnlyDictionary<CadreId, IReadOnlyList<T>>> OfCadresAsync<T>(IReadOnlyCollection<CadreId> cadres, CancellationToken cancellationToken)
        where T : class, IRecord;

    /// <summary>All records of a kind in key order, this session's own writes included.</summary>
    IAsyncEnumerable<T> ScanAsync<T>(CancellationToken cancellationToken)
        where T : class, IRecord;

    /// <summary>Makes it all visible at once.</summary>
    /// <returns>The version it got; the last one when nothing was written.</returns>
    Task<Version> CommitAsync(CancellationToken cancellationToken);
}
