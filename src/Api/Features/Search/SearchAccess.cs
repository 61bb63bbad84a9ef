using TalentGraph.Api.Security;

namespace TalentGraph.Api.Features.Search;

/// <summary>Everybody may ask who they are; what is found by name is what could be read by id.</summary>
internal sealed class SearchAccess : IAccessRules
{
    /// <inheritdoc/>
    public void AddTo(AccessTable table) => table
        .Allow("Query", Roles.Facts, ScopeWords.InScope, "viewer", "node", "search")
        .AllowWithObject("Viewer", "subject", "name", "role", "manages", "cadreId", "can")
        .AllowWithObject("ManagedScope", "unit", "ranks")
        .AllowWithObject("SearchHit", "kind", "id", "label", "hint")
        .AllowWithObject("Node", "id");
}
