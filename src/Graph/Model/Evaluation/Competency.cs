namespace TalentGraph.Graph.Model.Evaluation;

/// <summary>A competency (能力/素质).</summary>
[Record("competencies")]
public sealed record Competency : IRecord
{
    /// <summary>The key.</summary>
    public required CompetencyId Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Which of 德能勤绩廉 it belongs to.</summary>
    public Virtue? Virtue { get; init; }

    /// <summary>What it means.</summary>
    public string? Description { get; init; }
}

/// <summary>德能勤绩廉.</summary>
public enum Virtue
{
    /// <summary>德</summary>
    De,

    /// <summary>能</summary>
    Neng,

    /// <summary>勤</summary>
    Qin,

    /// <summary>绩</summary>
    Ji,

    /// <summary>廉</summary>
    Lian,
}
