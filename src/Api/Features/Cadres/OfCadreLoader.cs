using TalentGraph.Api.Hosting;
using TalentGraph.GraphQL.Execution.Loading;

namespace TalentGraph.Api.Features.Cadres;

/// <summary>
/// The records of one kind that hang from cadres, one store call for all cadres of a level. Records are the same at every
/// day; what of them was so at a root's day is cut out behind the loader.
/// </summary>
/// <typeparam name="T">The kind of record.</typeparam>
/// <param name="facts">Brings them.</param>
/// <param name="views">Whose they may be.</param>
internal sealed class OfCadreLoader<T>(VisibleFacts facts, Views views) : BatchLoader<CadreId, IReadOnlyList<T>>
    where T : class, IRecord
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyDictionary<CadreId, IReadOnlyList<T>>> LoadAsync(IReadOnlyCollection<CadreId> keys, CancellationToken cancellationToken) =>
        facts.OfCadresAsync<T>(views.Current, keys, cancellationToken);
}
