namespace TalentGraph.Graph.Model.FollowUp;

/// <summary>What the trainee must do after a class (训后任务单).</summary>
[Record("tasks")]
public sealed record FollowUpTask : IRecord
{
    /// <summary>The key.</summary>
    public required string Id { get; init; }

    /// <summary>Whose.</summary>
    public CadreId? CadreId { get; init; }

    /// <summary>From which class.</summary>
    public ClassId? ClassId { get; init; }

    /// <summary>What it exercises.</summary>
    [CreatesMissing]
    public CompetencyId? CompetencyId { get; init; }

    /// <summary>What kind of task.</summary>
    public required TaskKind Kind { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>Inspection points (考察点).</summary>
    public IReadOnlyList<string> Checkpoints { get; init; } = [];

    /// <summary>When it was issued.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>When it is due.</summary>
    [NotBefore("issued_on")]
    public DateOnly? DueOn { get; init; }

    /// <summary>Where it stands.</summary>
    public required TaskState Status { get; init; }

    /// <summary>When it was done or failed.</summary>
    [NotBefore("issued_on")]
    public DateOnly? ResolvedOn { get; init; }

    /// <summary>Points 0–100.</summary>
    [Between(0, 100)]
    public decimal? Outcome { get; init; }
}

/// <summary>Kinds of task.</summary>
public enum TaskKind
{
    /// <summary>问题</summary>
    Problem,

    /// <summary>政策</summary>
    Policy,

    /// <summary>实践</summary>
    Practice,
}

/// <summary>Where a task stands.</summary>
public enum TaskState
{
    /// <summary>进行中</summary>
    Open,

    /// <summary>完成</summary>
    Done,

    /// <summary>未完成</summary>
    Failed,
}
