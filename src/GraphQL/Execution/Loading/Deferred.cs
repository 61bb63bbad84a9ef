using GraphQL.DataLoader;

namespace TalentGraph.GraphQL.Execution.Loading;

/// <summary>
/// A value that a loader will bring. Return it from a resolver, or go on with <see cref="Then{TNext}(Func{T, TNext})"/>; it
/// cannot be awaited, because who waits inside a resolver takes its key out of everybody else's batch.
/// </summary>
/// <typeparam name="T">The value's type.</typeparam>
public abstract class Deferred<T> : IDataLoaderResult<T>
{
    /// <summary>For the execution: brings the value.</summary>
    /// <param name="cancellationToken">Ends with the operation.</param>
    public abstract Task<T> GetResultAsync(CancellationToken cancellationToken = default);

    /// <summary>Goes on with the value.</summary>
    /// <typeparam name="TNext">What comes out.</typeparam>
    /// <param name="next">From the value to the next.</param>
    public virtual Deferred<TNext> Then<TNext>(Func<T, TNext> next) =>
        Deferred<TNext>.From(async token => next(await GetResultAsync(token).ConfigureAwait(false)));

    /// <summary>Goes on with another loader, in one further batch.</summary>
    /// <typeparam name="TNext">What comes out.</typeparam>
    /// <param name="next">From the value to the next load.</param>
    public virtual Deferred<TNext> Then<TNext>(Func<T, Deferred<TNext>> next) => new Chained<TNext>(this, next);

    async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await UntypedAsync(cancellationToken).ConfigureAwait(false);

    internal static Deferred<T> From(Func<CancellationToken, Task<T>> fetch) => new Fetched(fetch);

    /// <summary>What the execution sees: the value, or a further deferred value to wait for with the next batch.</summary>
    private protected virtual async Task<object?> UntypedAsync(CancellationToken cancellationToken) =>
        await GetResultAsync(cancellationToken).ConfigureAwait(false);

    private sealed class Fetched(Func<CancellationToken, Task<T>> fetch) : Deferred<T>
    {
        public override Task<T> GetResultAsync(CancellationToken cancellationToken = default) => fetch(cancellationToken);
    }

    private sealed class Chained<TNext>(Deferred<T> first, Func<T, Deferred<TNext>> next) : Deferred<TNext>
    {
        public override async Task<TNext> GetResultAsync(CancellationToken cancellationToken = default)
        {
            var second = next(await first.GetResultAsync(cancellationToken).ConfigureAwait(false));
            return await second.GetResultAsync(cancellationToken).ConfigureAwait(false);
        }

        /// <summary>What follows goes behind the second load, which must still wait for its batch.</summary>
        public override Deferred<TLast> Then<TLast>(Func<TNext, TLast> last) => new Deferred<T>.Chained<TLast>(first, value => next(value).Then(last));

        public override Deferred<TLast> Then<TLast>(Func<TNext, Deferred<TLast>> last) => new Deferred<T>.Chained<TLast>(first, value => next(value).Then(last));

        private protected override async Task<object?> UntypedAsync(CancellationToken cancellationToken) =>
            next(await first.GetResultAsync(cancellationToken).ConfigureAwait(false));
    }
}
