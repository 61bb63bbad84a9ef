namespace TalentGraph.Graph.Model.Training;

/// <summary>Hours earned outside classes.</summary>
[Record("credits")]
public sealed record Credit : IRecord
{
    /// <summary>The key.</summary>
    public required CreditId Id { get; init; }

    /// <summary>Who.</summary>
    public required CadreId CadreId { get; init; }

    /// <summary>The day it counts on.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What kind.</summary>
    public required CreditKind Kind { get; init; }

    /// <summary>Hours (study points: points).</summary>
    public required decimal Hours { get; init; }

    /// <summary>Where it comes from.</summary>
    public string? Source { get; init; }
}

/// <summary>Kinds of credit.</summary>
public enum CreditKind
{
    /// <summary>网络学习</summary>
    Online,

    /// <summary>授课</summary>
    Teaching,

    /// <summary>学分互认</summary>
    Recognised,

    /// <summary>自学</summary>
    SelfStudy,

    /// <summary>研学积分</summary>
    StudyPoints,
}
