namespace TalentGraph.Graph.Model.Evaluation;

/// <summary>How an indicator bears on a competency.</summary>
[Record("indicator_weights")]
public sealed record IndicatorWeight : IRecord
{
    /// <summary>The indicator.</summary>
    [Key]
    public required IndicatorId IndicatorId { get; init; }

    /// <summary>The competency.</summary>
    [Key]
    [CreatesMissing]
    public required CompetencyId CompetencyId { get; init; }

    /// <summary>The weight, ≥ 0.</summary>
    public decimal? Weight { get; init; }
}
