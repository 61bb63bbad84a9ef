using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Persons;

namespace TalentGraph.Graph.Policy.Status;

/// <summary>What is owed over a window: full amounts and the part of them, kept as products so that comparisons are exact.</summary>
/// <param name="FullHours">Hours owed over the whole window.</param>
/// <param name="FullDays">Days owed over the whole window.</param>
/// <param name="Part">Days of the window in service.</param>
/// <param name="Whole">Days of the whole window, &gt; 0.</param>
/// <param name="CalendarDays">Whether days are calendar days; else teaching days.</param>
/// <param name="Window">Where earnings count.</param>
internal readonly record struct Owed(decimal FullHours, decimal FullDays, int Part, int Whole, bool CalendarDays, Window Window)
{
    private const int Years = 5;

    private const decimal Near = 1e-9m;

    /// <summary>Hours owed, as shown.</summary>
    public decimal Hours => FullHours * Part / Whole;

    /// <summary>Days owed, as shown.</summary>
    public decimal Days => FullDays * Part / Whole;

    /// <summary>What is owed over five years ending at a day, pro rata since entry.</summary>
    public static Owed FiveYears(PolicyPack pack, Rank deciding, DateOnly? entered, DateOnly on)
    {
        DateOnly start = Calendar.YearsBefore(on, Years);
        int whole = Calendar.DaysBetween(start, on);
        bool sinceEntry = entered >= start;
        DateOnly from = sinceEntry ? entered!.Value : start;
        // Where the window begins with the entry it includes that day; the share owed counts the days after it.
        var window = new Window(sinceEntry ? from.DayNumber - 1 : from.DayNumber, on.DayNumber);
        int part = Math.Max(Calendar.DaysBetween(from, on), 0);
        return IsFiveYear(deciding)
            ? new(pack.FiveYear.Hours, pack.FiveYear.CalendarDays, part, whole, true, window)
            : new(Years * pack.Yearly.Hours, Years * pack.Yearly.Days, part, whole, false, window);
    }

    /// <summary>What is owed over one calendar year, by its days in service; classes up to the entry do not count.</summary>
    public static Owed Year(PolicyPack pack, CadreHistory cadre, int year, DateOnly on)
    {
        int first = Calendar.FirstDay(year).DayNumber, next = Calendar.FirstDay(year + 1).DayNumber;
        int from = Math.Max(first, cadre.EnteredOn?.DayNumber ?? first);
        int to = Math.Min(next, cadre.LeftOn?.DayNumber ?? next);
        var window = new Window(Math.Max(first - 1, cadre.EnteredOn?.DayNumber ?? 0), Math.Min(on.DayNumber, next - 1));
        return new(pack.Yearly.Hours, pack.Yearly.Days, Math.Max(to - from, 0), next - first, false, window);
    }

    /// <summary>Whether a deciding rank owes over five years; the others owe year by year.</summary>
    public static bool IsFiveYear(Rank deciding) => deciding >= Rank.CountyDeputy;

    /// <summary>Counted hours × <see cref="Whole"/>: exact, to be compared with hours owed × whole.</summary>
    public decimal CountedProduct(in WindowSum sum, CapRule caps)
    {
        decimal owed = FullHours * Part;
        return ((sum.OffJob + sum.Lecture) * Whole)
            + Math.Min(sum.Online * Whole, caps.Online * owed)
            + Math.Min(sum.Teaching * Whole, caps.Teaching * owed)
            + Math.Min(sum.Recognised * Whole, caps.Recognised * owed);
    }

    /// <summary>Whether the hours or the days owed are reached.</summary>
    public bool IsMet(in WindowSum sum, CadreHistory cadre, Rulebook book) =>
        CountedProduct(sum, book.Pack.Caps) >= FullHours * Part || DaysMet(sum, cadre, book);

    /// <summary>The ledger that people read.</summary>
    public HoursLedger Ledger(in WindowSum sum, CadreHistory cadre, Rulebook book)
    {
        CapRule caps = book.Pack.Caps;
        return new HoursLedger
        {
            OwedHours = Hours,
            OwedDays = Days,
            CountedHours = CountedProduct(sum, caps) / Whole,
            OffJobHours = sum.OffJob,
            LectureHours = sum.Lecture,
            OnlineEarned = sum.Online,
            OnlineCounted = Math.Min(sum.Online, caps.Online * FullHours * Part / Whole),
            TeachingCounted = Math.Min(sum.Teaching, caps.Teaching * FullHours * Part / Whole),
            RecognisedCounted = Math.Min(sum.Recognised, caps.Recognised * FullHours * Part / Whole),
            OffJobDays = sum.Days,
            Met = IsMet(sum, cadre, book),
        };
    }

    private bool DaysMet(in WindowSum sum, CadreHistory cadre, Rulebook book)
    {
        if (!sum.HasQuotients)
            return sum.Days * Whole >= FullDays * Part;
        decimal over = sum.Days - Days;
        return Math.Abs(over) > Near
            ? over > 0
            : ExactDays.Sum(cadre.Earnings, Window, CalendarDays, book) >= ExactRatio.Of(FullDays) * ExactRatio.Of(Part) / ExactRatio.Of(Whole);
    }
}
