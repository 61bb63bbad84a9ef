using System.Collections.Concurrent;

namespace TalentGraph.Api.Tests.Features;

/// <summary>A store that keeps a list of what it was asked.</summary>
internal sealed class CountingStore(ITalentStore inner) : PassingStore
{
    private readonly ConcurrentQueue<string> calls = new();

    /// <summary>What was asked since the list was cleared.</summary>
    public IReadOnlyList<string> Calls => [.. calls];

    protected override ITalentStore Inner => inner;

    public void Clear() => calls.Clear();

    public override Task<StoreStatus> StatusAsync(CancellationToken cancellationToken) => Count("status").StatusAsync(cancellationToken);

    public override Task<IReadOnlyDictionary<string, T>> FetchAsync<T>(Scope scope, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        Count($"fetch {typeof(T).Name}").FetchAsync<T>(scope, keys, cancellationToken);

    public override Task<IReadOnlyDictionary<CadreId, IReadOnlyList<T>>> OfCadresAsync<T>(Scope scope, IReadOnlyCollection<CadreId> cadres, CancellationToken cancellationToken) =>
        Count($"{typeof(T).Name} of cadres").OfCadresAsync<T>(scope, cadres, cancellationToken);

    public override Task<IReadOnlyDictionary<ClassId, IReadOnlyList<T>>> OfClassesAsync<T>(Scope scope, IReadOnlyCollection<ClassId> classes, CancellationToken cancellationToken) =>
        Count($"{typeof(T).Name} of classes").OfClassesAsync<T>(scope, classes, cancellationToken);

    public override Task<CadreId?> FindByExternalIdAsync(Scope scope, string system, string value, CancellationToken cancellationToken) =>
        Count("external id").FindByExternalIdAsync(scope, system, value, cancellationToken);

    public override Task<IReadOnlyList<CadreId>> RelativesOfAsync(CadreId cadre, CancellationToken cancellationToken) => Count("relatives").RelativesOfAsync(cadre, cancellationToken);

    public override Task<IReadOnlyList<TextHit>> SearchAsync(Scope scope, string text, IReadOnlyCollection<string> kinds, int? first, CancellationToken cancellationToken) =>
        Count("search").SearchAsync(scope, text, kinds, first, cancellationToken);

    public override IAsyncEnumerable<T> ScanAsync<T>(CancellationToken cancellationToken) =>
        Count($"scan {typeof(T).Name}").ScanAsync<T>(cancellationToken);

    public override IAsyncEnumerable<Change> ChangesAsync(Version since, CancellationToken cancellationToken) => Count("changes").ChangesAsync(since, cancellationToken);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();

    private ITalentStore Count(string call)
    {
        calls.Enqueue(call);
        return inner;
    }
}
