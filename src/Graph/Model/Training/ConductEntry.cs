namespace TalentGraph.Graph.Model.Training;

/// <summary>What was noted of a trainee's conduct.</summary>
[Record("conduct")]
public sealed record ConductEntry : IRecord
{
    /// <summary>The key.</summary>
    public required string Id { get; init; }

    /// <summary>Who.</summary>
    public CadreId? CadreId { get; init; }

    /// <summary>In which class.</summary>
    public ClassId? ClassId { get; init; }

    /// <summary>When.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What.</summary>
    public required ConductKind Kind { get; init; }

    /// <summary>Hours missed.</summary>
    public decimal? Hours { get; init; }

    /// <summary>A note.</summary>
    public string? Note { get; init; }
}

/// <summary>What is noted of conduct.</summary>
public enum ConductKind
{
    /// <summary>缺课</summary>
    Absence,

    /// <summary>请假</summary>
    Leave,

    /// <summary>迟到</summary>
    Late,

    /// <summary>表扬</summary>
    Commendation,

    /// <summary>诫勉</summary>
    Admonition,

    /// <summary>限时整改</summary>
    Correction,

    /// <summary>退学</summary>
    SentHome,
}
