using TalentGraph.Graph.Policy.Earnings;

namespace TalentGraph.Graph.Policy.Status;

/// <summary>What counts in one window, added up in one pass.</summary>
internal struct WindowSum
{
    /// <summary>Hours by kind, before any cap.</summary>
    public decimal OffJob, Lecture, Online, Teaching, Recognised;

    /// <summary>Days of off-job classes; rounded when <see cref="HasQuotients"/>.</summary>
    public decimal Days;

    /// <summary>Whether some days are a quotient, so that the sum may be off by a rounding.</summary>
    public bool HasQuotients;

    /// <summary>Whether one class reached the hours of theory, of party spirit.</summary>
    public bool Theory, PartySpirit;

    /// <summary>The most and second most hours earned in classes without declared content.</summary>
    public decimal MostUndeclared, SecondUndeclared;

    /// <summary>Adds up a window.</summary>
    /// <param name="earnings">The cadre's earnings.</param>
    /// <param name="window">Which days.</param>
    /// <param name="calendarDays">Whether days are calendar days; else teaching days.</param>
    /// <param name="book">The pack and the classes.</param>
    public static WindowSum Of(ReadOnlySpan<Earning> earnings, Window window, bool calendarDays, Rulebook book)
    {
        var sum = new WindowSum();
        int bit = book.PackBit;
        for (int i = Counting.FirstAfter(earnings, window.After); i < earnings.Length && earnings[i].On <= window.UpTo; i++)
        {
            ref readonly Earning earning = ref earnings[i];
            if (earning.IsCredit)
                sum.AddCredit(earning);
            else if (Counting.Counts(earnings, i, window.UpTo, bit))
                sum.AddClass(earning.Hours, book.Class(earning.Class), calendarDays, book);
        }

        return sum;
    }

    /// <summary>Whether some split of the undeclared hours into theory and party spirit brings what is missing.</summary>
    /// <param name="needsTheory">Whether theory must be brought.</param>
    /// <param name="needsPartySpirit">Whether party spirit must be brought.</param>
    /// <param name="theory">The hours that make theory systematic in one class.</param>
    /// <param name="partySpirit">Likewise.</param>
    public readonly bool CouldBring(bool needsTheory, bool needsPartySpirit, decimal theory, decimal partySpirit)
    {
        if (!needsTheory || !needsPartySpirit)
            return MostUndeclared >= (needsTheory ? theory : partySpirit);
        return MostUndeclared >= theory + partySpirit
            || (MostUndeclared >= Math.Max(theory, partySpirit) && SecondUndeclared >= Math.Min(theory, partySpirit));
    }

    /// <summary>The days that one class's hours earn.</summary>
    public static decimal DaysEarned(decimal hours, ClassFacts facts, bool calendarDays) =>
        facts.Hours == 0 ? 0 : (calendarDays ? facts.CalendarDays : facts.Days) * hours / facts.Hours;

    private void AddCredit(in Earning credit)
    {
        switch (credit.Credit)
        {
            case CreditKind.Online: Online += credit.Hours; break;
            case CreditKind.Teaching: Teaching += credit.Hours; break;
            case CreditKind.Recognised: Recognised += credit.Hours; break;
            default: break;
        }
    }

    private void AddClass(decimal hours, ClassFacts facts, bool calendarDays, Rulebook book)
    {
        switch (facts.Class.Mode)
        {
            case ClassMode.OffJob: AddOffJob(hours, facts, calendarDays, book); break;
            case ClassMode.Lecture: Lecture += hours; break;
            case ClassMode.Online: Online += hours; break;
            default: break;
        }
    }

    private void AddOffJob(decimal hours, ClassFacts facts, bool calendarDays, Rulebook book)
    {
        OffJob += hours;
        if (hours == facts.Hours)
        {
            Days += hours == 0 ? 0 : calendarDays ? facts.CalendarDays : facts.Days;
        }
        else
        {
            Days += DaysEarned(hours, facts, calendarDays);
            HasQuotients = true;
        }

        if (facts.IsUndeclared)
        {
            SecondUndeclared = Math.Max(SecondUndeclared, Math.Min(hours, MostUndeclared));
            MostUndeclared = Math.Max(MostUndeclared, hours);
            return;
        }

        if (facts.ContentWhole == 0)
            return;
        Theory = Theory || facts.Theory * hours >= book.Pack.Systematic.TheoryHours * facts.ContentWhole;
        PartySpirit = PartySpirit || facts.PartySpirit * hours >= book.Pack.Systematic.PartySpiritHours * facts.ContentWhole;
    }
}

/// <summary>Days after one up to another, as day numbers; what counts is judged at its last day.</summary>
/// <param name="After">The last day that is not in it.</param>
/// <param name="UpTo">Its last day.</param>
internal readonly record struct Window(int After, int UpTo)
{
    /// <summary>The days after one day up to another.</summary>
    public static Window Of(DateOnly after, DateOnly upTo) => new(after.DayNumber, upTo.DayNumber);
}
