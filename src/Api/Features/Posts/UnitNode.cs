using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Posts;

/// <summary>A node of the organisation tree (单位); the tree is today's at every day.</summary>
internal sealed class UnitNode(View view, Unit unit, DateOnly asOf) : INode
{
    /// <summary>The unit's id.</summary>
    public UnitId Id => unit.Id;

    /// <summary>The full name.</summary>
    public string Name => unit.Name;

    /// <summary>What kind of body it is.</summary>
    public UnitKind Kind => unit.Kind;

    /// <summary>Its administrative level.</summary>
    public UnitLevel Level => unit.Level;

    /// <summary>The region it lies in; null: not known.</summary>
    public string? Region => unit.Region;

    /// <summary>A county's economic type; null elsewhere.</summary>
    public CountyType? CountyType => unit.CountyType;

    /// <summary>The unit above; null at the top.</summary>
    public UnitNode? Parent => Of(view, unit.ParentId, asOf);

    /// <summary>Whether it is a recognised training institution today.</summary>
    public bool Recognised => ClassFacts.Recognises(unit, view.Snapshot.Today);

    /// <summary>Its posts, by title.</summary>
    [ListSize(30)]
    public IReadOnlyList<PostNode> Posts => [.. view.Snapshot.Catalogue.PostsOf(unit.Id).Select(post => new PostNode(view, post, asOf))];

    /// <summary>The units right below, by name.</summary>
    [Connection(First = 100, TotalCount = TotalCount.Nullable)]
    public Page<UnitNode> GetChildren(PageArgs page) =>
        PostLists.Page(view.Snapshot.Catalogue.Units.ChildrenOf(unit.Id), page.First, page.After, child => new UnitNode(view, child, asOf)).ToPage();

    /// <summary>The node of a unit; null: no such unit.</summary>
    internal static UnitNode? Of(View view, UnitId? id, DateOnly asOf) =>
        view.Snapshot.Catalogue.Organisation.Find(id) is { } unit ? new UnitNode(view, unit, asOf) : null;
}
