using TalentGraph.Api.Security;

namespace TalentGraph.Api.Features.Posts;

/// <summary>Units, posts and competencies are words that every role with facts may read; who holds a post is a name.</summary>
internal sealed class PostAccess : IAccessRules
{
    /// <inheritdoc/>
    public void AddTo(AccessTable table) => table
        .Allow("Query", Roles.Facts, ScopeWords.Everybody, "unit", "units", "post", "posts", "competencies")
        .Allow("Unit", Roles.Facts, ScopeWords.Everybody, "id", "name", "kind", "level", "region", "countyType", "parent", "children", "posts", "recognised")
        .Allow("Post", Roles.Facts, ScopeWords.Everybody, "id", "title", "unit", "rank", "team", "domain", "vacantSince", "requirements")
        .Allow("Post", Roles.NamesInLists, ScopeWords.InScope, "holders")
        .Allow("Requirement", Roles.Facts, ScopeWords.Everybody, "competency", "level", "weight", "kind")
        .Allow("Competency", Roles.Facts, ScopeWords.Everybody, "id", "name", "virtue", "description");
}
