namespace TalentGraph.Graph.Store.Caching;

/// <summary>A commit in the making that says when it is made, so that nothing older is read by this process.</summary>
/// <param name="inner">The store's own.</param>
/// <param name="written">Told when something may have been written, whether or not the store said so.</param>
internal sealed class CachingSession(IWriteSession inner, Action written) : IWriteSession
{
    public Task UpsertAsync<T>(IReadOnlyList<T> records, CancellationToken cancellationToken)
        where T : class, IRecord => inner.UpsertAsync(records, cancellationToken);

    public Task UpsertAsync(RecordType type, IReadOnlyList<IRecord> records, CancellationToken cancellationToken) =>
        inner.UpsertAsync(type, records, cancellationToken);

    public Task SetNowAsync(IReadOnlyList<CadreNow> now, CancellationToken cancellationToken) => inner.SetNowAsync(now, cancellationToken);

    public Task SetTodayAsync(DateOnly? today, CancellationToken cancellationToken) => inner.SetTodayAsync(today, cancellationToken);

    public void NameContent(string content) => inner.NameContent(content);

    public Task ContinueAfterAsync(Version last, CancellationToken cancellationToken) => inner.ContinueAfterAsync(last, cancellationToken);

    public Task<IReadOnlyDictionary<string, T>> FetchAsync<T>(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        where T : class, IRecord => inner.FetchAsync<T>(keys, cancellationToken);

    public Task<IReadOnlyDictionary<CadreId, IReadOnlyList<T>>> OfCadresAsync<T>(IReadOnlyCollection<CadreId> cadres, CancellationToken cancellationToken)
        where T : class, IRecord => inner.OfCadresAsync<T>(cadres, cancellationToken);

    public IAsyncEnumerable<T> ScanAsync<T>(CancellationToken cancellationToken)
        where T : class, IRecord => inner.ScanAsync<T>(cancellationToken);

    public async Task<Version> CommitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await inner.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            written();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        written();
    }
}
