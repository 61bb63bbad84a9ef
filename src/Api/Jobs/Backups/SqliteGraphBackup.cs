using TalentGraph.Api.Commands;
using TalentGraph.Api.Hosting;
using TalentGraph.Graph.Exchange.Copying;
using TalentGraph.Graph.Sqlite;

namespace TalentGraph.Api.Jobs.Backups;

/// <summary>The embedded store: copied while it is served, put back by one rename.</summary>
/// <param name="store">Its file.</param>
/// <param name="time">The clock.</param>
internal sealed class SqliteGraphBackup(StoreFile store, TimeProvider time) : IGraphBackup
{
    /// <inheritdoc/>
    public string Kind => "sqlite";

    /// <inheritdoc/>
    public string FileName => "store/talentgraph.db";

    /// <inheritdoc/>
    public async Task<GraphTaken> TakeAsync(string file, IProgress<BackupStep> progress, CancellationToken cancellationToken)
    {
        if (!File.Exists(store.Path))
            throw new RefusedException($"There is no store at {store.Path}.");
        await SqliteBackup.TakeAsync(store.Path, file, share => progress.Report(new BackupStep("copying the graph", $"{100 * share:0}%")), cancellationToken);
        var digest = await ReadAsync(file, static _ => Task.CompletedTask, progress, cancellationToken);
        SqliteBackup.Fold(file);
        return new GraphTaken(SqliteBackup.SchemaOf(file), digest);
    }

    /// <inheritdoc/>
    public async Task<IAsyncDisposable> ClaimAsync(bool replace, IProgress<BackupStep> progress, CancellationToken cancellationToken)
    {
        var claim = new Claim(Serving.Take(store));
        try
        {
            if (!replace && !await IsEmptyAsync(cancellationToken))
                throw new RefusedException($"The store at {store.Path} is not empty: --replace puts the backup in its place.");
            return claim;
        }
        catch
        {
            await claim.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<StoreDigest?> PutAsync(BackupArchive archive, IProgress<BackupStep> progress, CancellationToken cancellationToken)
    {
        var draft = $"{store.Path}.{Guid.NewGuid():N}.restoring";
        try
        {
            progress.Report(new BackupStep("unpacking the graph"));
            await archive.ExtractAsync(FileName, draft, cancellationToken);
            var digest = await ReadAsync(draft, opened => RestoredVersions.ContinueAsync(opened, cancellationToken), progress, cancellationToken);
            RestoredVersions.Require(archive.Manifest, digest);
            SqliteBackup.PutInPlace(draft, store.Path);
            return digest;
        }
        catch (GraphStoreException e) when (e.IsTransient)
        {
            throw new RefusedException($"Another program has {store.Path} open: end it first. Nothing was restored.");
        }
        finally
        {
            foreach (var end in (string[])["", "-wal", "-shm"])
                File.Delete(draft + end);
        }
    }

    /// <inheritdoc/>
    public Task<StoreDigest> FinishAsync(BackupManifest manifest, IProgress<BackupStep> progress, CancellationToken cancellationToken) =>
        throw new RefusedException("A restore of the embedded store leaves nothing to finish.");

    private async Task<StoreDigest> ReadAsync(string file, Func<ITalentStore, Task> then, IProgress<BackupStep> progress, CancellationToken cancellationToken)
    {
        await using var opened = await SqliteTalentStore.OpenAsync(file, time, cancellationToken);
        // Nobody else knows this file: it stands still.
        var digest = await StoreDigest.OfAsync(opened, step => progress.Report(new BackupStep("checking the graph", $"{step.Kind} {step.Records:N0}")), cancellationToken);
        await then(opened);
        return digest!;
    }

    private async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(store.Path))
            return true;
        try
        {
            await using var opened = await SqliteTalentStore.OpenAsync(store.Path, time, cancellationToken);
            return (await opened.StatusAsync(cancellationToken)).IsEmpty;
        }
        catch (GraphStoreException e) when (!e.IsTransient)
        {
            // What cannot be read may still be worth something to somebody.
            return false;
        }
    }

    private sealed class Claim(ServingLock held) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            held.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
