using System.Collections.Concurrent;

namespace TalentGraph.Api.Tests.Features;

/// <summary>A store that keeps a list of what it was asked.</summary>
internal sealed class CountingStore(ITalentStore inner) : ITalentStore
{
    private readonly ConcurrentQueue<string> calls = new();

    /// <summary>What was asked since the list was cleared.</summary>
    public IReadOnlyList<string> Calls => [.. calls];

    public void Clear() => calls.Clear();

    public Task<StoreStatus> StatusAsync(CancellationToken cancellationToken) => Count("status").StatusAsync(cancellationToken);

    public Task<IReadOnlyDictionary<string, T>> FetchAsync<T>(Scope scope, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        where T : class, IRecord => Count($"fetch {typeof(T).Name}").FetchAsync<T>(scope, keys, cancellationToken);

    public Task<IReadOnlyDictionary<CadreId, IReadOnlyList<T>>> OfCadresAsync<T>(Scope scope, IReadOnlyCollection<CadreId> cadres, CancellationToken cancellationToken)
        where T : class, IRecord => Count($"{typeof(T).Name} of cadres").OfCadresAsync<T>(scope, cadres, cancellationToken);

    public Task<IReadOnlyDictionary<ClassId, IReadOnlyList<T>>> OfClassesAsync<T>(Scope scope, IReadOnlyCollection<ClassId> classes, CancellationToken cancellationToken)
        where T : class, IRecord => Count($"{typeof(T).Name} of classes").OfClassesAsync<T>(scope, classes, cancellationToken);

    public Task<CadreId?> FindByExternalIdAsync(Scope scope, string system, string value, CancellationToken cancellationToken) =>
        Count("external id").FindByExternalIdAsync(scope, system, value, cancellationToken);

    public Task<IReadOnlyList<CadreId>> RelativesOfAsync(CadreId cadre, CancellationToken cancellationToken) => Count("relatives").RelativesOfAsync(cadre, cancellationToken);

    public Task<IReadOnlyList<TextHit>> SearchAsync(Scope scope, string text, IReadOnlyCollection<string> kinds, int? first, CancellationToken cancellationToken) =>
        Count("search").SearchAsync(scope, text, kinds, first, cancellationToken);

    public Task<string> NoteNationalIdKeyAsync(string fingerprint, CancellationToken cancellationToken) => inner.NoteNationalIdKeyAsync(fingerprint, cancellationToken);

    public IAsyncEnumerable<T> ScanAsync<T>(CancellationToken cancellationToken)
        where T : class, IRecord => Count($"scan {typeof(T).Name}").ScanAsync<T>(cancellationToken);

    public IAsyncEnumerable<Change> ChangesAsync(Version since, CancellationToken cancellationToken) => Count("changes").ChangesAsync(since, cancellationToken);

    public Task<IWriteSession> BeginAsync(string source, CancellationToken cancellationToken) => inner.BeginAsync(source, cancellationToken);

    public Task<IWriteSession> ResumeAsync(string import, string source, CancellationToken cancellationToken) => inner.ResumeAsync(import, source, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private ITalentStore Count(string call)
    {
        calls.Enqueue(call);
        return inner;
    }
}
