namespace TalentGraph.GraphQL.Execution.Loading;

/// <summary>
/// Asks a <c>[Batch]</c> method for single keys. Where a class of its own reads better (one for many kinds of record, say),
/// derive from <see cref="BatchLoader{TKey, TValue}"/> instead.
/// </summary>
/// <typeparam name="TKey">The key, compared by value.</typeparam>
/// <typeparam name="TValue">What is found under a key.</typeparam>
public sealed class Loader<TKey, TValue> : BatchLoader<TKey, TValue>
    where TKey : notnull
{
    private readonly Func<IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch;

    internal Loader(Func<IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch) => this.fetch = fetch;

    /// <inheritdoc/>
    protected override Task<IReadOnlyDictionary<TKey, TValue>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken) =>
        fetch(keys, cancellationToken);
}
