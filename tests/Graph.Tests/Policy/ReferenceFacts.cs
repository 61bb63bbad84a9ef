using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Packs;

namespace TalentGraph.Graph.Tests.Policy;

/// <summary>The bare records of one cadre, from which the reference judges anew.</summary>
internal sealed record ReferenceFacts(
    Cadre Cadre,
    IReadOnlyList<CadreState> States,
    IReadOnlyList<Appointment> Appointments,
    IReadOnlyList<Post> Posts,
    IReadOnlyList<Unit> Units,
    IReadOnlyList<ReferenceClass> Classes,
    IReadOnlyList<Enrolment> Enrolments,
    IReadOnlyList<Credit> Credits,
    IReadOnlyList<ConductEntry> Conduct,
    IReadOnlyList<PolicyPack> Packs);

/// <summary>A class with its parts.</summary>
internal sealed record ReferenceClass(TrainingClass Class, IReadOnlyList<ClassSegment> Segments, IReadOnlyList<TaughtCourse> Courses)
{
    /// <summary>Class hours; null: neither hours nor days are known.</summary>
    public decimal? Hours(PolicyPack pack) =>
        Class.Hours is { } hours and > 0 ? hours : Class.Days is { } days and > 0 ? days * pack.HoursPerDay.Hours : null;

    public int CalendarDays
    {
        get
        {
            int sum = 0;
            foreach ((DateOnly from, DateOnly to) in Segments.Count == 0 ? [(Class.StartsOn, Class.EndsOn)] : Segments.Select(s => (s.StartsOn, s.EndsOn)))
                sum += to.DayNumber - from.DayNumber + 1 + (to.DayOfWeek == DayOfWeek.Friday ? 2 : 0);
            return sum;
        }
    }

    public bool IsUndeclared => Courses.Count > 0 ? Courses.Sum(c => c.Hours) == 0 : Class.TheoryHours is null || Class.PartySpiritHours is null;

    /// <summary>What the class teaches of a kind; null: unknown.</summary>
    public ReferenceRatio? Content(CourseKind kind, PolicyPack pack)
    {
        if (IsUndeclared || (Courses.Count == 0 && kind is not (CourseKind.Theory or CourseKind.PartySpirit)))
            return null;
        decimal all = Courses.Count > 0 ? Courses.Sum(c => c.Hours) : Class.TheoryHours!.Value + Class.PartySpiritHours!.Value;
        decimal own = Courses.Count > 0 ? Courses.Where(c => c.Kind == kind).Sum(c => c.Hours) : (kind == CourseKind.Theory ? Class.TheoryHours : Class.PartySpiritHours)!.Value;
        decimal hours = Hours(pack) ?? 0;
        return all > hours ? (ReferenceRatio)own * hours / all : own;
    }

    /// <summary>Whether `professional` is the kind with strictly most hours; null: the undeclared rest could make it so.</summary>
    public bool? IsProfessional(PolicyPack pack)
    {
        ReferenceRatio hours = Hours(pack) ?? 0;
        if (hours <= 0m)
            return false;
        if (IsUndeclared)
            return null;
        ReferenceRatio theory = Content(CourseKind.Theory, pack)!.Value, party = Content(CourseKind.PartySpirit, pack)!.Value;
        if (Courses.Count == 0)
            return hours - theory - party is var rest && rest > theory && rest > party ? null : false;
        ReferenceRatio professional = Content(CourseKind.Professional, pack)!.Value;
        return professional > theory && professional > party && professional > Content(CourseKind.Knowledge, pack)!.Value;
    }
}
