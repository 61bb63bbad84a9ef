namespace TalentGraph.Graph.Model.Training;

/// <summary>A cadre called to a class (调训).</summary>
[Record("call_ups")]
public sealed record CallUp : IRecord
{
    /// <summary>The key.</summary>
    public required CallUpId Id { get; init; }

    /// <summary>Who.</summary>
    public required CadreId CadreId { get; init; }

    /// <summary>To which class.</summary>
    public required ClassId ClassId { get; init; }

    /// <summary>What kind of call.</summary>
    public required CallUpKind Kind { get; init; }

    /// <summary>When.</summary>
    public required DateOnly CalledOn { get; init; }

    /// <summary>Until when a reply is due.</summary>
    public DateOnly? ReplyDue { get; init; }

    /// <summary>Where it stands.</summary>
    public required CallUpState State { get; init; }

    /// <summary>Why excused.</summary>
    public string? Excuse { get; init; }

    /// <summary>Who approved it.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Why a soft limit was passed over.</summary>
    public string? OverrideReason { get; init; }
}

/// <summary>Kinds of call.</summary>
public enum CallUpKind
{
    /// <summary>常规</summary>
    Regular,

    /// <summary>集中</summary>
    Concentrated,

    /// <summary>专题</summary>
    Thematic,

    /// <summary>重点</summary>
    Key,

    /// <summary>补训</summary>
    MakeUp,

    /// <summary>上级调训</summary>
    Superior,
}

/// <summary>Where a call-up stands.</summary>
public enum CallUpState
{
    /// <summary>已通知</summary>
    Called,

    /// <summary>已确认</summary>
    Confirmed,

    /// <summary>请假</summary>
    Excused,

    /// <summary>缺训</summary>
    NoShow,

    /// <summary>已参训</summary>
    Attended,

    /// <summary>替换</summary>
    Replaced,

    /// <summary>取消</summary>
    Cancelled,
}
