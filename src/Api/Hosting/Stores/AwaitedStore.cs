namespace TalentGraph.Api.Hosting.Stores;

/// <summary>
/// A store on a server that may be slow to come, or away: the service listens before it is there. Until it is opened,
/// whoever asks is told that it does not answer, as when it goes away later.
/// </summary>
/// <param name="opening">Opens the store.</param>
/// <param name="file">Where it is.</param>
/// <param name="key">What must be the store's key of national ids.</param>
internal sealed class AwaitedStore(StoreOpening opening, StoreFile file, NationalIdKey key) : ITalentStore, IReadsKindsTogether
{
    /// <summary>The code of whatever is asked too early.</summary>
    public const string NotOpened = "NOT_OPENED";

    private ITalentStore? opened;

    private ITalentStore Opened => Volatile.Read(ref opened) ?? throw new GraphStoreException(NotOpened, "open", isTransient: true, null);

    /// <summary>Opens it; once, though it may be tried again after a failure.</summary>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="GraphStoreException">It cannot be opened now, or at all.</exception>
    /// <exception cref="Commands.RefusedException">Its national ids are hashed by another key.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var store = await opening.OpenToServeAsync(file.Address, cancellationToken);
        try
        {
            await key.RequireAsync(store, cancellationToken);
            opened = store;
        }
        finally
        {
            if (opened is null)
                await store.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public Task<StoreStatus> StatusAsync(CancellationToken cancellationToken) => Opened.StatusAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, T>> FetchAsync<T>(Scope scope, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        where T : class, IRecord => Opened.FetchAsync<T>(scope, keys, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<CadreId, IReadOnlyList<T>>> OfCadresAsync<T>(
        Scope scope, IReadOnlyCollection<CadreId> cadres, CancellationToken cancellationToken)
        where T : class, IRecord => Opened.OfCadresAsync<T>(scope, cadres, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<CadreFact, IReadOnlyList<IRecord>>> OfCadresAsync(IReadOnlyCollection<CadreFact> facts, CancellationToken cancellationToken) =>
        // A store on a server is one that does.
        ((IReadsKindsTogether)Opened).OfCadresAsync(facts, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<ClassId, IReadOnlyList<T>>> OfClassesAsync<T>(
        Scope scope, IReadOnlyCollection<ClassId> classes, CancellationToken cancellationToken)
        where T : class, IRecord => Opened.OfClassesAsync<T>(scope, classes, cancellationToken);

    /// <inheritdoc/>
    public Task<CadreId?> FindByExternalIdAsync(Scope scope, string system, string value, CancellationToken cancellationToken) =>
        Opened.FindByExternalIdAsync(scope, system, value, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CadreId>> RelativesOfAsync(CadreId cadre, CancellationToken cancellationToken) => Opened.RelativesOfAsync(cadre, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TextHit>> SearchAsync(
        Scope scope, string text, IReadOnlyCollection<string> kinds, int? first, CancellationToken cancellationToken) =>
        Opened.SearchAsync(scope, text, kinds, first, cancellationToken);

    /// <inheritdoc/>
    public Task<string> NoteNationalIdKeyAsync(string fingerprint, CancellationToken cancellationToken) => Opened.NoteNationalIdKeyAsync(fingerprint, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<T> ScanAsync<T>(CancellationToken cancellationToken)
        where T : class, IRecord => Opened.ScanAsync<T>(cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Change> ChangesAsync(Version since, CancellationToken cancellationToken) => Opened.ChangesAsync(since, cancellationToken);

    /// <inheritdoc/>
    public Task<IWriteSession> BeginAsync(string source, CancellationToken cancellationToken) => Opened.BeginAsync(source, cancellationToken);

    /// <inheritdoc/>
    public Task<IWriteSession> ResumeAsync(string import, string source, CancellationToken cancellationToken) =>
        Opened.ResumeAsync(import, source, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref opened, null)?.DisposeAsync() ?? ValueTask.CompletedTask;
}
