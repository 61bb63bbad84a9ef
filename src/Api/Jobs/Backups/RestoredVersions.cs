using TalentGraph.Api.Commands;
using TalentGraph.Graph.Exchange.Copying;

namespace TalentGraph.Api.Jobs.Backups;

/// <summary>What must hold of a restored graph: it is the one that was backed up, and no version of the lost one comes again.</summary>
internal static class RestoredVersions
{
    /// <summary>
    /// More commits than a store made between its backup and its loss: a version that clients know from the lost store
    /// must not come to name another state.
    /// </summary>
    public const long Leap = 1_000_000;

    /// <summary>Lets the store go on far behind its own versions, so that whoever knows one of them is told to resync.</summary>
    /// <param name="store">The restored store.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task ContinueAsync(ITalentStore store, CancellationToken cancellationToken)
    {
        var version = (await store.StatusAsync(cancellationToken)).Version;
        await using var session = await store.BeginAsync("restore", cancellationToken);
        await session.ContinueAfterAsync(new Version(version.Number + Leap), cancellationToken);
        await session.CommitAsync(cancellationToken);
    }

    /// <summary>Compares what is there with what was backed up.</summary>
    /// <exception cref="RefusedException">It is not the same.</exception>
    public static void Require(BackupManifest manifest, StoreDigest there)
    {
        if (manifest.Digest?.DifferenceFrom(there) is { } difference)
            throw new RefusedException($"The restored graph is not the one that was backed up: {difference}.");
    }
}
