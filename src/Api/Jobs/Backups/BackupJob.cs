using TalentGraph.Api.Commands;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Security.Audit;
using TalentGraph.Graph.Exchange.Copying;

namespace TalentGraph.Api.Jobs.Backups;

/// <summary>Backs a deployment up into one file, and brings it back.</summary>
/// <param name="graph">The store's part.</param>
/// <param name="audit">The audit's part.</param>
/// <param name="models">The packs and frameworks.</param>
/// <param name="key">Of the hashes that stand for national ids.</param>
/// <param name="time">The clock.</param>
internal sealed class BackupJob(IGraphBackup graph, AuditBackup audit, ModelBackup models, NationalIdKey key, TimeProvider time)
{
    /// <summary>Makes a backup.</summary>
    /// <param name="path">Where it is to lie; must not be there.</param>
    /// <param name="progress">Told what is done.</param>
    /// <param name="cancellationToken">Stops it; nothing is left.</param>
    /// <returns>What it holds.</returns>
    /// <exception cref="RefusedException">There is a file of that name, or no store.</exception>
    /// <exception cref="AuditException">It could not be recorded.</exception>
    public async Task<BackupManifest> TakeAsync(string path, IProgress<BackupStep> progress, CancellationToken cancellationToken)
    {
        if (Path.Exists(path))
            throw new RefusedException($"{path} is there already; nothing was written.");
        using var writer = new BackupWriter(path);
        var copy = Path.Combine(writer.Folder, "graph");
        var taken = await graph.TakeAsync(copy, progress, cancellationToken);
        progress.Report(new BackupStep("packing"));
        await writer.AddAsync(graph.FileName, copy, cancellationToken);
        await models.TakeAsync(writer, cancellationToken);
        // Last, so that only a backup that will be there is recorded; before it is there, so that none is unrecorded.
        await audit.TakeAsync(writer, cancellationToken);
        return writer.Complete(new BackupManifest
        {
            Format = BackupManifest.CurrentFormat,
            Product = BackupManifest.ThisProduct,
            CreatedAt = time.GetUtcNow(),
            Store = graph.Kind,
            Schema = taken.Schema,
            Version = taken.Digest?.Version.Number,
            Today = taken.Digest?.Today,
            Records = taken.Digest?.Records,
            Packs = models.Packs,
            NationalIdKey = key.Fingerprint,
            Files = [],
        });
    }

    /// <summary>Brings a backup back.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="replace">Whether what is there may be replaced.</param>
    /// <param name="note">Takes what the user should know.</param>
    /// <param name="progress">Told what is done.</param>
    /// <param name="cancellationToken">Stops it; until the switch the store stays as it was.</param>
    /// <returns>What was restored.</returns>
    /// <exception cref="AuditException">It could not be recorded.</exception>
    /// <exception cref="RefusedException">It is no whole backup, of another sort of store, or the store is not empty.</exception>
    public async Task<Restored> PutAsync(string path, bool replace, Action<string> note, IProgress<BackupStep> progress, CancellationToken cancellationToken)
    {
        using var archive = BackupArchive.Open(path);
        if (archive.Manifest.Store != graph.Kind)
            throw new RefusedException($"{path} is of a store of the sort {archive.Manifest.Store}, Store:Url names one of the sort {graph.Kind}: restore it there, then migrate.");
        await archive.VerifyAsync(file => progress.Report(new BackupStep("checking", file)), cancellationToken);
        await using var claim = await graph.ClaimAsync(replace, progress, cancellationToken);
        // Whatever may refuse has spoken before anything changes; what is recorded has been done.
        using var entries = await audit.PrepareAsync(archive, replace, cancellationToken);
        var digest = await PutGraphAsync(archive, progress, cancellationToken);
        await audit.PutAsync(entries, note);
        await models.PutAsync(archive, Path.GetDirectoryName(audit.Path)!, note, cancellationToken);
        if (archive.Manifest.NationalIdKey is { } known && key.Fingerprint != known)
            note($"The key of national ids is not the one that the graph was made with: put your copy back as {key.File} before anything is imported.");
        return new Restored(archive.Manifest, digest, audit.Verify(cancellationToken));
    }

    /// <summary>Ends a restore whose server was started by hand, its audit included where it was not reached.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="replace">Whether another audit may be set aside.</param>
    /// <param name="note">Takes what the user should know.</param>
    /// <param name="progress">Told what is done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was restored.</returns>
    /// <exception cref="AuditException">It could not be recorded.</exception>
    /// <exception cref="RefusedException">The store does not hold what the backup does.</exception>
    public async Task<Restored> FinishAsync(string path, bool replace, Action<string> note, IProgress<BackupStep> progress, CancellationToken cancellationToken)
    {
        using var archive = BackupArchive.Open(path);
        using var entries = await audit.PrepareAsync(archive, replace, cancellationToken);
        var digest = await graph.FinishAsync(archive.Manifest, progress, cancellationToken);
        await audit.PutAsync(entries, note);
        return new Restored(archive.Manifest, digest, audit.Verify(cancellationToken));
    }

    private async Task<StoreDigest?> PutGraphAsync(BackupArchive archive, IProgress<BackupStep> progress, CancellationToken cancellationToken)
    {
        try
        {
            return await graph.PutAsync(archive, progress, cancellationToken);
        }
        catch (Exception failure)
        {
            try
            {
                await audit.RecordFailureAsync();
            }
            catch (AuditException unrecorded)
            {
                throw new AggregateException(failure, unrecorded);
            }

            throw;
        }
    }
}

/// <summary>What was restored.</summary>
/// <param name="Manifest">The backup's.</param>
/// <param name="Digest">What the store holds now; null: it could not be asked.</param>
/// <param name="Audit">Whether the audit's links hold.</param>
internal sealed record Restored(BackupManifest Manifest, StoreDigest? Digest, AuditVerdict Audit);
