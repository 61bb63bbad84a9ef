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
        var found = await Task.WhenAll(facts.GroupBy(fact => fact.Kind).Select(of =>
            Task.Run(() => of.Key.ReadAsync(store, view.Scope, of, cancellationToken), cancellationToken)));
        return CadreFact.Of(facts, found.SelectMany(static of => of).ToDictionary());
    }

    /// <summary>Whether the snapshot knows all that decides who may see these facts.</summary>
    private async ValueTask<bool> JudgesAsync(View view, CancellationToken cancellationToken) =>
        store is CachingStore caching && await caching.CurrentAsync(cancellationToken) <= view.Snapshot.Version;
}
