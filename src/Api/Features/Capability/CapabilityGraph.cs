using TalentGraph.Api.Features.Answers;
using TalentGraph.Api.Features.Cadres;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Security;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Capability;

/// <summary>A cadre's capability map, and what of the cadre is not shown.</summary>
[Extends(typeof(CadreNode))]
internal static class CapabilityGraph
{
    /// <summary>能力图谱: what many raters' marks say of each competency, by the latest run published for the day; null: none.</summary>
    /// <param name="cadre">The cadre.</param>
    /// <param name="facts">Brings estimates.</param>
    /// <param name="ownClasses">Brings means of own classes.</param>
    public static Deferred<CapabilityMapNode?> CapabilityMap(CadreNode cadre, CadreFactsLoader facts, Loader<MapKey, PackedMap> ownClasses) =>
        CapabilityMapLoader.Of(cadre, facts, ownClasses).Then(map =>
            map is null ? null : new CapabilityMapNode(map.Value, ProvenanceNode.At(cadre.View, cadre.AsOf, map.Value.Run)));

    /// <summary>Fields of the cadre that you do not see, whether or not you asked for them.</summary>
    /// <param name="cadre">The cadre.</param>
    /// <param name="facts">Knows who has a map.</param>
    /// <param name="ownClasses">Knows it of own classes.</param>
    /// <param name="table">Who may read what.</param>
    /// <param name="caller">Who asks.</param>
    [ListSize(10)]
    public static Deferred<IReadOnlyList<WithheldNode>> Withheld(
        CadreNode cadre, CadreFactsLoader facts, Loader<MapKey, PackedMap> ownClasses, AccessTable table, Caller caller) =>
        CapabilityMapLoader.Of(cadre, facts, ownClasses).Then(map => WithheldNode.Of(WithheldOfCadre.Of(table, caller.Role, hasMap: map is not null)));

    /// <summary>Means of own classes of a level's cadres in one store call.</summary>
    [Batch]
    public static Task<IReadOnlyDictionary<MapKey, PackedMap>> OwnClasses(IReadOnlyCollection<MapKey> keys, OwnClassMeans means, Views views, CancellationToken cancellationToken) =>
        means.OfAsync(views.Current, keys, cancellationToken);
}
