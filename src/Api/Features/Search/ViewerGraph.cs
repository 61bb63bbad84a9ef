using TalentGraph.Api.Features.Posts;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Security;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Search;

/// <summary>Who asks.</summary>
[QueryRoot]
internal static class ViewerGraph
{
    /// <summary>Whom the service takes you for.</summary>
    public static ViewerNode Viewer(Views views, AccessTable table, Caller caller) => new(views.Of(caller), caller, table);
}

/// <summary>The caller: role, person and scope.</summary>
internal sealed class ViewerNode(View view, Caller caller, AccessTable table)
{
    /// <summary>The account, as the issuer names it.</summary>
    [Id]
    public string Subject => caller.Identity.Subject;

    /// <summary>The account's name; the subject where the token has none.</summary>
    public string Name => caller.Identity.Name ?? caller.Identity.Subject;

    /// <summary>The role of the access matrix.</summary>
    public string Role => caller.Role;

    /// <summary>Whom the account manages.</summary>
    [ListSize(10)]
    public IReadOnlyList<ManagedScopeNode> Manages =>
    [
        .. caller.Identity.Manages
            .Select(grant => (Unit: UnitNode.Of(view, grant.Unit, view.Snapshot.Today), grant.Ranks))
            .Where(pair => pair.Unit is not null)
            .Select(pair => new ManagedScopeNode(pair.Unit!, pair.Ranks)),
    ];

    /// <summary>The caller as a cadre; null: none of this graph.</summary>
    public CadreId? CadreId => caller.Identity.Person;

    /// <summary>The roots that the role may ask.</summary>
    [ListSize(50)]
    public IReadOnlyList<string> Can => [.. table.Rows.Where(row => row.Key.Type == "Query" && caller.May(row.Value)).Select(row => row.Key.Field).Order(StringComparer.Ordinal)];
}

/// <summary>A unit's subtree, and the ranks managed in it.</summary>
/// <param name="Unit">The top of the subtree.</param>
/// <param name="Ranks">The ranks.</param>
internal sealed record ManagedScopeNode(UnitNode Unit, [property: ListSize(9)] IReadOnlyList<Rank> Ranks);
