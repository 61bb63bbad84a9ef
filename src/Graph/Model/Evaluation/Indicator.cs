namespace TalentGraph.Graph.Model.Evaluation;

/// <summary>What a rater marks (考察指标).</summary>
[Record("indicators")]
public sealed record Indicator : IRecord
{
    /// <summary>The key.</summary>
    public required IndicatorId Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The least mark; null means 0.</summary>
    public decimal? Min { get; init; }

    /// <summary>The greatest mark; null means 100.</summary>
    public decimal? Max { get; init; }

    /// <summary>What marks mean, in words.</summary>
    public IReadOnlyList<string> Anchors { get; init; } = [];
}
