namespace TalentGraph.Graph.Model.Training;

/// <summary>A class (班次): a run of courses with dates.</summary>
[Record("classes")]
public sealed record TrainingClass : IRecord
{
    /// <summary>The key.</summary>
    public required ClassId Id { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>How it is attended.</summary>
    public required ClassMode Mode { get; init; }

    /// <summary>The level of its organiser's programme.</summary>
    public required UnitLevel Level { get; init; }

    /// <summary>The theme.</summary>
    public string? Theme { get; init; }

    /// <summary>Who holds it; null: not known.</summary>
    public UnitId? OrganiserUnitId { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>The last day.</summary>
    [NotBefore("starts_on")]
    public required DateOnly EndsOn { get; init; }

    /// <summary>Teaching days.</summary>
    public decimal? Days { get; init; }

    /// <summary>Class hours.</summary>
    public decimal? Hours { get; init; }

    /// <summary>Declared hours of theory, for classes whose courses are not listed.</summary>
    public decimal? TheoryHours { get; init; }

    /// <summary>Declared hours of party spirit, likewise.</summary>
    public decimal? PartySpiritHours { get; init; }

    /// <summary>Seats.</summary>
    public int? Seats { get; init; }

    /// <summary>Whether it is a main class (主体班次).</summary>
    public bool? IsMain { get; init; }

    /// <summary>Whether it is a key class (重点班次).</summary>
    public bool? IsKey { get; init; }

    /// <summary>The ranks admitted; none listed: all.</summary>
    public IReadOnlyList<Rank> AdmitsRanks { get; init; } = [];

    /// <summary>Where it stands; null: as its dates say.</summary>
    public ClassStatus? Status { get; init; }
}

/// <summary>How a class is attended.</summary>
public enum ClassMode
{
    /// <summary>脱产</summary>
    OffJob,

    /// <summary>网络</summary>
    Online,

    /// <summary>讲座</summary>
    Lecture,

    /// <summary>自学</summary>
    SelfStudy,
}

/// <summary>Where a class stands.</summary>
public enum ClassStatus
{
    /// <summary>计划</summary>
    Planned,

    /// <summary>已审批</summary>
    Approved,

    /// <summary>已备案</summary>
    Filed,

    /// <summary>报名中</summary>
    Open,

    /// <summary>开班</summary>
    Running,

    /// <summary>结业</summary>
    Ended,

    /// <summary>取消</summary>
    Cancelled,
}
