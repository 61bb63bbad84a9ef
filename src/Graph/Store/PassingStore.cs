namespace TalentGraph.Graph.Store;

/// <summary>A store before another one, to which it passes on whatever it does not do itself.</summary>
public abstract class PassingStore : ITalentStore
{
    /// <summary>The store behind it.</summary>
    protected abstract ITalentStore Inner { get; }

    /// <inheritdoc/>
    public virtual Task<StoreStatus> StatusAsync(CancellationToken cancellationToken) => Inner.StatusAsync(cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyDictionary<string, T>> FetchAsync<T>(Scope scope, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        where T : class, IRecord => Inner.FetchAsync<T>(scope, keys, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyDictionary<CadreId, IReadOnlyList<T>>> OfCadresAsync<T>(
        Scope scope, IReadOnlyCollection<CadreId> cadres, CancellationToken cancellationToken)
        where T : class, IRecord => Inner.OfCadresAsync<T>(scope, cadres, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyDictionary<ClassId, IReadOnlyList<T>>> OfClassesAsync<T>(
        Scope scope, IReadOnlyCollection<ClassId> classes, CancellationToken cancellationToken)
        where T : class, IRecord => Inner.OfClassesAsync<T>(scope, classes, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CadreId?> FindByExternalIdAsync(Scope scope, string system, string value, CancellationToken cancellationToken) =>
        Inner.FindByExternalIdAsync(scope, system, value, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<CadreId>> RelativesOfAsync(CadreId cadre, CancellationToken cancellationToken) =>
        Inner.RelativesOfAsync(cadre, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<TextHit>> SearchAsync(
        Scope scope, string text, IReadOnlyCollection<string> kinds, int? first, CancellationToken cancellationToken) =>
        Inner.SearchAsync(scope, text, kinds, first, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<string> NoteNationalIdKeyAsync(string fingerprint, CancellationToken cancellationToken) =>
        Inner.NoteNationalIdKeyAsync(fingerprint, cancellationToken);

    /// <inheritdoc/>
    public virtual int? MostBytes(RecordType type, Column column) => Inner.MostBytes(type, column);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<T> ScanAsync<T>(CancellationToken cancellationToken)
        where T : class, IRecord => Inner.ScanAsync<T>(cancellationToken);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<Change> ChangesAsync(Version since, CancellationToken cancellationToken) => Inner.ChangesAsync(since, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IWriteSession> BeginAsync(string source, CancellationToken cancellationToken) => Inner.BeginAsync(source, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IWriteSession> ResumeAsync(string import, string source, CancellationToken cancellationToken) =>
        Inner.ResumeAsync(import, source, cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
