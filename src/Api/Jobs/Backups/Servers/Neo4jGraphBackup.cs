using TalentGraph.Api.Commands;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Hosting.Stores;
using TalentGraph.Graph.Exchange.Copying;

namespace TalentGraph.Api.Jobs.Backups.Servers;

/// <summary>
/// A Neo4j server on this machine: counted while it runs, checked, dumped and loaded by its own <c>neo4j-admin</c> while it
/// is stopped. A server that is stopped already cannot be counted, and is backed up all the same.
/// </summary>
/// <param name="server">The server as its administrator sees it.</param>
/// <param name="opening">Opens its store.</param>
/// <param name="address">The server and the database.</param>
internal sealed class Neo4jGraphBackup(Neo4jAdmin server, StoreOpening opening, ServerStore address) : IGraphBackup
{
    private bool mayReplace;

    /// <inheritdoc/>
    public string Kind => "neo4j";

    /// <inheritdoc/>
    public string FileName => "store/neo4j.dump";

    /// <inheritdoc/>
    public async Task<GraphTaken> TakeAsync(string file, IProgress<BackupStep> progress, CancellationToken cancellationToken)
    {
        await server.RequireStoppableAsync(cancellationToken);
        var counted = await server.ListensAsync(cancellationToken) ? await CountAsync(progress, cancellationToken) : null;
        await server.WhileStoppedAsync(DumpAsync, progress, cancellationToken);
        if (counted is not null && !await StoodStillAsync(counted.Version, cancellationToken))
            throw new RefusedException("Somebody wrote while the backup was made: stop the services first, then make it again.");
        return new GraphTaken(null, counted);

        async Task DumpAsync()
        {
            progress.Report(new BackupStep("checking the graph"));
            await server.CheckAsync(cancellationToken);
            progress.Report(new BackupStep("dumping the graph"));
            await using var dump = SecretFile.Open(file, FileMode.CreateNew);
            await server.DumpAsync(dump, cancellationToken);
            dump.Position = 0;
            await server.RecogniseAsync(dump, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<IAsyncDisposable> ClaimAsync(bool replace, IProgress<BackupStep> progress, CancellationToken cancellationToken)
    {
        await server.RequireStoppableAsync(cancellationToken);
        mayReplace = replace || await server.ListensAsync(cancellationToken);
        if (!replace && mayReplace)
        {
            // A server that runs has a database of that name at least; an empty one is nobody's loss.
            await using var store = await opening.OpenAsync(address, cancellationToken);
            var status = await store.StatusAsync(cancellationToken);
            if (!status.IsEmpty || status.Version.Number > 0)
                throw new RefusedException($"The store at {address.Database} is not empty: --replace puts the backup in its place.");
        }

        return new Nothing();
    }

    /// <inheritdoc/>
    public async Task<StoreDigest?> PutAsync(BackupArchive archive, IProgress<BackupStep> progress, CancellationToken cancellationToken)
    {
        await server.WhileStoppedAsync(LoadAsync, progress, cancellationToken);
        return server.IsOurs ? await FinishAsync(archive.Manifest, progress, cancellationToken) : null;

        async Task LoadAsync()
        {
            progress.Report(new BackupStep("loading the graph"));
            await server.LoadAsync(to => archive.CopyToAsync(FileName, to, cancellationToken), mayReplace, cancellationToken);
            progress.Report(new BackupStep("checking the graph"));
            await server.CheckAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<StoreDigest> FinishAsync(BackupManifest manifest, IProgress<BackupStep> progress, CancellationToken cancellationToken)
    {
        if (!await server.ListensAsync(cancellationToken))
            throw new RefusedException($"The server at {address.Database} does not answer: start it first.");
        await using var store = await opening.OpenAsync(address, cancellationToken);
        // A dump that could not be counted may hold half an import, to be ended here first: its commit, too, needs a version of its own.
        if ((await store.StatusAsync(cancellationToken)).UnfinishedImport is not null)
            await RestoredVersions.ContinueAsync(store, cancellationToken);
        var digest = await CountAsync(store, progress, cancellationToken) ?? throw new RefusedException("Somebody writes into the restored store: stop the services first.");
        RestoredVersions.Require(manifest, digest);
        await RestoredVersions.ContinueAsync(store, cancellationToken);
        return digest;
    }

    private async Task<StoreDigest> CountAsync(IProgress<BackupStep> progress, CancellationToken cancellationToken)
    {
        await using var store = await opening.OpenAsync(address, cancellationToken);
        return await CountAsync(store, progress, cancellationToken) ?? throw new RefusedException("Somebody writes into the store: stop the services first.");
    }

    private static Task<StoreDigest?> CountAsync(ITalentStore store, IProgress<BackupStep> progress, CancellationToken cancellationToken) =>
        StoreDigest.OfAsync(store, step => progress.Report(new BackupStep("counting the graph", $"{step.Kind} {step.Records:N0}")), cancellationToken);

    private async Task<bool> StoodStillAsync(Version version, CancellationToken cancellationToken)
    {
        await using var store = await opening.OpenAsync(address, cancellationToken);
        return await store.StoodStillAsync(version, cancellationToken);
    }

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
