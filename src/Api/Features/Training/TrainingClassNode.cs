using TalentGraph.Api.Features.Answers;
using TalentGraph.Api.Features.Cadres;
using TalentGraph.Api.Features.Posts;
using TalentGraph.Api.Security.Audit;
using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Status;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Training;

/// <summary>A class (班次): a run of courses with dates, as seen at the root's day.</summary>
internal sealed class TrainingClassNode(View view, ClassFacts facts, DateOnly asOf) : INode
{
    private TrainingClass Record => facts.Class;

    /// <summary>The class's id.</summary>
    public ClassId Id => Record.Id;

    /// <summary>The title.</summary>
    public string Title => Record.Title;

    /// <summary>How it is attended.</summary>
    public ClassMode Mode => Record.Mode;

    /// <summary>The level of its programme.</summary>
    public UnitLevel Level => Record.Level;

    /// <summary>The theme; null: none.</summary>
    public string? Theme => Record.Theme;

    /// <summary>Who holds it; null: not known.</summary>
    public UnitNode? Organiser => UnitNode.Of(view, Record.OrganiserUnitId, asOf);

    /// <summary>The first day.</summary>
    public DateOnly StartsOn => Record.StartsOn;

    /// <summary>The last day.</summary>
    public DateOnly EndsOn => Record.EndsOn;

    /// <summary>Teaching days; null: not known.</summary>
    public decimal? Days => Shown.Of(Record.Days, "days");

    /// <summary>Class hours; where none are given, days at the pack's hours a day; 0: neither is known.</summary>
    public decimal Hours => Shown.OneDecimal(facts.Hours);

    /// <summary>Seats; null: not known.</summary>
    public int? Seats => Record.Seats;

    /// <summary>Seats left at the day; null: the seats are not known.</summary>
    public int? SeatsLeft => view.Snapshot.SeatsLeft(Record, asOf);

    /// <summary>Whether it is a main class (主体班次).</summary>
    public bool IsMain => Record.IsMain == true;

    /// <summary>Whether it is a key class (重点班次).</summary>
    public bool IsKey => Record.IsKey == true;

    /// <summary>Where it stands: as recorded, else as its dates say at the day.</summary>
    public ClassStatus Status => ClassList.StatusAt(Record, asOf);

    /// <summary>Its stretches of days; a class that is not split has one.</summary>
    [ListSize(4)]
    public IReadOnlyList<ClassSegmentNode> Segments => [.. facts.Segments.Select(range => new ClassSegmentNode(range.First, range.Last))];

    /// <summary>Its courses, by id; empty: none are listed.</summary>
    [ListSize(8)]
    public IReadOnlyList<ClassCourseNode> Courses =>
    [
        .. view.Snapshot.Classes.CoursesOf(Record.Id).Select(row => (row.CourseId, Taught: view.Snapshot.Catalogue.Taught(row)))
            .Where(pair => pair.Taught is not null)
            .Select(pair => new ClassCourseNode(
                new CourseNode(view, view.Snapshot.Catalogue.CourseById[pair.CourseId]), Shown.OneDecimal(pair.Taught!.Hours), pair.Taught.Method, pair.Taught.LecturerIsLeader)),
    ];

    /// <summary>How its hours are made up, beside what the policy asks; null: no courses are listed, so it is not assessed.</summary>
    public ClassCompositionNode? Composition
    {
        get
        {
            List<TaughtCourse> taught = [.. view.Snapshot.Classes.CoursesOf(Record.Id).Select(view.Snapshot.Catalogue.Taught).OfType<TaughtCourse>()];
            var pack = view.Snapshot.Packs.At(asOf);
            return ClassComposition.Of(pack, facts, taught) is { } composition ? new ClassCompositionNode(view, composition, pack, asOf) : null;
        }
    }

    /// <summary>The ranks admitted; empty: all.</summary>
    [ListSize(9)]
    public IReadOnlyList<Rank> AdmitsRanks => Record.AdmitsRanks;

    /// <summary>Who takes part, of the cadres in the caller's scope, by name.</summary>
    [Connection(First = 50, TotalCount = TotalCount.Nullable)]
    public Deferred<Page<EnrolmentNode>> GetEnrolments(PageArgs page, OperationContext operation, OfClassLoader<Enrolment> enrolments)
    {
        NamesRead.Report(operation, "TrainingClass.enrolments");
        return enrolments.Load(Record.Id).Then(rows => ClassList.Trainees(view, rows, asOf, page.First, page.After).ToPage());
    }

    /// <summary>The node of a class; null: no such class.</summary>
    internal static TrainingClassNode? Of(View view, ClassId? id, DateOnly asOf) =>
        id is { } known && view.Snapshot.At(asOf).Book.Find(known) is { } facts ? new TrainingClassNode(view, facts, asOf) : null;
}

/// <summary>A stretch of days of a class.</summary>
/// <param name="StartsOn">The first day.</param>
/// <param name="EndsOn">The last day.</param>
[Name("ClassSegment")]
internal sealed record ClassSegmentNode(DateOnly StartsOn, DateOnly EndsOn);

/// <summary>A course taught in a class.</summary>
/// <param name="Course">The course.</param>
/// <param name="Hours">Its hours in the class; 0: not known.</param>
/// <param name="Method">How it is taught there.</param>
/// <param name="LecturerIsLeader">Whether a leading cadre lectures; not known counts as no.</param>
[Name("ClassCourse")]
internal sealed record ClassCourseNode(CourseNode Course, decimal Hours, TeachingMethod Method, bool LecturerIsLeader);
