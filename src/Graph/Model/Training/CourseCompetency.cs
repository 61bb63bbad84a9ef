namespace TalentGraph.Graph.Model.Training;

/// <summary>A competency that a course develops.</summary>
[Record("course_competencies")]
public sealed record CourseCompetency : IRecord
{
    /// <summary>The course.</summary>
    [Key]
    public required CourseId CourseId { get; init; }

    /// <summary>The competency.</summary>
    [Key]
    [CreatesMissing]
    public required CompetencyId CompetencyId { get; init; }

    /// <summary>The weight, ≥ 0.</summary>
    public decimal? Weight { get; init; }
}
