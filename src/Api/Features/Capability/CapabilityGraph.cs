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
    /// <param name="maps">Brings it.</param>
    public static Deferred<CapabilityMapNode?> CapabilityMap(CadreNode cadre, Loader<MapKey, ShownMap> maps) =>
        maps.Load(new MapKey(cadre.Id, cadre.AsOf)).Then(map =>
            map is null ? null : new CapabilityMapNode(map, ProvenanceNode.At(cadre.View, cadre.AsOf, map.Run)));

    /// <summary>Fields of the cadre that you do not see, whether or not you asked for them.</summary>
    /// <param name="cadre">The cadre.</param>
    /// <param name="maps">Knows who has a map.</param>
    /// <param name="table">Who may read what.</param>
    /// <param name="caller">Who asks.</param>
    [ListSize(10)]
    public static Deferred<IReadOnlyList<WithheldNode>> Withheld(CadreNode cadre, Loader<MapKey, ShownMap> maps, AccessTable table, Caller caller) =>
        maps.Load(new MapKey(cadre.Id, cadre.AsOf)).Then(map => WithheldNode.Of(WithheldOfCadre.Of(table, caller.Role, hasMap: map is not null)));

    /// <summary>Maps of a level's cadres in one store call; also tells <c>withheld</c> who has one.</summary>
    [Batch]
    public static Task<IReadOnlyDictionary<MapKey, ShownMap>> Maps(IReadOnlyCollection<MapKey> keys, CapabilityMapOf useCase, Views views, CancellationToken cancellationToken) =>
        useCase.OfAsync(views.Current, keys, cancellationToken);
}
