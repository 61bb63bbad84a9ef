namespace TalentGraph.Graph.Model.Training;

/// <summary>A course that must be taken before another.</summary>
[Record("course_prerequisites")]
public sealed record CoursePrerequisite : IRecord
{
    /// <summary>The course.</summary>
    [Key]
    public required CourseId CourseId { get; init; }

    /// <summary>What it requires.</summary>
    [Key]
    public required CourseId RequiresCourseId { get; init; }
}
