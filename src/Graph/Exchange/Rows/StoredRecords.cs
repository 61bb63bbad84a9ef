using System.Collections.Concurrent;

namespace TalentGraph.Graph.Exchange.Rows;

/// <summary>What a store has of one record type, known only at run time.</summary>
internal abstract class StoredRecords
{
    private static readonly ConcurrentDictionary<RecordType, StoredRecords> Known = new();

    public static StoredRecords Of(RecordType type) => Known.GetOrAdd(
        type, static t => (StoredRecords)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(t.Type))!);

    /// <summary>The records with these keys, by key.</summary>
    public abstract Task<Dictionary<string, IRecord>> FetchAsync(ITalentStore store, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <inheritdoc cref="FetchAsync(ITalentStore, IReadOnlyCollection{string}, CancellationToken)"/>
    public abstract Task<Dictionary<string, IRecord>> FetchAsync(IWriteSession session, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>All records.</summary>
    public abstract IAsyncEnumerable<IRecord> ScanAsync(ITalentStore store, CancellationToken cancellationToken);

    /// <inheritdoc cref="ScanAsync(ITalentStore, CancellationToken)"/>
    public abstract IAsyncEnumerable<IRecord> ScanAsync(IWriteSession session, CancellationToken cancellationToken);

    private sealed class Typed<T> : StoredRecords
        where T : class, IRecord
    {
        public override async Task<Dictionary<string, IRecord>> FetchAsync(ITalentStore store, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
            ToRecords(await store.FetchAsync<T>(Scope.Everything, keys, cancellationToken).ConfigureAwait(false));

        public override async Task<Dictionary<string, IRecord>> FetchAsync(IWriteSession session, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
            ToRecords(await session.FetchAsync<T>(keys, cancellationToken).ConfigureAwait(false));

        public override IAsyncEnumerable<IRecord> ScanAsync(ITalentStore store, CancellationToken cancellationToken) => store.ScanAsync<T>(cancellationToken);

        public override IAsyncEnumerable<IRecord> ScanAsync(IWriteSession session, CancellationToken cancellationToken) => session.ScanAsync<T>(cancellationToken);

        private static Dictionary<string, IRecord> ToRecords(IReadOnlyDictionary<string, T> records) =>
            records.ToDictionary(r => r.Key, r => (IRecord)r.Value, StringComparer.Ordinal);
    }
}
