using TalentGraph.Api.Hosting;
using TalentGraph.Api.Ledger;
using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Policy.Packs;

namespace TalentGraph.Api.Commands.Exchange;

/// <summary>Imports bundles into the deployment's store, with the deployment's day, packs and key of national ids.</summary>
/// <param name="store">The store.</param>
/// <param name="watch">Told that the store changed.</param>
/// <param name="clock">The day.</param>
/// <param name="packs">What decides today's rank, unit and managing unit.</param>
/// <param name="key">Of the hashes that stand for national ids.</param>
internal sealed class GraphImport(ITalentStore store, StoreWatch watch, AsOfClock clock, PolicyPacks packs, NationalIdKey key)
{
    /// <summary>Imports one bundle.</summary>
    /// <param name="path">The folder or .zip.</param>
    /// <param name="how">What of the options the caller chooses.</param>
    /// <param name="progress">Told after each batch of rows; null: nobody.</param>
    /// <param name="cancellationToken">Stops it; the store then is as it was, or has an unfinished import that says so.</param>
    /// <exception cref="RefusedException">The bundle as a whole cannot be read, or the store's national ids are hashed by another key.</exception>
    public async Task<ImportOutcome> RunAsync(
        string path, Func<ImportOptions, ImportOptions> how, Action<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        await key.RequireAsync(store, cancellationToken);
        var options = how(new ImportOptions
        {
            Today = await clock.TodayAsync(cancellationToken),
            NationalIdKey = key.Bytes,
            BeforeNationalIds = token => key.NoteAsync(store, token),
            KeepNow = (session, today, cadres, token) => new NowHook(packs, today).RunAsync(session, cadres, token),
        });
        try
        {
            return await BundleImporter.ImportAsync(store, path, options, progress, cancellationToken);
        }
        catch (BundleException e)
        {
            throw new RefusedException(e.Message);
        }
        catch (Exception e) when (e is OperationCanceledException or GraphStoreException)
        {
            if (await UnfinishedAsync() is not { } import)
                throw;
            throw new RefusedException($"{VerbHost.Reason(e)} Import {import} is unfinished: import its bundle again with --resume {import}.");
        }
        finally
        {
            watch.Forget();
        }
    }

    /// <summary>The import that whoever was stopped may have left half; null: there is none, or nobody answers.</summary>
    private async Task<string?> UnfinishedAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            return (await store.StatusAsync(patience.Token)).UnfinishedImport;
        }
        catch (Exception e) when (e is OperationCanceledException or GraphStoreException)
        {
            return null;
        }
    }
}
