namespace TalentGraph.Api.Hosting.Stores;

/// <summary>
/// A store on a server that may be slow to come, or away: the service listens before it is there. Until it is opened,
/// whoever asks is told that it does not answer, as when it goes away later.
/// </summary>
/// <param name="opening">Opens the store.</param>
/// <param name="file">Where it is.</param>
/// <param name="key">What must be the store's key of national ids.</param>
internal sealed class AwaitedStore(StoreOpening opening, StoreFile file, NationalIdKey key) : PassingStore, IReadsKindsTogether
{
    /// <summary>The code of whatever is asked too early.</summary>
    public const string NotOpened = "NOT_OPENED";

    private ITalentStore? opened;

    /// <inheritdoc/>
    protected override ITalentStore Inner => Volatile.Read(ref opened) ?? throw new GraphStoreException(NotOpened, "open", isTransient: true, null);

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
    public Task<IReadOnlyDictionary<CadreFact, IReadOnlyList<IRecord>>> OfCadresAsync(IReadOnlyCollection<CadreFact> facts, CancellationToken cancellationToken) =>
        // A store on a server is one that does.
        ((IReadsKindsTogether)Inner).OfCadresAsync(facts, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => Interlocked.Exchange(ref opened, null)?.DisposeAsync() ?? ValueTask.CompletedTask;
}
