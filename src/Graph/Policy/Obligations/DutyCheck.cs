using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Persons;
using TalentGraph.Graph.Policy.Status;

namespace TalentGraph.Graph.Policy.Obligations;

/// <summary>Whether what a duty asks for was done in a window.</summary>
internal sealed class DutyCheck(DutyRule duty, CadreHistory cadre, Rulebook book)
{
    /// <summary>Whether it was done.</summary>
    public bool IsMet(Window window)
    {
        var sum = WindowSum.Of(cadre.Earnings, window, true, book);
        return duty.Asks switch
        {
            DutyKind.Systematic => sum.Theory && sum.PartySpirit,
            DutyKind.OffJobDays => DaysReached(sum, window),
            DutyKind.OffJobClass => OffJob(window).Any(),
            DutyKind.ProfessionalClass => OffJob(window).Any(row => IsLongEnough(row) && row.Facts.IsProfessional == true),
            _ => sum.Online >= book.Pack.Online!.YearlyHours,
        };
    }

    /// <summary>Whether a class without declared content could have done it.</summary>
    public bool CouldBeMet(Window window)
    {
        var sum = WindowSum.Of(cadre.Earnings, window, true, book);
        SystematicRule systematic = book.Pack.Systematic;
        return duty.Asks switch
        {
            DutyKind.Systematic => sum.CouldBring(!sum.Theory, !sum.PartySpirit, systematic.TheoryHours, systematic.PartySpiritHours),
            DutyKind.ProfessionalClass => OffJob(window).Any(row => IsLongEnough(row) && row.Facts.IsProfessional is null),
            _ => false,
        };
    }

    /// <summary>Whether it was not done, and no class without declared content could have done it.</summary>
    public bool IsUnmet(Window window) => !IsMet(window) && !CouldBeMet(window);

    /// <summary>What was reached, beside what is asked for.</summary>
    public IReadOnlyList<Figure> Figures(Window window)
    {
        var sum = WindowSum.Of(cadre.Earnings, window, true, book);
        SystematicRule systematic = book.Pack.Systematic;
        return duty.Asks switch
        {
            DutyKind.Systematic =>
            [
                new("theory_hours", Most(window, facts => facts.Theory), "hours", systematic.TheoryHours),
                new("party_spirit_hours", Most(window, facts => facts.PartySpirit), "hours", systematic.PartySpiritHours),
            ],
            DutyKind.OffJobDays => [new("off_job_days", sum.Days, "calendar_days", duty.CalendarDays)],
            DutyKind.OffJobClass => [new("off_job_classes", OffJob(window).Count(), "classes", 1)],
            DutyKind.ProfessionalClass =>
                [new("professional_classes", OffJob(window).Count(row => IsLongEnough(row) && row.Facts.IsProfessional == true), "classes", 1)],
            _ => [new("online_hours", sum.Online, "hours", book.Pack.Online!.YearlyHours)],
        };
    }

    /// <summary>The classes that serve, or could.</summary>
    public IReadOnlyList<ClassId> Classes(Window window)
    {
        IEnumerable<(ClassFacts Facts, decimal Hours)> rows = duty.Asks switch
        {
            DutyKind.Systematic => OffJob(window).Where(row => row.Facts.IsUndeclared || row.Facts.Theory > 0 || row.Facts.PartySpirit > 0),
            DutyKind.ProfessionalClass => OffJob(window).Where(row => IsLongEnough(row) && row.Facts.IsProfessional != false),
            DutyKind.OnlineHours => Counted(window).Where(row => row.Facts.Class.Mode == ClassMode.Online),
            _ => OffJob(window),
        };
        return [.. rows.Select(row => row.Facts.Class.Id)];
    }

    private bool DaysReached(in WindowSum sum, Window window) =>
        sum.HasQuotients
            ? ExactDays.Sum(cadre.Earnings, window, true, book) >= ExactRatio.Of(duty.CalendarDays!.Value)
            : sum.Days >= duty.CalendarDays;

    private bool IsLongEnough((ClassFacts Facts, decimal Hours) row) => row.Facts.Days >= duty.TeachingDays;

    private decimal Most(Window window, Func<ClassFacts, decimal> content) =>
        OffJob(window).Where(row => row.Facts.ContentWhole > 0).Select(row => content(row.Facts) * row.Hours / row.Facts.ContentWhole).DefaultIfEmpty().Max();

    private IEnumerable<(ClassFacts Facts, decimal Hours)> OffJob(Window window) => Counted(window).Where(row => row.Facts.IsOffJob);

    private List<(ClassFacts Facts, decimal Hours)> Counted(Window window)
    {
        var counted = new List<(ClassFacts, decimal)>();
        ReadOnlySpan<Earning> earnings = cadre.Earnings;
        for (int i = Counting.FirstAfter(earnings, window.After); i < earnings.Length && earnings[i].On <= window.UpTo; i++)
        {
            if (!earnings[i].IsCredit && Counting.Counts(earnings, i, window.UpTo, book.PackBit))
                counted.Add((book.Class(earnings[i].Class), earnings[i].Hours));
        }

        return counted;
    }
}
