using TalentGraph.Graph.Exchange.Copying;

namespace TalentGraph.Api.Jobs.Backups;

/// <summary>The part of a backup that depends on the sort of store: the graph as one file.</summary>
internal interface IGraphBackup
{
    /// <summary>The sort of store, as the manifest names it.</summary>
    string Kind { get; }

    /// <summary>The graph's name in the archive.</summary>
    string FileName { get; }

    /// <summary>Writes the graph into a file and checks the file.</summary>
    /// <param name="file">Must not be there; its folder is the caller's own.</param>
    /// <param name="progress">Told what is done, and how far it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<GraphTaken> TakeAsync(string file, IProgress<BackupStep> progress, CancellationToken cancellationToken);

    /// <summary>Makes sure that the place is free, and keeps others out of it until the result is disposed.</summary>
    /// <param name="replace">Whether what is there may be lost.</param>
    /// <param name="progress">Told what is done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Commands.RefusedException">The store is not empty, or in use.</exception>
    Task<IAsyncDisposable> ClaimAsync(bool replace, IProgress<BackupStep> progress, CancellationToken cancellationToken);

    /// <summary>Puts the graph of a backup in the store's place.</summary>
    /// <param name="archive">Verified.</param>
    /// <param name="progress">Told what is done.</param>
    /// <param name="cancellationToken">Stops it; an embedded store then is as it was, one on a server of no use until the next restore.</param>
    /// <returns>What the restored store holds; null: it could not be asked.</returns>
    /// <exception cref="Commands.RefusedException">What the file holds is not what the manifest says, or the place is not free.</exception>
    Task<StoreDigest?> PutAsync(BackupArchive archive, IProgress<BackupStep> progress, CancellationToken cancellationToken);

    /// <summary>Ends a restore whose store could not be asked, once it can be: counts, compares, and lets versions go on.</summary>
    /// <param name="manifest">The backup's.</param>
    /// <param name="progress">Told what is done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What the restored store holds.</returns>
    /// <exception cref="Commands.RefusedException">It is not what was backed up, or there is nothing to end.</exception>
    Task<StoreDigest> FinishAsync(BackupManifest manifest, IProgress<BackupStep> progress, CancellationToken cancellationToken);
}

/// <summary>What was taken.</summary>
/// <param name="Schema">The number of the store's last migration; null: not known.</param>
/// <param name="Digest">What it holds; null: it could not be counted.</param>
internal sealed record GraphTaken(int? Schema, StoreDigest? Digest);

/// <summary>How far a backup or restore is.</summary>
/// <param name="Doing">What is done now.</param>
/// <param name="Detail">How far it is; empty: it does not say.</param>
internal sealed record BackupStep(string Doing, string Detail = "");
