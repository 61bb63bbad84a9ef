using TalentGraph.Api.Hosting;
using TalentGraph.GraphQL.Execution;

namespace TalentGraph.Api.Features.Capability;

/// <summary>Maps of a level's cadres in one store call; also tells <c>withheld</c> who has one.</summary>
/// <param name="useCase">Knows them.</param>
/// <param name="views">Who asks.</param>
internal sealed class CapabilityLoader(CapabilityMapOf useCase, Views views) : BatchLoader<MapKey, ShownMap>
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyDictionary<MapKey, ShownMap>> LoadAsync(IReadOnlyCollection<MapKey> keys, CancellationToken cancellationToken) =>
        useCase.OfAsync(views.Current, keys, cancellationToken);
}
