namespace TalentGraph.Graph.Model.Evaluation;

/// <summary>Somebody who casts ballots.</summary>
[Record("raters")]
public sealed record Rater : IRecord
{
    /// <summary>The key.</summary>
    public required RaterId Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The rater as a cadre; null: none.</summary>
    public CadreId? CadreId { get; init; }

    /// <summary>The rater's unit.</summary>
    public UnitId? UnitId { get; init; }
}
