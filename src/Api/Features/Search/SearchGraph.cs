using TalentGraph.Api.Hosting;
using TalentGraph.Api.Security;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Search;

/// <summary>Finding things by name.</summary>
[QueryRoot]
internal static class SearchGraph
{
    /// <summary>What carries a text in its name or title: cadres of your scope, units, posts, courses, classes; by name.</summary>
    /// <param name="text">What to look for; at least one character.</param>
    /// <param name="kinds">Only these kinds; CADRE, UNIT, POST, COURSE and CLASS can be found.</param>
    /// <param name="first">At most so many.</param>
    /// <param name="find">The use case.</param>
    /// <param name="views">Opens the operation.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    [ListSize(10)]
    public static async Task<IReadOnlyList<SearchHitNode>> Search(
        string text, IReadOnlyList<EntityKind>? kinds, FindByText find, Views views, Caller caller, CancellationToken cancellationToken, int? first = 10)
    {
        IReadOnlyList<FoundText> found = await find.OfAsync(views.Of(caller), text, kinds, caller.Has(Roles.NamesInLists), first ?? 10, cancellationToken);
        return [.. found.Select(hit => new SearchHitNode(hit.Kind, NodeIds.Of(hit.Prefix, hit.Key), hit.Label, hit.Hint))];
    }
}

/// <summary>Something found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id, for <c>node</c>.</param>
/// <param name="Label">Its name or title.</param>
/// <param name="Hint">What tells it from others of that name; null: nothing.</param>
internal sealed record SearchHitNode(EntityKind Kind, [property: Id] string Id, string Label, string? Hint);
