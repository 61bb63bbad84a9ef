using TalentGraph.Api.Features.Answers;
using TalentGraph.Api.Features.Posts;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Training;

/// <summary>A course: one subject (课程).</summary>
internal sealed class CourseNode(View view, Course course) : INode
{
    /// <summary>The course's id.</summary>
    public CourseId Id => course.Id;

    /// <summary>The title.</summary>
    public string Title => course.Title;

    /// <summary>What it teaches.</summary>
    public CourseKind Kind => course.Kind;

    /// <summary>The theme; null: none.</summary>
    public string? Theme => course.Theme;

    /// <summary>How it is taught.</summary>
    public TeachingMethod Method => course.Method;

    /// <summary>Its usual hours; null: not known.</summary>
    public decimal? Hours => Shown.Of(course.Hours, "hours");

    /// <summary>Whether it can be chosen freely; not known counts as no.</summary>
    public bool Elective => course.Elective == true;

    /// <summary>Whether it is taught.</summary>
    public CourseStatus Status => course.Status ?? CourseStatus.Active;

    /// <summary>The competencies it develops, by id.</summary>
    [ListSize(5)]
    public IReadOnlyList<CompetencyWeight> Develops =>
    [
        .. view.Snapshot.Catalogue.DevelopedBy(course.Id).Select(row =>
            new CompetencyWeight(new CompetencyNode(view.Snapshot.Catalogue.CompetencyById[row.CompetencyId]), row.Weight ?? 1)),
    ];

    /// <summary>What must be taken before it, by id.</summary>
    [ListSize(5)]
    public IReadOnlyList<CourseNode> Prerequisites =>
        [.. view.Snapshot.Catalogue.PrerequisitesOf(course.Id).Select(row => new CourseNode(view, view.Snapshot.Catalogue.CourseById[row.RequiresCourseId]))];
}

/// <summary>A competency that a course develops.</summary>
/// <param name="Competency">The competency.</param>
/// <param name="Weight">How much of the course bears on it, ≥ 0.</param>
internal sealed record CompetencyWeight(CompetencyNode Competency, decimal Weight);
