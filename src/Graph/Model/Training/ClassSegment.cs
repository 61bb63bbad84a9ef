namespace TalentGraph.Graph.Model.Training;

/// <summary>A stretch of days of a split class.</summary>
[Record("class_segments")]
public sealed record ClassSegment : IRecord
{
    /// <summary>The class.</summary>
    [Key]
    public required ClassId ClassId { get; init; }

    /// <summary>The first day.</summary>
    [Key]
    public required DateOnly StartsOn { get; init; }

    /// <summary>The last day.</summary>
    [NotBefore("starts_on")]
    public required DateOnly EndsOn { get; init; }
}
