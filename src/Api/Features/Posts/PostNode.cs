using TalentGraph.Api.Features.Cadres;
using TalentGraph.Api.Security.Audit;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Posts;

/// <summary>A post (岗位) of a unit.</summary>
internal sealed class PostNode(View view, Post post, DateOnly asOf) : INode
{
    /// <summary>The post's id.</summary>
    public PostId Id => post.Id;

    /// <summary>The title.</summary>
    public string Title => post.Title;

    /// <summary>The unit it belongs to.</summary>
    public UnitNode Unit => UnitNode.Of(view, post.UnitId, asOf)!;

    /// <summary>Its rank; null: not known.</summary>
    public Rank? Rank => post.Rank;

    /// <summary>The team its holder belongs to.</summary>
    public LeadingTeam Team => post.Team ?? LeadingTeam.None;

    /// <summary>The field of work; null: not known.</summary>
    public string? Domain => post.Domain;

    /// <summary>The day it fell vacant; null: held.</summary>
    public DateOnly? VacantSince => post.VacantSince;

    /// <summary>What it asks for, by competency.</summary>
    [ListSize(10)]
    public IReadOnlyList<Requirement> Requirements =>
        [.. view.Snapshot.Catalogue.RequirementsOf(post.Id).Select(row => new Requirement(
            new CompetencyNode(view.Snapshot.Catalogue.CompetencyById[row.CompetencyId]), row.Level, row.Weight, row.Kind))];

    /// <summary>Who holds it substantively at the root's day, of the cadres in the caller's scope, by name.</summary>
    [ListSize(5)]
    public IReadOnlyList<CadreNode>? GetHolders(OperationContext operation)
    {
        NamesRead.Report(operation, "Post.holders");
        return [.. HoldersOf.At(view, post.Id, asOf).Select(cadre => new CadreNode(view, cadre, asOf))];
    }
}

/// <summary>A competency that a post asks for.</summary>
/// <param name="Competency">The competency.</param>
/// <param name="Level">The level asked for, in points 0–100.</param>
/// <param name="Weight">Its weight among the post's requirements, ≥ 0.</param>
/// <param name="Kind">Whether it must be met.</param>
internal sealed record Requirement(CompetencyNode Competency, decimal Level, decimal Weight, RequirementKind Kind);

/// <summary>A competency (能力/素质).</summary>
internal sealed class CompetencyNode(Competency competency) : INode
{
    /// <summary>The competency's id.</summary>
    public CompetencyId Id => competency.Id;

    /// <summary>The name.</summary>
    public string Name => competency.Name;

    /// <summary>Which of 德能勤绩廉 it belongs to; null: none said.</summary>
    public Virtue? Virtue => competency.Virtue;

    /// <summary>What it means; null: not described.</summary>
    public string? Description => competency.Description;
}
