namespace TalentGraph.Graph.Model.Organisation;

/// <summary>A competency that a post asks for.</summary>
[Record("post_requirements")]
public sealed record PostRequirement : IRecord
{
    /// <summary>The post.</summary>
    [Key]
    public required PostId PostId { get; init; }

    /// <summary>The competency.</summary>
    [Key]
    [CreatesMissing]
    public required CompetencyId CompetencyId { get; init; }

    /// <summary>The level asked for, in points 0–100.</summary>
    [Between(0, 100)]
    public required decimal Level { get; init; }

    /// <summary>Its weight among the post's requirements, ≥ 0.</summary>
    public required decimal Weight { get; init; }

    /// <summary>Whether it must be met.</summary>
    public required RequirementKind Kind { get; init; }
}

/// <summary>How strictly a requirement is meant.</summary>
public enum RequirementKind
{
    /// <summary>必备</summary>
    Must,

    /// <summary>优先</summary>
    Prefer,
}
