namespace TalentGraph.Graph.Model.Evaluation;

/// <summary>A file of a scoring run, kept whole.</summary>
[Record("run_files", InBundle = false)]
public sealed record RunFile : IRecord
{
    /// <summary>The run.</summary>
    [Key]
    public required RunId RunId { get; init; }

    /// <summary>The file's name.</summary>
    [Key]
    public required string Name { get; init; }

    /// <summary>The sha256 of its bytes, in hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its bytes.</summary>
    public required byte[] Content { get; init; }
}
