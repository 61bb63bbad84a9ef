using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Resolvers;

namespace TalentGraph.GraphQL.Types.Binding;

/// <summary>One event of a source.</summary>
/// <param name="Version">Its place in the source; null where the source has none.</param>
/// <param name="Value">What happened.</param>
internal readonly record struct SourceEvent(string? Version, object? Value);

/// <summary>
/// A field of <c>Subscription</c>. The library would have an <c>IObservable</c>, which cannot tell its source to wait; here
/// the stream is pulled.
/// </summary>
internal sealed class EventStreamResolver(GuardedResolver guarded) : ISourceStreamResolver
{
    public static bool IsStream(Type type) => ItemOf(type) is not null;

    /// <summary>Asks the policy and opens the source.</summary>
    public async ValueTask<IAsyncEnumerable<SourceEvent>> OpenAsync(IResolveFieldContext context)
    {
        var source = await guarded.ResolveAsync(context).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The source of {context.FieldDefinition.Name} is null.");
        var item = source.GetType().GetInterfaces().Select(ItemOf).First(t => t is not null)!;
        return ((IEvents)Activator.CreateInstance(typeof(Events<>).MakeGenericType(item))!).Of(source);
    }

    ValueTask<IObservable<object?>> ISourceStreamResolver.ResolveAsync(IResolveFieldContext context) =>
        throw new NotSupportedException("Streams are pulled: see OpenAsync.");

    private static Type? ItemOf(Type type)
    {
        if (!type.IsGenericType)
            return null;
        var definition = type.GetGenericTypeDefinition();
        var inner = type.GetGenericArguments()[0];
        return definition == typeof(IAsyncEnumerable<>) ? inner
            : definition == typeof(Task<>) || definition == typeof(ValueTask<>) ? ItemOf(inner)
            : null;
    }

    private interface IEvents
    {
        IAsyncEnumerable<SourceEvent> Of(object source);
    }

    private sealed class Events<T> : IEvents
    {
        public IAsyncEnumerable<SourceEvent> Of(object source) => Boxed((IAsyncEnumerable<T>)source, default);

        private static async IAsyncEnumerable<SourceEvent> Boxed(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var one in source.WithCancellation(cancellationToken).ConfigureAwait(false))
                yield return one is IVersioned versioned ? new SourceEvent(versioned.Version, versioned.Value) : new SourceEvent(null, one);
        }
    }
}
