using TalentGraph.Graph.Policy.Packs;

namespace TalentGraph.Graph.Policy.Earnings;

/// <summary>Turns a cadre's records into earnings: what an enrolment earns, sentence by sentence.</summary>
public static class EarningsOf
{
    /// <summary>The earnings of one cadre.</summary>
    /// <param name="enrolments">The cadre's enrolments, in any order; those of unknown classes are left out.</param>
    /// <param name="credits">The cadre's credits.</param>
    /// <param name="conduct">The cadre's conduct rows of any class.</param>
    /// <param name="classes">The classes' facts.</param>
    /// <param name="packs">The deployment's packs, those of <paramref name="classes"/>.</param>
    /// <returns>By day, then class, the one with most hours first, then by the record's id.</returns>
    public static Earning[] Cadre(
        IReadOnlyList<Enrolment> enrolments, IReadOnlyList<Credit> credits, IReadOnlyList<ConductEntry> conduct, ClassTable classes, PolicyPacks packs)
    {
        var rows = new List<(Earning Earning, string Id)>(enrolments.Count + credits.Count);
        foreach (Enrolment enrolment in enrolments)
        {
            if (classes.Find(0, enrolment.ClassId) is not null)
                AddForms(rows, enrolment, conduct, classes, packs);
        }

        foreach (Credit credit in credits)
            rows.Add((new Earning(credit.On.DayNumber, credit.Kind, credit.Hours, Earning.RecordHash(credit.Id.Value)), credit.Id.Value));
        rows.Sort(static (a, b) => Order(a, b));
        var earnings = new Earning[rows.Count];
        for (int i = 0; i < earnings.Length; i++)
        {
            Earning row = rows[i].Earning;
            bool hasTwin = !row.IsCredit
                && ((i > 0 && rows[i - 1].Earning.Class == row.Class) || (i + 1 < earnings.Length && rows[i + 1].Earning.Class == row.Class));
            earnings[i] = hasTwin ? row.WithTwin() : row;
        }

        return earnings;
    }

    /// <summary>What one enrolment is worth to one pack, whatever the day.</summary>
    /// <param name="pack">Whose numbers hold.</param>
    /// <param name="facts">Its class, as that pack sees it.</param>
    /// <param name="enrolment">The enrolment.</param>
    /// <param name="absent">Hours missed, as <see cref="Absence"/> adds them up.</param>
    public static (WhyNot Why, decimal Hours) Worth(PolicyPack pack, ClassFacts facts, Enrolment enrolment, decimal absent)
    {
        WhyNot why = enrolment.Result == EnrolmentResult.Pass ? WhyNot.None : WhyNot.NotPassed;
        if (facts.Hours > 0 && !pack.Absence.Limit.Covers(absent, facts.Hours))
            why |= WhyNot.AbsenceOverLimit;
        if (facts is { IsOffJob: true, IsRecognised: false })
            why |= WhyNot.NotRecognised;
        decimal hours = enrolment.Result == EnrolmentResult.Pass && facts.Class.Mode != ClassMode.SelfStudy
            ? Math.Min(enrolment.HoursEarned ?? Math.Max(facts.Hours - absent, 0), facts.Hours)
            : 0;
        return (why, hours);
    }

    /// <summary>Hours missed at a day: as the enrolment says, else as the conduct rows of that class up to the day add up.</summary>
    public static decimal Absence(PolicyPack pack, Enrolment enrolment, IReadOnlyList<ConductEntry> conduct, DateOnly on)
    {
        if (enrolment.HoursAbsent is { } known)
            return known;
        decimal absent = 0;
        foreach (ConductEntry entry in conduct)
        {
            if (entry.On <= on && IsAbsence(entry, enrolment) && (entry.Kind == ConductKind.Absence || pack.Absence.LeaveCounts))
                absent += entry.Hours ?? 0;
        }

        return absent;
    }

    private static void AddForms(List<(Earning Earning, string Id)> rows, Enrolment enrolment, IReadOnlyList<ConductEntry> conduct, ClassTable classes, PolicyPacks packs)
    {
        int at = classes.IndexOf(enrolment.ClassId);
        DateOnly endsOn = classes.Of(0)[at]!.Class.EndsOn;
        int revokedOn = enrolment.RevokedOn?.DayNumber ?? int.MaxValue;
        int first = rows.Count;
        AddFormsFrom(endsOn, 0);
        if (enrolment.HoursAbsent is not null)
            return;
        foreach (DateOnly late in conduct.Where(entry => entry.On > endsOn && IsAbsence(entry, enrolment)).Select(entry => entry.On).Distinct())
            AddFormsFrom(late, late.DayNumber);

        void AddFormsFrom(DateOnly day, int from)
        {
            for (int pack = 0; pack < packs.All.Count; pack++)
            {
                PolicyPack numbers = packs.All[pack];
                (WhyNot why, decimal hours) = Worth(numbers, classes.Of(pack)[at]!, enrolment, Absence(numbers, enrolment, conduct, day));
                byte bit = (byte)(1 << pack);
                int same = rows.FindIndex(first, row => row.Earning.From == from && row.Earning.Why == why && row.Earning.Hours == hours);
                byte bits = same >= 0 ? (byte)(rows[same].Earning.Packs | bit) : bit;
                var form = new Earning(
                    endsOn.DayNumber, from, revokedOn, at, hours, Earning.RecordHash(enrolment.Id.Value), bits, why, enrolment.Result == EnrolmentResult.Withdrawn, false);
                if (same >= 0)
                    rows[same] = (form, enrolment.Id.Value);
                else
                    rows.Add((form, enrolment.Id.Value));
            }
        }
    }

    private static bool IsAbsence(ConductEntry entry, Enrolment enrolment) =>
        entry.Kind is ConductKind.Absence or ConductKind.Leave && entry.ClassId == enrolment.ClassId && entry.CadreId == enrolment.CadreId;

    private static int Order((Earning Earning, string Id) a, (Earning Earning, string Id) b)
    {
        int order = a.Earning.On.CompareTo(b.Earning.On);
        if (order == 0)
            order = a.Earning.Class.CompareTo(b.Earning.Class);
        if (order == 0)
            order = b.Earning.Hours.CompareTo(a.Earning.Hours);
        if (order == 0)
            order = string.CompareOrdinal(a.Id, b.Id);
        return order != 0 ? order : a.Earning.From.CompareTo(b.Earning.From);
    }
}
