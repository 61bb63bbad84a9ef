namespace TalentGraph.Graph.Model.Training;

/// <summary>A course: one subject (课程).</summary>
[Record("courses")]
public sealed record Course : IRecord
{
    /// <summary>The key.</summary>
    public required CourseId Id { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>What it teaches.</summary>
    public required CourseKind Kind { get; init; }

    /// <summary>The theme.</summary>
    public string? Theme { get; init; }

    /// <summary>How it is taught.</summary>
    public required TeachingMethod Method { get; init; }

    /// <summary>Its usual hours.</summary>
    public decimal? Hours { get; init; }

    /// <summary>Whether a leading cadre lectures; null: not known, counts as no.</summary>
    public bool? LecturerIsLeader { get; init; }

    /// <summary>Whether it can be chosen freely.</summary>
    public bool? Elective { get; init; }

    /// <summary>Whether it is taught; null means active.</summary>
    public CourseStatus? Status { get; init; }
}

/// <summary>What a course teaches.</summary>
public enum CourseKind
{
    /// <summary>理论教育</summary>
    Theory,

    /// <summary>党性教育</summary>
    PartySpirit,

    /// <summary>专业化能力</summary>
    Professional,

    /// <summary>知识培训</summary>
    Knowledge,
}

/// <summary>How a course is taught.</summary>
public enum TeachingMethod
{
    /// <summary>讲授</summary>
    Lecture,

    /// <summary>研讨</summary>
    Seminar,

    /// <summary>案例</summary>
    Case,

    /// <summary>模拟</summary>
    Simulation,

    /// <summary>体验</summary>
    Experiential,

    /// <summary>辩论</summary>
    Debate,
}

/// <summary>Whether a course is taught.</summary>
public enum CourseStatus
{
    /// <summary>在用</summary>
    Active,

    /// <summary>待评估</summary>
    UnderReview,

    /// <summary>淘汰</summary>
    Retired,
}
