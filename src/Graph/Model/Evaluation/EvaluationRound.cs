namespace TalentGraph.Graph.Model.Evaluation;

/// <summary>One collection of ballots for a class (评价轮次).</summary>
[Record("rounds")]
public sealed record EvaluationRound : IRecord
{
    /// <summary>The key.</summary>
    public required RoundId Id { get; init; }

    /// <summary>The class.</summary>
    public ClassId? ClassId { get; init; }

    /// <summary>During the class or after it.</summary>
    public RoundKind? Kind { get; init; }

    /// <summary>The day it is closed; null: still open.</summary>
    public DateOnly? ClosesOn { get; init; }
}

/// <summary>When a round is held.</summary>
public enum RoundKind
{
    /// <summary>训中</summary>
    InClass,

    /// <summary>训后</summary>
    AfterTraining,
}
