namespace TalentGraph.Graph.Store;

/// <summary>
/// Whether what is read of a store is the whole of one commit. A version that stands still does not say so: an import that
/// is committed in parts changes data under one version until it is done, and leaves half of itself when it is cut off.
/// </summary>
public static class WholeStates
{
    /// <summary>The status of a store without an unfinished import.</summary>
    /// <param name="store">Which is to be read.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <exception cref="UnfinishedImportException">An import runs or was cut off.</exception>
    /// <exception cref="GraphStoreException">The store cannot answer.</exception>
    public static async Task<StoreStatus> WholeAsync(this ITalentStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        StoreStatus status = await store.StatusAsync(cancellationToken).ConfigureAwait(false);
        return status.UnfinishedImport is { } import ? throw new UnfinishedImportException(import) : status;
    }

    /// <summary>Whether all that was read since <see cref="WholeAsync"/> gave a version is of that version.</summary>
    /// <param name="store">Which was read.</param>
    /// <param name="version">The version it had before.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <exception cref="UnfinishedImportException">An import has begun since.</exception>
    /// <exception cref="GraphStoreException">The store cannot answer.</exception>
    public static async Task<bool> StoodStillAsync(this ITalentStore store, Version version, CancellationToken cancellationToken) =>
        (await store.WholeAsync(cancellationToken).ConfigureAwait(false)).Version == version;
}
