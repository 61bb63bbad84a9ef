using TalentGraph.Api.Features.Cadres;
using TalentGraph.Api.Security;

namespace TalentGraph.Api.Features.Capability;

/// <summary>The capability maps of cadres at days, each as the caller's role may see it. One store call for all of them.</summary>
/// <param name="facts">Brings estimates.</param>
/// <param name="ownClasses">Makes the means of an institution's own classes.</param>
internal sealed class CapabilityMapOf(VisibleFacts facts, OwnClassMeans ownClasses)
{
    /// <summary>The maps.</summary>
    /// <param name="view">The operation: who asks, and what holds at a day.</param>
    /// <param name="keys">Whose, as seen when.</param>
    /// <param name="cancellationToken">Stops asking the store.</param>
    /// <returns>Those there are: no published run by the day, or no usable ballot in it, and there is no map.</returns>
    public async Task<IReadOnlyDictionary<MapKey, ShownMap>> OfAsync(View view, IReadOnlyCollection<MapKey> keys, CancellationToken cancellationToken)
    {
        var role = view.Identity.Role;
        var asked = new List<(MapKey Key, ScoringRun Run)>();
        foreach (var key in keys)
        {
            if (Roles.RoleMeans.Contains(role) && view.Snapshot.Catalogue.RunAt(key.AsOf) is { } run)
                asked.Add((key, run));
        }

        if (asked.Count == 0)
            return new Dictionary<MapKey, ShownMap>();
        var maps = Roles.PooledGroups.Contains(role)
            ? await StoredAsync(view, asked, cancellationToken)
            : await ownClasses.OfAsync(view, [.. asked.Select(one => (one.Key.Cadre, one.Run)).Distinct()], cancellationToken);

        var shown = new Dictionary<MapKey, ShownMap>();
        foreach (var (key, run) in asked)
        {
            if (maps.TryGetValue((key.Cadre, run.Id), out var map))
                shown.Add(key, MapForRole.Of(map, run, role, view.Snapshot.Catalogue.Competencies));
        }

        return shown;
    }

    private async Task<IReadOnlyDictionary<(CadreId Cadre, RunId Run), PackedMap>> StoredAsync(
        View view, List<(MapKey Key, ScoringRun Run)> asked, CancellationToken cancellationToken)
    {
        var rows = await facts.EstimatesAsync(view, asked.Select(one => (one.Key.Cadre, one.Run.Id)), cancellationToken);
        return rows.ToDictionary(row => (row.CadreId, row.RunId), row => PackedMap.FromJson(row.Body));
    }
}

/// <summary>Whose map, as seen when.</summary>
/// <param name="Cadre">Whose.</param>
/// <param name="AsOf">The root's day.</param>
internal readonly record struct MapKey(CadreId Cadre, DateOnly AsOf);
