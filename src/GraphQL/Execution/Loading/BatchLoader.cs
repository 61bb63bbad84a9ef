namespace TalentGraph.GraphQL.Execution.Loading;

/// <summary>The untyped face of a <see cref="BatchLoader{TKey, TValue}"/>.</summary>
public abstract class BatchLoader
{
    private protected BatchLoader()
    {
    }

    internal CancellationToken Token { get; set; }
}

/// <summary>
/// Collects keys while a level of the answer resolves and fetches them in one call. One instance an operation, so what it
/// fetched is kept that long; whatever the value depends on (the day, say) belongs into the key.
/// </summary>
/// <typeparam name="TKey">The key, compared by value.</typeparam>
/// <typeparam name="TValue">What is found under a key.</typeparam>
public abstract class BatchLoader<TKey, TValue> : BatchLoader
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, Batch> batches = [];
    private Batch? open;

    /// <summary>Asks for one value; it is fetched with all others of its level.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The value; default when the batch has none for the key.</returns>
    public Deferred<TValue?> Load(TKey key)
    {
        lock (gate)
        {
            if (!batches.TryGetValue(key, out var batch))
            {
                batch = open ??= new Batch(this);
                batch.Keys.Add(key);
                batches.Add(key, batch);
            }

            return new Pending(batch, key);
        }
    }

    /// <summary>Asks for several values at once.</summary>
    /// <param name="keys">The keys, in the order wanted.</param>
    /// <returns>What was found, in that order; keys without a value are left out.</returns>
    public Deferred<IReadOnlyList<TValue>> Load(IEnumerable<TKey> keys)
    {
        var pending = keys.Select(Load).ToList();
        return Deferred<IReadOnlyList<TValue>>.From(async cancellationToken =>
        {
            var found = new List<TValue>(pending.Count);
            foreach (var one in pending)
            {
                if (await one.GetResultAsync(cancellationToken).ConfigureAwait(false) is { } value)
                    found.Add(value);
            }

            return found;
        });
    }

    /// <summary>Fetches a batch.</summary>
    /// <param name="keys">The keys, each once.</param>
    /// <param name="cancellationToken">Ends with the operation.</param>
    /// <returns>The values by key; keys without a value may be missing.</returns>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken);

    private sealed class Batch(BatchLoader<TKey, TValue> loader)
    {
        private Task<IReadOnlyDictionary<TKey, TValue>>? fetch;

        public List<TKey> Keys { get; } = [];

        /// <summary>The first who needs a value closes the batch; those after it wait for the same call.</summary>
        public Task<IReadOnlyDictionary<TKey, TValue>> FetchAsync()
        {
            lock (loader.gate)
            {
                if (ReferenceEquals(loader.open, this))
                    loader.open = null;
                return fetch ??= Task.Run(() => loader.LoadAsync(Keys, loader.Token), loader.Token);
            }
        }
    }

    private sealed class Pending(Batch batch, TKey key) : Deferred<TValue?>
    {
        public override async Task<TValue?> GetResultAsync(CancellationToken cancellationToken = default) =>
            (await batch.FetchAsync().ConfigureAwait(false)).TryGetValue(key, out var value) ? value : default;
    }
}
