namespace TalentGraph.Graph.Model.People;

/// <summary>A sanction and how long it has effect.</summary>
[Record("sanctions")]
public sealed record Sanction : IRecord
{
    /// <summary>Who.</summary>
    [Key]
    public required CadreId CadreId { get; init; }

    /// <summary>Which sanction.</summary>
    [Key]
    public required string Kind { get; init; }

    /// <summary>When it was decided.</summary>
    [Key]
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The last day of its effect; null: not known.</summary>
    [NotBefore("decided_on")]
    public DateOnly? EffectUntil { get; init; }
}
