namespace TalentGraph.Graph.Model.People;

/// <summary>What a cadre was from a day on: the dated history.</summary>
[Record("cadre_states")]
public sealed record CadreState : IRecord
{
    /// <summary>Who.</summary>
    [Key]
    public required CadreId CadreId { get; init; }

    /// <summary>The first day of the state.</summary>
    [Key]
    public required DateOnly From { get; init; }

    /// <summary>The unit.</summary>
    public UnitId? UnitId { get; init; }

    /// <summary>The rank.</summary>
    public Rank? Rank { get; init; }

    /// <summary>The grade.</summary>
    public Grade? Grade { get; init; }

    /// <summary>The category.</summary>
    public Category? Category { get; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>Whether in service; null: the state does not say.</summary>
    public CadreStatus? Status { get; init; }
}
