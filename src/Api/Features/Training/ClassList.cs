using TalentGraph.Api.Ledger;
using TalentGraph.Graph.Policy.Earnings;

namespace TalentGraph.Api.Features.Training;

/// <summary>Lists of courses, classes and trainees.</summary>
/// <param name="store">Finds titles.</param>
internal sealed class ClassList(ITalentStore store)
{
    /// <summary>Where a class stands: as recorded, else as its dates say at a day.</summary>
    public static ClassStatus StatusAt(TrainingClass record, DateOnly on) =>
        record.Status ?? (on < record.StartsOn ? ClassStatus.Planned : on <= record.EndsOn ? ClassStatus.Running : ClassStatus.Ended);

    /// <summary>Courses that pass a filter, by title.</summary>
    public async Task<IReadOnlyList<Course>> CoursesAsync(View view, CourseFilter? filter, CancellationToken cancellationToken)
    {
        Catalogue catalogue = view.Snapshot.Catalogue;
        if (filter is null)
            return catalogue.Courses;
        HashSet<string>? found = await FindAsync(view, filter.Text, "courses", cancellationToken);
        return [.. catalogue.Courses.Where(course =>
            (filter.Ids is null || filter.Ids.Contains(course.Id))
            && (filter.Kinds is null || filter.Kinds.Contains(course.Kind))
            && (filter.Themes is null || (course.Theme is { } theme && filter.Themes.Contains(theme)))
            && (filter.Methods is null || filter.Methods.Contains(course.Method))
            && (filter.Elective is null || filter.Elective == (course.Elective == true))
            && (filter.Develops is null || catalogue.DevelopedBy(course.Id).Any(row => filter.Develops.Contains(row.CompetencyId)))
            && (filter.Statuses is null || filter.Statuses.Contains(course.Status ?? CourseStatus.Active))
            && (found is null || found.Contains(course.Id.Value)))];
    }

    /// <summary>Classes that pass a filter today, the latest first, then by id.</summary>
    public async Task<IReadOnlyList<ClassFacts>> ClassesAsync(View view, TrainingClassFilter? filter, CancellationToken cancellationToken)
    {
        DateOnly today = view.Snapshot.Today;
        HashSet<string>? found = await FindAsync(view, filter?.Text, "classes", cancellationToken);
        IEnumerable<ClassFacts> classes = view.Snapshot.At(today).Book.Classes();
        if (filter is not null)
            classes = classes.Where(facts => Passes(view, facts.Class, filter, today) && (found is null || found.Contains(facts.Class.Id.Value)));
        return [.. classes.OrderBy(KeyOf)];
    }

    /// <summary>One page of courses.</summary>
    public static Slice<T> Page<T>(IReadOnlyList<Course> courses, int first, string? after, Func<Course, T> nodeOf) =>
        Paging.Cut(courses, first, after, course => new SortKey(0, PinyinOrder.Key(course.Title), course.Id.Value), nodeOf);

    /// <summary>One page of classes.</summary>
    public static Slice<T> Page<T>(IReadOnlyList<ClassFacts> classes, int first, string? after, Func<ClassFacts, T> nodeOf) =>
        Paging.Cut(classes, first, after, KeyOf, nodeOf);

    /// <summary>One page of a class's enrolments, by the trainees' names.</summary>
    public static Slice<EnrolmentNode> Trainees(View view, IReadOnlyList<Enrolment>? rows, DateOnly on, int first, string? after)
    {
        List<(SortKey Key, Enrolment Row)> ordered =
        [
            .. EnrolmentsAt.Of(view, rows, on, null)
                .Where(row => view.Visible.Sees(row.CadreId))
                .Select(row => (Key: new SortKey(0, view.Snapshot.Find(row.CadreId)!.NameKey, row.Id.Value), row))
                .OrderBy(pair => pair.Key),
        ];
        return Paging.Cut(ordered, first, after, pair => pair.Key, pair => new EnrolmentNode(view, pair.Row, on));
    }

    private static SortKey KeyOf(ClassFacts facts) => new(-facts.Class.StartsOn.DayNumber, [], facts.Class.Id.Value);

