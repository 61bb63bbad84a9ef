namespace TalentGraph.Graph.Model.FollowUp;

/// <summary>What the organisation, a post or a cadre asks for (培训需求).</summary>
[Record("needs")]
public sealed record TrainingNeed : IRecord
{
    /// <summary>The key.</summary>
    public required string Id { get; init; }

    /// <summary>Whose need; null: a unit's.</summary>
    public CadreId? CadreId { get; init; }

    /// <summary>The unit whose need it is; null: a cadre's.</summary>
    public UnitId? UnitId { get; init; }

    /// <summary>The competency needed; null: see the theme.</summary>
    public CompetencyId? CompetencyId { get; init; }

    /// <summary>The theme needed.</summary>
    public string? Theme { get; init; }

    /// <summary>For which year; null: not said.</summary>
    [Between(1900, 9999)]
    public int? Year { get; init; }

    /// <summary>1 (first) to 3.</summary>
    [Between(1, 3)]
    public int? Priority { get; init; }

    /// <summary>Who asks; null: not said.</summary>
    public NeedSource? Source { get; init; }
}

/// <summary>Who asks for a training.</summary>
public enum NeedSource
{
    /// <summary>组织</summary>
    Organisation,

    /// <summary>岗位</summary>
    Post,

    /// <summary>本人</summary>
    Own,
}
