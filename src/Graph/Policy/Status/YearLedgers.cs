using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Persons;

namespace TalentGraph.Graph.Policy.Status;

/// <summary>What township ranks and below owe year by year; it does not change the light.</summary>
public static class YearLedgers
{
    private const int Years = 5;

    /// <summary>The day's year and the four before, latest first.</summary>
    public static IReadOnlyList<YearLedger> Of(CadreHistory cadre, Rulebook book)
    {
        var years = new List<YearLedger>(Years);
        for (int year = book.On.Year; year > book.On.Year - Years; year--)
        {
            DateOnly last = Calendar.LastDay(year);
            DateOnly on = book.On < last ? book.On : last;
            bool inService = cadre.EnteredOn is not { } entered || entered.Year <= year;
            if (!inService || Owed.IsFiveYear(Standing.At(cadre, on, book.Organisation).DecidingRank(book.Pack)))
                continue;
            Owed owed = Owed.Year(book.Pack, cadre, year, on);
            WindowSum sum = WindowSum.Of(cadre.Earnings, owed.Window, owed.CalendarDays, book);
            years.Add(new YearLedger(year, owed.Ledger(sum, cadre, book), book.On > last));
        }

        return years;
    }
}
