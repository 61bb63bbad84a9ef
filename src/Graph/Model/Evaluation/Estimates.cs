namespace TalentGraph.Graph.Model.Evaluation;

/// <summary>What one run says of one cadre: all entries of the capability map.</summary>
[Record("estimates")]
public sealed record Estimates : IRecord
{
    /// <summary>The run.</summary>
    [Key]
    public required RunId RunId { get; init; }

    /// <summary>The cadre.</summary>
    [Key]
    public required CadreId CadreId { get; init; }

    /// <summary>The entries as JSON: one array a quantity, in the order of its competencies.</summary>
    public required string Body { get; init; }
}
