namespace TalentGraph.Graph.Model.FollowUp;

/// <summary>A target of a plan.</summary>
[Record("plan_targets")]
public sealed record PlanTarget : IRecord
{
    /// <summary>The plan.</summary>
    [Key]
    public required string PlanId { get; init; }

    /// <summary>For which unit; null: the whole scope.</summary>
    [Key]
    public UnitId? UnitId { get; init; }

    /// <summary>The indicator.</summary>
    [Key]
    public required string Indicator { get; init; }

    /// <summary>For which rank; null: all.</summary>
    [Key]
    public Rank? Rank { get; init; }

    /// <summary>For which category; null: all.</summary>
    [Key]
    public Category? Category { get; init; }

    /// <summary>For which team; null: all.</summary>
    [Key]
    public LeadingTeam? Team { get; init; }

    /// <summary>For which year; null: the whole period.</summary>
    [Key]
    [Between(1900, 9999)]
    public int? Year { get; init; }

    /// <summary>The target: a rate 0–1, or hours, or a count, as the indicator has it.</summary>
    public decimal? Target { get; init; }
}
