namespace TalentGraph.Graph.Model.Training;

/// <summary>A course taught in a class.</summary>
[Record("class_courses")]
public sealed record ClassCourse : IRecord
{
    /// <summary>The class.</summary>
    [Key]
    public required ClassId ClassId { get; init; }

    /// <summary>The course.</summary>
    [Key]
    public required CourseId CourseId { get; init; }

    /// <summary>The hours; null: the course's.</summary>
    public decimal? Hours { get; init; }

    /// <summary>The method; null: the course's.</summary>
    public TeachingMethod? Method { get; init; }

    /// <summary>Whether a leading cadre lectures; null: as the course.</summary>
    public bool? LecturerIsLeader { get; init; }
}
