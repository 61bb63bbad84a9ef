namespace TalentGraph.Graph.Model.Evaluation;

/// <summary>What a liaison or teacher saw and wrote down: evidence, never scored.</summary>
[Record("observations")]
public sealed record Observation : IRecord
{
    /// <summary>The key.</summary>
    public required string Id { get; init; }

    /// <summary>Of whom.</summary>
    public CadreId? CadreId { get; init; }

    /// <summary>In which class.</summary>
    public ClassId? ClassId { get; init; }

    /// <summary>Who saw it.</summary>
    public RaterId? RaterId { get; init; }

    /// <summary>When.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Where.</summary>
    public required ObservationScene Scene { get; init; }

    /// <summary>What it speaks of.</summary>
    public CompetencyId? CompetencyId { get; init; }

    /// <summary>What was seen.</summary>
    public required string Text { get; init; }
}

/// <summary>Where something was observed.</summary>
public enum ObservationScene
{
    /// <summary>课堂</summary>
    Lecture,

    /// <summary>研讨</summary>
    Seminar,

    /// <summary>结构化研讨</summary>
    StructuredDiscussion,

    /// <summary>演练</summary>
    Drill,

    /// <summary>答辩</summary>
    Defence,

    /// <summary>现场教学</summary>
    Field,

    /// <summary>集体活动</summary>
    TeamActivity,

    /// <summary>日常</summary>
    DailyLife,
}
