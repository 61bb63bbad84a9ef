namespace TalentGraph.Graph.Exchange;

/// <summary>Writes a whole graph as a bundle: every file, in the contract's order, rows by key, one form for each value.</summary>
public static class BundleExporter
{
    private const int Attempts = 3;

    /// <summary>Exports a graph as of one version.</summary>
    /// <param name="store">The graph.</param>
    /// <param name="folder">Where the files go; made where it is not there; must be empty.</param>
    /// <param name="createdAt">The moment that the manifest names.</param>
    /// <param name="progress">Told of each file when it is begun; null: nobody.</param>
    /// <param name="cancellationToken">Stops it; what was written is deleted.</param>
    /// <returns>The version exported.</returns>
    /// <exception cref="BundleException">The folder is not empty or cannot be written, or others wrote into the store all the while.</exception>
    /// <exception cref="UnfinishedImportException">An import runs or was cut off; what was written is deleted.</exception>
    /// <exception cref="GraphStoreException">The store cannot answer.</exception>
    public static async Task<Version> ExportAsync(
        ITalentStore store, string folder, DateTimeOffset createdAt, Action<string>? progress, CancellationToken cancellationToken)
    {
        try
        {
            Prepare(folder);
            for (int attempt = 1; attempt <= Attempts; attempt++)
            {
                StoreStatus status = await store.WholeAsync(cancellationToken).ConfigureAwait(false);
                if (await TryWriteAsync(store, folder, status, createdAt, progress, cancellationToken).ConfigureAwait(false))
                    return status.Version;
            }

            throw new BundleException($"The store changed during each of {Attempts} attempts to export it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BundleException($"The bundle cannot be written: {e.Message}", e);
        }
    }

    private static void Prepare(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new BundleException("The folder is not empty.");
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>False: a commit overtook the reading, and nothing is left of it.</summary>
    private static async Task<bool> TryWriteAsync(
        ITalentStore store, string folder, StoreStatus status, DateTimeOffset createdAt, Action<string>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync(store, folder, status, createdAt, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (GraphStoreException error) when (error.Code == GraphStoreException.ScanOvertaken)
        {
            return false;
        }
    }

    private static async Task<bool> WriteAsync(
        ITalentStore store, string folder, StoreStatus status, DateTimeOffset createdAt, Action<string>? progress, CancellationToken cancellationToken)
    {
        var writer = new BundleWriter(folder);
        bool done = false;
        try
        {
            await using (writer.ConfigureAwait(false))
            {
                await writer.WriteManifestAsync(
                    new BundleManifest { Source = "export", CreatedAt = createdAt, Today = status.Today }, cancellationToken).ConfigureAwait(false);
                var whole = new Copying.WholeRecords(store);
                foreach (RecordType type in RecordTypes.All.Where(t => t.InBundle))
                {
                    progress?.Invoke(type.Name + ".csv");
                    writer.Open(type);
                    await foreach (IRecord record in whole.OfAsync(type, cancellationToken).ConfigureAwait(false))
                        writer.Write(record);
                }
            }

            // Each file is of one commit; that all are of the same one is seen from the store standing still.
            done = await store.StoodStillAsync(status.Version, cancellationToken).ConfigureAwait(false);
            return done;
        }
        finally
        {
            if (!done)
                Clear(folder);
        }
    }

    // The folder was empty, so all in it is this export's.
    private static void Clear(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
            File.Delete(file);
    }
}
