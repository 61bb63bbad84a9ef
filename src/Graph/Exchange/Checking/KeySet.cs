using TalentGraph.Graph.Exchange.Rows;

namespace TalentGraph.Graph.Exchange.Checking;

/// <summary>Where a key was found.</summary>
internal enum Found
{
    Nowhere,
    InBundle,
    InStore,
    InBadRow,
}

/// <summary>The keys of one record type that others may refer to: those of good rows, of bad rows, and of the store.</summary>
internal sealed class KeySet(RecordType type)
{
    private readonly HashSet<UInt128> good = [];
    private readonly HashSet<UInt128> stored = [];
    private readonly Dictionary<UInt128, long> bad = [];
    private bool loaded;
    private string? last;
    private Found lastFound;

    /// <summary>Reads the store's keys, once.</summary>
    public async Task LoadAsync(ITalentStore store, CancellationToken cancellationToken)
    {
        if (loaded)
            return;
        loaded = true;
        await foreach (IRecord record in StoredRecords.Of(type).ScanAsync(store, cancellationToken).ConfigureAwait(false))
            stored.Add(RowKey.Hash(type.KeyOf(record)));
    }

    /// <summary>Where the key is; the bundle's good rows come first.</summary>
    public Found Find(string key)
    {
        // Rows beside each other mostly refer to the same thing, by the same string.
        if (ReferenceEquals(key, last) && lastFound is Found.InBundle or Found.InStore)
            return lastFound;
        UInt128 hash = RowKey.Hash(key);
        last = key;
        return lastFound = good.Contains(hash) ? Found.InBundle
            : stored.Contains(hash) ? Found.InStore
            : bad.ContainsKey(hash) ? Found.InBadRow
            : Found.Nowhere;
    }

    /// <summary>The line of the first bad row with this key.</summary>
    public long BadLine(string key) => bad[RowKey.Hash(key)];

    public void AddGood(string key) => good.Add(RowKey.Hash(key));

    public void AddBad(string key, long line) => bad.TryAdd(RowKey.Hash(key), line);
}
