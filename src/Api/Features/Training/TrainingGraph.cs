using TalentGraph.Api.Features.Cadres;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Security;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Training;

/// <summary>Courses and classes at the root.</summary>
[QueryRoot]
internal static class TrainingGraph
{
    /// <summary>One course; null: no such course.</summary>
    public static CourseNode? Course(CourseId id, Views views, Caller caller)
    {
        View view = views.Of(caller);
        return view.Snapshot.Catalogue.CourseById.TryGetValue(id, out Course? course) ? new CourseNode(view, course) : null;
    }

    /// <summary>Courses by title.</summary>
    [Connection(Edges = true, TotalCount = TotalCount.Nullable)]
    public static async Task<Page<CourseNode>> GetCourses(
        CourseFilter? filter, PageArgs page, Views views, ClassList list, Caller caller, CancellationToken cancellationToken)
    {
        View view = views.Of(caller);
        IReadOnlyList<Course> courses = await list.CoursesAsync(view, filter, cancellationToken);
        return ClassList.Page(courses, page.First, page.After, course => new CourseNode(view, course)).ToPage();
    }

    /// <summary>One class; null: no such class.</summary>
    public static TrainingClassNode? TrainingClass(ClassId id, Views views, Caller caller) =>
        views.Of(caller) is var view ? TrainingClassNode.Of(view, id, view.Snapshot.Today) : null;

    /// <summary>Classes, the latest first.</summary>
    [Connection(Edges = true, TotalCount = TotalCount.Nullable)]
    public static async Task<Page<TrainingClassNode>> GetTrainingClasses(
        TrainingClassFilter? filter, PageArgs page, Views views, ClassList list, Caller caller, CancellationToken cancellationToken)
    {
        View view = views.Of(caller);
        var classes = await list.ClassesAsync(view, filter, cancellationToken);
        return ClassList.Page(classes, page.First, page.After, facts => new TrainingClassNode(view, facts, view.Snapshot.Today)).ToPage();
    }
}

/// <summary>The training office's board at the root.</summary>
[QueryRoot]
internal static class BoardGraph
{
    /// <summary>Lights and who is due, of the cadres in your scope; null as unit: all of them.</summary>
    public static TrainingBoardNode TrainingBoard(UnitId? unitId, DateOnly? asOf, Views views, Caller caller)
    {
        View view = views.Of(caller);
        if (unitId is { } unit && view.Snapshot.Catalogue.Organisation.Find(unit) is null)
            throw new RequestException(Codes.NotFound, "There is no such unit.");
        return new TrainingBoardNode(view, view.Snapshot.At(view.DayOf(asOf)), unitId, caller.Has(Roles.Aggregates));
    }
}

/// <summary>A cadre's training.</summary>
[Extends(typeof(CadreNode))]
internal static class CadreTrainingGraph
{
    /// <summary>Classes taken, the one that ended last first.</summary>
    /// <param name="cadre">The cadre.</param>
    /// <param name="in">Only classes that end in this range.</param>
    /// <param name="page">How many, behind which.</param>
    /// <param name="enrolments">Brings them.</param>
    [Connection(First = 50, TotalCount = TotalCount.Nullable)]
    public static Deferred<Page<EnrolmentNode>?> GetEnrolments(CadreNode cadre, DateRange? @in, PageArgs page, CadreFactsLoader enrolments)
    {
        var classes = cadre.View.Snapshot.Classes;
        // Of the first page of all as they are today the latest are enough, and one more, which says whether there are others.
        int enough = page.First + 1;
        var read = page is { After: null, Counts: false } && @in is null && cadre.AsOf == cadre.View.Snapshot.Today
            ? enrolments.LoadLatest<Enrolment>(cadre.Id, enough, Suffice)
            : enrolments.Load<Enrolment>(cadre.Id);
        return read.Then<Page<EnrolmentNode>?>(rows => Paging.Cut(
            EnrolmentsAt.Of(cadre.View, rows, cadre.AsOf, @in),
            page.First,
            page.After,
            row => new SortKey(-classes.Find(row.ClassId)!.EndsOn.DayNumber, [], row.Id.Value),
            row => new EnrolmentNode(cadre.View, row, cadre.AsOf)).ToPage());

        // A class that is newer than the snapshot is shown with the next one, and takes nobody's place until then.
        bool Suffice(IReadOnlyList<Enrolment> latest) => latest.Count < enough || latest.All(row => classes.Find(row.ClassId) is not null);
    }

    /// <summary>Hours earned outside classes, latest first.</summary>
    [ListSize(30)]
    public static Deferred<IReadOnlyList<CreditNode>?> Credits(CadreNode cadre, DateRange? @in, CadreFactsLoader credits) =>
        credits.Load<Credit>(cadre.Id).Then<IReadOnlyList<CreditNode>?>(rows => [.. EnrolmentsAt.Credits(rows, cadre.AsOf, @in).Select(row => new CreditNode(row))]);

    /// <summary>Light, hours and duties at the day.</summary>
    public static TrainingStatusNode? TrainingStatus(CadreNode cadre) =>
        new(cadre.View, cadre.Id, cadre.View.Snapshot.At(cadre.AsOf));
}
