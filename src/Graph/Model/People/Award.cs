namespace TalentGraph.Graph.Model.People;

/// <summary>An award.</summary>
[Record("awards")]
public sealed record Award : IRecord
{
    /// <summary>Who.</summary>
    [Key]
    public required CadreId CadreId { get; init; }

    /// <summary>When.</summary>
    [Key]
    public required DateOnly On { get; init; }

    /// <summary>What for.</summary>
    [Key]
    public required string Title { get; init; }

    /// <summary>Who gave it, as text.</summary>
    public string? Level { get; init; }
}
