namespace TalentGraph.Graph.Model.Training;

/// <summary>One cadre in one class (参训).</summary>
[Record("enrolments")]
public sealed record Enrolment : IRecord
{
    /// <summary>The key.</summary>
    public required EnrolmentId Id { get; init; }

    /// <summary>Who.</summary>
    public required CadreId CadreId { get; init; }

    /// <summary>In which class.</summary>
    public required ClassId ClassId { get; init; }

    /// <summary>Hours earned; null with a pass: class hours less absence.</summary>
    public decimal? HoursEarned { get; init; }

    /// <summary>Hours absent; null: as the conduct rows say.</summary>
    public decimal? HoursAbsent { get; init; }

    /// <summary>How it ended.</summary>
    public required EnrolmentResult Result { get; init; }

    /// <summary>How well.</summary>
    public Assessment? Assessment { get; init; }

    /// <summary>Points of the exam, ≥ 0 on its own scale.</summary>
    public decimal? ExamScore { get; init; }

    /// <summary>The certificate's number.</summary>
    public string? CertificateNo { get; init; }

    /// <summary>When the certificate was revoked.</summary>
    public DateOnly? RevokedOn { get; init; }

    /// <summary>Why.</summary>
    public string? RevokedReason { get; init; }
}

/// <summary>How an enrolment ended.</summary>
public enum EnrolmentResult
{
    /// <summary>合格</summary>
    Pass,

    /// <summary>不合格</summary>
    Fail,

    /// <summary>在训</summary>
    InProgress,

    /// <summary>退训</summary>
    Withdrawn,
}

/// <summary>How well a class was passed.</summary>
public enum Assessment
{
    /// <summary>优秀</summary>
    Excellent,

    /// <summary>良好</summary>
    Good,

    /// <summary>合格</summary>
    Pass,

    /// <summary>不合格</summary>
    Fail,
}
