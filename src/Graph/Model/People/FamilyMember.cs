namespace TalentGraph.Graph.Model.People;

/// <summary>A relative of a cadre.</summary>
[Record("family")]
public sealed record FamilyMember : IRecord
{
    /// <summary>Whose relative.</summary>
    [Key]
    public required CadreId CadreId { get; init; }

    /// <summary>The relation.</summary>
    [Key]
    public required string Relation { get; init; }

    /// <summary>The relative's name.</summary>
    [Key]
    public required string Name { get; init; }

    /// <summary>The relative as a cadre; null: none known.</summary>
    [Key]
    public CadreId? RelativeCadreId { get; init; }

    /// <summary>The relative's political affiliation.</summary>
    public string? Politics { get; init; }

    /// <summary>Where and as what the relative works.</summary>
    public string? Work { get; init; }
}
