using System.Collections.Immutable;
using TalentGraph.Graph.Policy.Packs;

namespace TalentGraph.Graph.Policy.Earnings;

/// <summary>What a class is to the rules of one pack, worked out once.</summary>
public sealed class ClassFacts
{
    private ClassFacts(TrainingClass record) => Class = record;

    /// <summary>The class itself.</summary>
    public TrainingClass Class { get; }

    /// <summary>Its segments, by their first day; never empty.</summary>
    public required ImmutableArray<DayRange> Segments { get; init; }

    /// <summary>Whether it is attended off the job.</summary>
    public bool IsOffJob => Class.Mode == ClassMode.OffJob;

    /// <summary>Class hours: as given, else days × hours a day; 0: neither is known.</summary>
    public required decimal Hours { get; init; }

    /// <summary>Teaching days; 0: not known.</summary>
    public decimal Days => Class.Days ?? 0;

    /// <summary>Calendar days over the segments; one that ends on a Friday runs to the Sunday.</summary>
    public required int CalendarDays { get; init; }

    /// <summary>Whether it is long.</summary>
    public required bool IsLong { get; init; }

    /// <summary>Whether its organiser is recognised at its end; asked of off-job classes only.</summary>
    public required bool IsRecognised { get; init; }

    /// <summary>Whether nothing is known of its content.</summary>
    public required bool IsUndeclared { get; init; }

    /// <summary>Hours of theory before scaling.</summary>
    public required decimal Theory { get; init; }

    /// <summary>Hours of party spirit before scaling.</summary>
    public required decimal PartySpirit { get; init; }

    /// <summary>What the hours of content are parts of: the class hours, or the listed hours where they add up to more.</summary>
    public required decimal ContentWhole { get; init; }

    /// <summary>Whether <c>professional</c> is the kind with strictly most hours; null: the undeclared rest could make it so.</summary>
    public required bool? IsProfessional { get; init; }

    /// <summary>Works it out.</summary>
    /// <param name="pack">Whose numbers hold.</param>
    /// <param name="record">The class.</param>
    /// <param name="segments">Its segments; empty: one, from its first day to its last.</param>
    /// <param name="courses">Its courses; empty: none are listed.</param>
    /// <param name="organiser">Who holds it; null: not known.</param>
    public static ClassFacts Of(PolicyPack pack, TrainingClass record, IReadOnlyList<ClassSegment> segments, IReadOnlyList<TaughtCourse> courses, Unit? organiser)
    {
        ImmutableArray<DayRange> ranges = segments.Count == 0
            ? [new(record.StartsOn, record.EndsOn)]
            : [.. segments.Select(s => new DayRange(s.StartsOn, s.EndsOn)).OrderBy(range => range.First)];
        decimal hours = record.Hours is > 0 ? record.Hours.Value : (record.Days ?? 0) * pack.HoursPerDay.Hours;
        int calendarDays = ranges.Sum(range => range.Days + (range.Last.DayOfWeek == DayOfWeek.Friday ? 2 : 0));
        Content content = courses.Count > 0 ? Content.Listed(courses) : Content.Declared(record, hours);
        return new ClassFacts(record)
        {
            Segments = ranges,
            Hours = hours,
            CalendarDays = calendarDays,
            IsLong = calendarDays >= pack.LongClass.CalendarDays,
            IsRecognised = Recognises(organiser, record.EndsOn),
            IsUndeclared = content.IsUndeclared,
            Theory = content.Theory,
            PartySpirit = content.PartySpirit,
            ContentWhole = Math.Max(content.Total, hours),
            IsProfessional = content.IsProfessional,
        };
    }

    /// <summary>Whether a unit is a recognised training institution at a day; an unknown organiser is taken as one.</summary>
    public static bool Recognises(Unit? organiser, DateOnly on) =>
        organiser is null
        || organiser.Kind is UnitKind.PartySchool or UnitKind.Academy
        || (organiser.RecognisedFrom is { } from && from <= on && (organiser.RecognisedTo is not { } to || on <= to));

    private readonly record struct Content(bool IsUndeclared, decimal Theory, decimal PartySpirit, decimal Total, bool? IsProfessional)
    {
        private static readonly Content Undeclared = new(true, 0, 0, 0, null);

        public static Content Listed(IReadOnlyList<TaughtCourse> courses)
        {
            decimal theory = 0, partySpirit = 0, professional = 0, knowledge = 0;
            foreach (TaughtCourse course in courses)
            {
                switch (course.Kind)
                {
                    case CourseKind.Theory: theory += course.Hours; break;
                    case CourseKind.PartySpirit: partySpirit += course.Hours; break;
                    case CourseKind.Professional: professional += course.Hours; break;
                    default: knowledge += course.Hours; break;
                }
            }

            decimal total = theory + partySpirit + professional + knowledge;
            bool most = professional > theory && professional > partySpirit && professional > knowledge;
            return total == 0 ? Undeclared : new(false, theory, partySpirit, total, most);
        }

        public static Content Declared(TrainingClass record, decimal hours)
        {
            if (record.TheoryHours is not { } theory || record.PartySpiritHours is not { } partySpirit)
                return Undeclared;
            decimal rest = hours - theory - partySpirit;
            return new(false, theory, partySpirit, theory + partySpirit, rest > Math.Max(theory, partySpirit) ? null : false);
        }
    }
}

/// <summary>Days from a first to a last one, both included.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, not before the first.</param>
public readonly record struct DayRange(DateOnly First, DateOnly Last)
{
    /// <summary>How many days, ≥ 1.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>Whether a day lies in it.</summary>
    public bool Contains(DateOnly day) => First <= day && day <= Last;
}
