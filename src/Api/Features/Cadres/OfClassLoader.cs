using TalentGraph.Api.Hosting;
using TalentGraph.GraphQL.Execution.Loading;

namespace TalentGraph.Api.Features.Cadres;

/// <summary>The records of one kind that hang from classes, one store call for all classes of a level.</summary>
/// <typeparam name="T">The kind of record.</typeparam>
/// <param name="store">Where they are.</param>
/// <param name="views">Whose they may be.</param>
internal sealed class OfClassLoader<T>(ITalentStore store, Views views) : BatchLoader<ClassId, IReadOnlyList<T>>
    where T : class, IRecord
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyDictionary<ClassId, IReadOnlyList<T>>> LoadAsync(IReadOnlyCollection<ClassId> keys, CancellationToken cancellationToken) =>
        store.OfClassesAsync<T>(views.Current.Scope, keys, cancellationToken);
}
