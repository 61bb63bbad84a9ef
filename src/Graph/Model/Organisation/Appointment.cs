namespace TalentGraph.Graph.Model.Organisation;

/// <summary>A cadre held a post over a time (任职).</summary>
[Record("appointments")]
public sealed record Appointment : IRecord
{
    /// <summary>The key.</summary>
    public required AppointmentId Id { get; init; }

    /// <summary>Who.</summary>
    public required CadreId CadreId { get; init; }

    /// <summary>Which post.</summary>
    public required PostId PostId { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The first day no longer held; null: still.</summary>
    [NotBefore("from")]
    public DateOnly? To { get; init; }

    /// <summary>What kind of appointment.</summary>
    public required AppointmentKind Kind { get; init; }

    /// <summary>When it was decided.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>The rank before it.</summary>
    public Rank? PreviousRank { get; init; }

    /// <summary>What was to be achieved (secondments, mentoring, projects).</summary>
    public string? Goal { get; init; }

    /// <summary>When the goal was accepted.</summary>
    public DateOnly? AcceptedOn { get; init; }

    /// <summary>How far the goal was reached.</summary>
    public Acceptance? Acceptance { get; init; }
}

/// <summary>Kinds of appointment.</summary>
public enum AppointmentKind
{
    /// <summary>任职</summary>
    Substantive,

    /// <summary>上挂</summary>
    SecondmentUp,

    /// <summary>下挂</summary>
    SecondmentDown,

    /// <summary>外挂</summary>
    SecondmentOut,

    /// <summary>兼任</summary>
    Concurrent,

    /// <summary>导师带徒</summary>
    Mentored,

    /// <summary>揭榜挂帅</summary>
    Project,
}

/// <summary>How far a goal was reached.</summary>
public enum Acceptance
{
    /// <summary>达到</summary>
    Met,

    /// <summary>部分达到</summary>
    Partly,

    /// <summary>未达到</summary>
    NotMet,
}
