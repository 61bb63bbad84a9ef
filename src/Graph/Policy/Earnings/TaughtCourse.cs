namespace TalentGraph.Graph.Policy.Earnings;

/// <summary>A course as one class teaches it: what the class does not say is as the course has it.</summary>
/// <param name="Kind">What it teaches.</param>
/// <param name="Hours">Its hours in the class; 0: not known.</param>
/// <param name="Method">How it is taught.</param>
/// <param name="LecturerIsLeader">Whether a leading cadre lectures; not known counts as no.</param>
/// <param name="Theme">Its theme; null: none.</param>
public sealed record TaughtCourse(CourseKind Kind, decimal Hours, TeachingMethod Method, bool LecturerIsLeader, string? Theme)
{
    /// <summary>Joins a class's row with its course.</summary>
    public static TaughtCourse Of(ClassCourse row, Course course) =>
        new(course.Kind, row.Hours ?? course.Hours ?? 0, row.Method ?? course.Method, (row.LecturerIsLeader ?? course.LecturerIsLeader) == true, course.Theme);
}
