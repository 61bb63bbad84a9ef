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
    /// <summary>Whether several kinds are read in one query, so that one more costs less than another query.</summary>
    public bool ComeTogether => store is IReadsKindsTogether;

    /// <summary>The records that hang from cadres, of those in scope.</summary>
    /// <param name="view">The operation.</param>
    /// <param name="facts">Which kinds, and whose.</param>
    /// <param name="cancellationToken">Stops asking the store.</param>
    public async Task<IReadOnlyDictionary<CadreFact, IReadOnlyList<IRecord>>> OfAsync(
        View view, IReadOnlyCollection<CadreFact> facts, CancellationToken cancellationToken)
    {
        if (store is CachingStore caching && await JudgesAsync(view, cancellationToken))
            return await caching.OfCadresAsync([.. facts.Where(fact => view.Visible.Sees(fact.Cadre))], cancellationToken);

        // Each kind on a thread of its own: the embedded store works on its caller's.
        var found = await Task.WhenAll(facts.Select(fact => fact.Whole).Distinct().GroupBy(fact => fact.Kind, fact => fact.Cadre).Select(of =>
            Task.Run(() => of.Key.OfCadresAsync(store, view.Scope, [.. of], cancellationToken), cancellationToken)));
        return CadreFact.Of(facts, found.SelectMany(static of => of).ToDictionary());
    }

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
