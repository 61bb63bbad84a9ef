using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Persons;
using TalentGraph.Graph.Policy.Status;

namespace TalentGraph.Graph.Policy.Obligations;

/// <summary>The duties of a pack for one cadre. Pro rata does not apply to them.</summary>
public static class Duties
{
    /// <summary>The obligations at the book's day, in the pack's order; empty for those not in service.</summary>
    public static IReadOnlyList<Obligation> Of(CadreHistory cadre, Rulebook book)
    {
        var obligations = new List<Obligation>();
        if (!Standing.IsActiveAt(cadre, book.On))
            return obligations;
        foreach (DutyRule duty in book.Pack.Duties)
        {
            if (duty.WindowYears is { } years)
            {
                if (DutyScope.Applies(duty.Who, cadre, book.On, book))
                    obligations.Add(OverYears(duty, years, cadre, book));
            }
            else
            {
                AddYear(obligations, duty, book.On.Year, cadre, book);
                AddYear(obligations, duty, book.On.Year - 1, cadre, book);
            }
        }

        return obligations;
    }

    private static Obligation OverYears(DutyRule duty, int years, CadreHistory cadre, Rulebook book)
    {
        var check = new DutyCheck(duty, cadre, book);
        Window window = Window.Of(Calendar.YearsBefore(book.On, years), book.On);
        DateOnly? start = DutyScope.Start(duty.Who, cadre, book.On, book);
        bool begun = start is not { } day || book.On >= day;
        ObligationState state = check.IsMet(window) ? ObligationState.Met
            : !begun ? ObligationState.Open
            : check.CouldBeMet(window) ? ObligationState.Unknown
            : ObligationState.NotMet;
        DateOnly? due = state switch
        {
            ObligationState.Unknown => null,
            ObligationState.NotMet => FirstUnmetDay(check, years, start, cadre, book.On),
            _ => NextUnmetDay(check, years, start, cadre, book.On),
        };
        return new(RuleRef.Of(duty.Code, duty), null, state, due, check.Figures(window), check.Classes(window));
    }

    /// <summary>A year's obligation, judged at its last day once it is over, eligibility too; none before the first year that begins with the duty.</summary>
    private static void AddYear(List<Obligation> obligations, DutyRule duty, int year, CadreHistory cadre, Rulebook book)
    {
        DateOnly first = Calendar.FirstDay(year), last = Calendar.LastDay(year);
        bool isOver = book.On > last;
        DateOnly on = isOver ? last : book.On;
        if (!DutyScope.Applies(duty.Who, cadre, on, book) || DutyScope.Start(duty.Who, cadre, on, book) > first)
            return;

        var check = new DutyCheck(duty, cadre, book);
        var window = new Window(first.DayNumber - 1, on.DayNumber);
        ObligationState state = check.IsMet(window) ? ObligationState.Met
            : check.CouldBeMet(window) ? ObligationState.Unknown
            : isOver ? ObligationState.NotMet
            : ObligationState.Open;
        DateOnly? due = state is ObligationState.Open or ObligationState.NotMet ? last.AddDays(1) : null;
        obligations.Add(new(RuleRef.Of(duty.Code, duty), year, state, due, check.Figures(window), check.Classes(window)));
    }

    /// <summary>The first day from tomorrow, and from the duty's start, on which what counts today neither meets it nor could.</summary>
    private static DateOnly NextUnmetDay(DutyCheck check, int years, DateOnly? start, CadreHistory cadre, DateOnly on)
    {
        DateOnly from = start > on ? start.Value : on.AddDays(1);
        if (UnmetOn(from))
            return from;
        foreach (DateOnly leaves in Ends(cadre, on).Select(end => Calendar.LeavesWindow(end, years)).Where(day => day > from).Distinct().Order())
        {
            if (UnmetOn(leaves))
                return leaves;
        }

        throw new InvalidOperationException($"Nothing is left in the window of {years} years, and yet the duty is met.");

        bool UnmetOn(DateOnly day) => check.IsUnmet(new Window(Calendar.YearsBefore(day, years).DayNumber, on.DayNumber));
    }

    /// <summary>The first day of the unmet days that reach up to the day; null: unmet for as long as anything is known.</summary>
    private static DateOnly? FirstUnmetDay(DutyCheck check, int years, DateOnly? start, CadreHistory cadre, DateOnly on)
    {
        DateOnly? first = null;
        foreach (DateOnly turn in Turns(cadre, years).Where(day => day <= on && (start is null || day > start)).Distinct().OrderDescending())
        {
            if (!UnmetOn(turn))
                return first;
            first = turn;
        }

        if (start is { } begun)
            return UnmetOn(begun) ? begun : first;
        return null;

        bool UnmetOn(DateOnly day) => check.IsUnmet(Window.Of(Calendar.YearsBefore(day, years), day));
    }

    private static List<DateOnly> Ends(CadreHistory cadre, DateOnly upTo)
    {
        var ends = new List<DateOnly>();
        foreach (ref readonly Earning earning in cadre.Earnings)
        {
            if (earning.On <= upTo.DayNumber)
                ends.Add(DateOnly.FromDayNumber(earning.On));
        }

        return ends;
    }

    /// <summary>The days on which something begins or ceases to count.</summary>
    private static List<DateOnly> Turns(CadreHistory cadre, int years)
    {
        var turns = new List<DateOnly>();
        foreach (ref readonly Earning earning in cadre.Earnings)
        {
            turns.Add(DateOnly.FromDayNumber(earning.On));
            turns.Add(Calendar.LeavesWindow(DateOnly.FromDayNumber(earning.On), years));
            if (earning.RevokedOn != int.MaxValue)
                turns.Add(DateOnly.FromDayNumber(earning.RevokedOn));
            if (earning.From != 0)
                turns.Add(DateOnly.FromDayNumber(earning.From));
        }

        return turns;
    }
}
