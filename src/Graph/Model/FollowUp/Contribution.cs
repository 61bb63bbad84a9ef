namespace TalentGraph.Graph.Model.FollowUp;

/// <summary>What came out of a training (培训成果).</summary>
[Record("contributions")]
public sealed record Contribution : IRecord
{
    /// <summary>The key.</summary>
    public required string Id { get; init; }

    /// <summary>Whose.</summary>
    public CadreId? CadreId { get; init; }

    /// <summary>From which class.</summary>
    public ClassId? ClassId { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>What it is.</summary>
    public required ContributionKind Kind { get; init; }

    /// <summary>The cadre's part in it, in words.</summary>
    public string? Role { get; init; }

    /// <summary>The cadre's share, 0–1.</summary>
    [Between(0, 1)]
    public decimal? Share { get; init; }

    /// <summary>Points 0–100.</summary>
    [Between(0, 100)]
    public decimal? Score { get; init; }

    /// <summary>Whether it was adopted.</summary>
    public bool? Adopted { get; init; }

    /// <summary>Who verified it.</summary>
    public string? VerifiedBy { get; init; }
}

/// <summary>What came out of a training.</summary>
public enum ContributionKind
{
    /// <summary>咨政报告</summary>
    AdvisoryReport,

    /// <summary>改革方案</summary>
    ReformPlan,

    /// <summary>小组项目</summary>
    GroupProject,

    /// <summary>论文</summary>
    Thesis,

    /// <summary>研讨发言</summary>
    Speech,
}
