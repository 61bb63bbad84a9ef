using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Persons;

namespace TalentGraph.Graph.Policy.Status;

/// <summary>The reasons of a light: what is missing is named whatever the light.</summary>
internal static class LightReasons
{
    public static IReadOnlyList<Reason> Of(in LightCase given, Light light, Rulebook book)
    {
        PolicyPack pack = book.Pack;
        List<(ClassFacts Facts, decimal Hours)> counted = Counted(given, book);
        var offJob = counted.Where(row => row.Facts.IsOffJob).ToList();
        var reasons = new List<Reason>();
        if (!given.Sum.Theory)
        {
            var some = offJob.Where(row => row.Facts.Theory > 0).ToList();
            reasons.Add(Missing(ReasonCode.TheoryMissing, "theory_hours", "systematic.theoryHours", pack.Systematic.TheoryHours, some, row => Part(row.Facts.Theory, row)));
        }

        if (!given.Sum.PartySpirit)
        {
            var some = offJob.Where(row => row.Facts.PartySpirit > 0).ToList();
            reasons.Add(Missing(ReasonCode.PartySpiritMissing, "party_spirit_hours", "systematic.partySpiritHours", pack.Systematic.PartySpiritHours, some, row => Part(row.Facts.PartySpirit, row)));
        }

        if (!given.HoursMet)
            reasons.Add(HoursShort(given, pack, counted));
        if (light == Light.Unknown)
        {
            var undeclared = offJob.Where(row => row.Facts.IsUndeclared).ToList();
            reasons.Add(new Reason(
                ReasonCode.ContentUndeclared, RuleRef.Of("systematic", pack.Systematic),
                [new Figure("undeclared_hours", undeclared.Sum(row => row.Hours), "hours", null)], Ids(undeclared)));
        }

        if (given.IsInGrace(book))
            reasons.Add(new Reason(ReasonCode.InGrace, RuleRef.Of("grace.months", pack.Grace), [new Figure("months_in_service", MonthsBetween(given.Cadre.EnteredOn!.Value, book.On), "months", pack.Grace.Months)], []));
        return reasons;

        Reason Missing(ReasonCode code, string figure, string rule, decimal limit, List<(ClassFacts Facts, decimal Hours)> some, Func<(ClassFacts Facts, decimal Hours), decimal> hours) =>
            new(code, RuleRef.Of(rule, pack.Systematic), [new Figure(figure, some.Count == 0 ? 0 : some.Max(hours), "hours", limit)], Ids(some));
    }

    private static Reason HoursShort(in LightCase given, PolicyPack pack, List<(ClassFacts Facts, decimal Hours)> counted)
    {
        Owed owed = given.Owed;
        bool fiveYear = Owed.IsFiveYear(given.Rank);
        RuleRef rule = fiveYear ? RuleRef.Of("fiveYear.hours", pack.FiveYear) : RuleRef.Of("yearly.hours", pack.Yearly);
        return new Reason(
            ReasonCode.HoursShort, rule,
            [
                new Figure("counted_hours", owed.CountedProduct(given.Sum, pack.Caps) / owed.Whole, "hours", owed.Hours),
                new Figure("off_job_days", given.Sum.Days, owed.CalendarDays ? "calendar_days" : "days", owed.Days),
            ],
            Ids(counted));
    }

    private static List<(ClassFacts Facts, decimal Hours)> Counted(in LightCase given, Rulebook book)
    {
        var counted = new List<(ClassFacts, decimal)>();
        ReadOnlySpan<Earning> earnings = given.Cadre.Earnings;
        Window window = given.Owed.Window;
        for (int i = Counting.FirstAfter(earnings, window.After); i < earnings.Length && earnings[i].On <= window.UpTo; i++)
        {
            if (!earnings[i].IsCredit && Counting.Counts(earnings, i, window.UpTo, book.PackBit))
                counted.Add((book.Class(earnings[i].Class), earnings[i].Hours));
        }

        return counted;
    }

    private static decimal Part(decimal content, (ClassFacts Facts, decimal Hours) row) => content * row.Hours / row.Facts.ContentWhole;

    private static ClassId[] Ids(List<(ClassFacts Facts, decimal Hours)> rows) => [.. rows.Select(row => row.Facts.Class.Id)];

    private static int MonthsBetween(DateOnly since, DateOnly on)
    {
        int months = ((on.Year - since.Year) * 12) + on.Month - since.Month;
        return Calendar.MonthsAfter(since, months) <= on ? months : months - 1;
    }
}
