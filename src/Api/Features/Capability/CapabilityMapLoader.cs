using TalentGraph.Api.Features.Cadres;
using TalentGraph.Api.Security;
using TalentGraph.GraphQL.Execution.Loading;

namespace TalentGraph.Api.Features.Capability;

/// <summary>The capability map of a cadre at a day, as the caller's role may see it.</summary>
internal static class CapabilityMapLoader
{
    /// <summary>The map; unpacked when it is looked into.</summary>
    /// <param name="cadre">Whose, and as seen when.</param>
    /// <param name="facts">Brings estimates, with the other facts of the cadre.</param>
    /// <param name="ownClasses">Brings the means of an institution's own classes.</param>
    /// <returns>Null: no run was published by the day, it has no usable ballot, or the role sees no map.</returns>
    public static Deferred<Lazy<ShownMap>?> Of(CadreNode cadre, CadreFactsLoader facts, Loader<MapKey, PackedMap> ownClasses)
    {
        View view = cadre.View;
        string role = view.Identity.Role;
        if (!Roles.RoleMeans.Contains(role) || view.Snapshot.Catalogue.RunAt(cadre.AsOf) is not { } run)
            return facts.Load([]).Then(static _ => (Lazy<ShownMap>?)null);
        return Roles.PooledGroups.Contains(role)
            ? facts.LoadEstimates(cadre.Id, run.Id).Then(row => row is null ? null : Shown(() => PackedMap.FromJson(row.Body)))
            : ownClasses.Load(new MapKey(cadre.Id, run)).Then(map => map is null ? null : Shown(() => map));

        Lazy<ShownMap> Shown(Func<PackedMap> unpack) => new(() => MapForRole.Of(unpack(), run, role, view.Snapshot.Catalogue.Competencies));
    }
}

/// <summary>Whose map, and by which run.</summary>
/// <param name="Cadre">Whose.</param>
/// <param name="Run">The run.</param>
internal readonly record struct MapKey(CadreId Cadre, ScoringRun Run);
