using TalentGraph.Graph.Policy.Earnings;

namespace TalentGraph.Graph.Policy.Status;

/// <summary>Days of off-job classes of a window as a fraction of integers.</summary>
internal static class ExactDays
{
    public static ExactRatio Sum(ReadOnlySpan<Earning> earnings, Window window, bool calendarDays, Rulebook book)
    {
        ExactRatio sum = ExactRatio.Of(0);
        for (int i = Counting.FirstAfter(earnings, window.After); i < earnings.Length && earnings[i].On <= window.UpTo; i++)
        {
            if (earnings[i].IsCredit || !Counting.Counts(earnings, i, window.UpTo, book.PackBit))
                continue;
            ClassFacts facts = book.Class(earnings[i].Class);
            if (facts is { IsOffJob: true, Hours: > 0 })
                sum += ExactRatio.Of(calendarDays ? facts.CalendarDays : facts.Days) * ExactRatio.Of(earnings[i].Hours) / ExactRatio.Of(facts.Hours);
        }

        return sum;
    }
}
