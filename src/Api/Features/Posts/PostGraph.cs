using TalentGraph.Api.Hosting;
using TalentGraph.Api.Security;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Posts;

/// <summary>Units, posts and competencies at the root.</summary>
[QueryRoot]
internal static class PostGraph
{
    /// <summary>One unit; null: no such unit.</summary>
    public static UnitNode? Unit(UnitId id, Views views, Caller caller) =>
        views.Of(caller) is var view ? UnitNode.Of(view, id, view.Snapshot.Today) : null;

    /// <summary>Units by name: below a parent, or with a text in name or alias, or the tops of the tree.</summary>
    [Connection(First = 100, TotalCount = TotalCount.Nullable)]
    public static async Task<Page<UnitNode>> GetUnits(
        UnitId? parentId, string? text, PageArgs page, Views views, PostLists lists, Caller caller, CancellationToken cancellationToken)
    {
        View view = views.Of(caller);
        IReadOnlyList<Unit> units = await lists.UnitsAsync(view, parentId, text, cancellationToken);
        return PostLists.Page(units, page.First, page.After, unit => new UnitNode(view, unit, view.Snapshot.Today)).ToPage();
    }

    /// <summary>One post; null: no such post.</summary>
    public static PostNode? Post(PostId id, Views views, Caller caller)
    {
        View view = views.Of(caller);
        return view.Snapshot.Catalogue.Organisation.Find(id) is { } post ? new PostNode(view, post, view.Snapshot.Today) : null;
    }

    /// <summary>Posts by title.</summary>
    [Connection(Edges = true, TotalCount = TotalCount.Nullable)]
    public static async Task<Page<PostNode>> GetPosts(
        PostFilter? filter, PageArgs page, Views views, PostLists lists, Caller caller, CancellationToken cancellationToken)
    {
        View view = views.Of(caller);
        IReadOnlyList<Post> posts = await lists.PostsAsync(view, filter, cancellationToken);
        return PostLists.Page(posts, page.First, page.After, post => new PostNode(view, post, view.Snapshot.Today)).ToPage();
    }

    /// <summary>All competencies, by id.</summary>
    [ListSize(20)]
    public static IReadOnlyList<CompetencyNode> Competencies(Views views, Caller caller) =>
        [.. views.Of(caller).Snapshot.Catalogue.Competencies.Select(competency => new CompetencyNode(competency))];
}
