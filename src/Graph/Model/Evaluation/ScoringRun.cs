namespace TalentGraph.Graph.Model.Evaluation;

/// <summary>A scoring run: what was fitted, from what, and whether it is published.</summary>
[Record("runs")]
public sealed record ScoringRun : IRecord
{
    /// <summary>The key.</summary>
    public required RunId Id { get; init; }

    /// <summary>The day whose closed rounds it rests on.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The framework and its version.</summary>
    public required string Framework { get; init; }

    /// <summary>How points are scaled.</summary>
    public required string Scale { get; init; }

    /// <summary>sha256 of the marks and options, in hex.</summary>
    public required string DataFingerprint { get; init; }

    /// <summary>The variance components, as JSON.</summary>
    public string? Components { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null: not yet.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When it was published; null: not.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The published run it takes the place of, by id.</summary>
    public string? Supersedes { get; init; }
}
