using TalentGraph.Graph.Store.Caching;

namespace TalentGraph.Api.Features.Cadres;

/// <summary>
/// Facts of cadres as an operation's caller may see them. Over a store that keeps facts the operation's snapshot judges who
/// may be seen, every time anew and without a call; where the facts are of a later version than the snapshot, and over every
/// other store, the store itself does.
/// </summary>
/// <param name="store">Where facts are.</param>
internal sealed class VisibleFacts(ITalentStore store)
{
    /// <summary>The records of one kind that hang from cadres, of those in scope.</summary>
    /// <param name="view">The operation.</param>
    /// <param name="cadres">Whose.</param>
    /// <param name="cancellationToken">Stops asking the store.</param>
    public async Task<IReadOnlyDictionary<CadreId, IReadOnlyList<T>>> OfCadresAsync<T>(
        View view, IReadOnlyCollection<CadreId> cadres, CancellationToken cancellationToken)
        where T : class, IRecord =>
        await JudgesAsync(view, cancellationToken)
            ? await store.OfCadresAsync<T>(Scope.Everything, [.. cadres.Where(view.Visible.Sees)], cancellationToken)
            : await store.OfCadresAsync<T>(view.Scope, cadres, cancellationToken);

    /// <summary>Estimates by run and cadre, of cadres in scope.</summary>
    /// <param name="view">The operation.</param>
    /// <param name="asked">By which run, and whose.</param>
    /// <param name="cancellationToken">Stops asking the store.</param>
    public async Task<IEnumerable<Estimates>> EstimatesAsync(View view, IEnumerable<(CadreId Cadre, RunId Run)> asked, CancellationToken cancellationToken)
    {
        bool judges = await JudgesAsync(view, cancellationToken);
        string[] keys = [.. asked.Where(one => !judges || view.Visible.Sees(one.Cadre)).Select(one => RecordType.Key(one.Run, one.Cadre)).Distinct()];
        return (await store.FetchAsync<Estimates>(judges ? Scope.Everything : view.Scope, keys, cancellationToken)).Values;
    }

    /// <summary>Whether the snapshot knows all that decides who may see these facts.</summary>
    private async ValueTask<bool> JudgesAsync(View view, CancellationToken cancellationToken) =>
        store is CachingStore caching && await caching.CurrentAsync(cancellationToken) <= view.Snapshot.Version;
}