    private static bool Passes(View view, TrainingClass record, TrainingClassFilter filter, DateOnly today) =>
        (filter.Ids is null || filter.Ids.Contains(record.Id))
        && (filter.OrganiserIds is null || (record.OrganiserUnitId is { } organiser && filter.OrganiserIds.Contains(organiser)))
        && (filter.Levels is null || filter.Levels.Contains(record.Level))
        && (filter.Modes is null || filter.Modes.Contains(record.Mode))
        && (filter.Statuses is null || filter.Statuses.Contains(StatusAt(record, today)))
        && (filter.Themes is null || (record.Theme is { } theme && filter.Themes.Contains(theme)))
        && (filter.StartsIn is null || filter.StartsIn.Contains(record.StartsOn))
        && (filter.EndsIn is null || filter.EndsIn.Contains(record.EndsOn))
        && (filter.AdmitsRank is not { } rank || record.AdmitsRanks.Count == 0 || record.AdmitsRanks.Contains(rank))
        && (filter.IsMain is null || filter.IsMain == (record.IsMain == true))
        && (filter.IsKey is null || filter.IsKey == (record.IsKey == true))
        && (filter.HasSeats is null || filter.HasSeats == view.Snapshot.SeatsLeft(record) is not 0);

    private async Task<HashSet<string>?> FindAsync(View view, string? text, string kind, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(text)
            ? null
            : [.. (await store.SearchAsync(view.Scope, text.Trim(), [kind], null, cancellationToken)).Select(hit => hit.Key)];
}

/// <summary>Which courses; all conditions hold together.</summary>
/// <param name="Ids">Only these.</param>
/// <param name="Kinds">Only these kinds.</param>
/// <param name="Themes">Only these themes.</param>
/// <param name="Methods">Only these methods.</param>
/// <param name="Elective">Only electives, or only the others.</param>
/// <param name="Develops">Only courses that develop one of these competencies.</param>
/// <param name="Statuses">Only these statuses.</param>
/// <param name="Text">Only those whose title contains this.</param>
internal sealed record CourseFilter(
    IReadOnlyList<CourseId>? Ids = null,
    IReadOnlyList<CourseKind>? Kinds = null,
    IReadOnlyList<string>? Themes = null,
    IReadOnlyList<TeachingMethod>? Methods = null,
    bool? Elective = null,
    IReadOnlyList<CompetencyId>? Develops = null,
    IReadOnlyList<CourseStatus>? Statuses = null,
    string? Text = null);

/// <summary>Which classes; all conditions hold together, today.</summary>
/// <param name="Ids">Only these.</param>
/// <param name="OrganiserIds">Only those that one of these units holds.</param>
/// <param name="Levels">Only these levels.</param>
/// <param name="Modes">Only these modes.</param>
/// <param name="Statuses">Only these statuses.</param>
/// <param name="Themes">Only these themes.</param>
/// <param name="StartsIn">Only those whose first day lies in this range.</param>
/// <param name="EndsIn">Only those whose last day lies in this range.</param>
/// <param name="AdmitsRank">Only those that admit this rank.</param>
/// <param name="IsMain">Only main classes, or only the others.</param>
/// <param name="IsKey">Only key classes, or only the others.</param>
/// <param name="HasSeats">Only those with seats left or without a number of seats, or only the full ones.</param>
/// <param name="Text">Only those whose title contains this.</param>
internal sealed record TrainingClassFilter(
    IReadOnlyList<ClassId>? Ids = null,
    IReadOnlyList<UnitId>? OrganiserIds = null,
    IReadOnlyList<UnitLevel>? Levels = null,
    IReadOnlyList<ClassMode>? Modes = null,
    IReadOnlyList<ClassStatus>? Statuses = null,
    IReadOnlyList<string>? Themes = null,
    DateRange? StartsIn = null,
    DateRange? EndsIn = null,
    Rank? AdmitsRank = null,
    bool? IsMain = null,
    bool? IsKey = null,
    bool? HasSeats = null,
    string? Text = null);
