namespace TalentGraph.Graph.Model.People;

/// <summary>A yearly appraisal (年度考核).</summary>
[Record("appraisals")]
public sealed record Appraisal : IRecord
{
    /// <summary>Who.</summary>
    [Key]
    public required CadreId CadreId { get; init; }

    /// <summary>The year judged.</summary>
    [Key]
    [Between(1900, 9999)]
    public required int Year { get; init; }

    /// <summary>The grade.</summary>
    public required AppraisalGrade Grade { get; init; }

    /// <summary>德, points ≥ 0 on the assessor's own scale.</summary>
    public decimal? De { get; init; }

    /// <summary>能, points ≥ 0 on the assessor's own scale.</summary>
    public decimal? Neng { get; init; }

    /// <summary>勤, points ≥ 0 on the assessor's own scale.</summary>
    public decimal? Qin { get; init; }

    /// <summary>绩, points ≥ 0 on the assessor's own scale.</summary>
    public decimal? Ji { get; init; }

    /// <summary>廉, points ≥ 0 on the assessor's own scale.</summary>
    public decimal? Lian { get; init; }
}

/// <summary>Grades of an appraisal, best first.</summary>
public enum AppraisalGrade
{
    /// <summary>优秀</summary>
    Excellent,

    /// <summary>称职</summary>
    Competent,

    /// <summary>基本称职</summary>
    BasicallyCompetent,

    /// <summary>不称职</summary>
    Incompetent,

    /// <summary>不定等次</summary>
    NotGraded,
}
