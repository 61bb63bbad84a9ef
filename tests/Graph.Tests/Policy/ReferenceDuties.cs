using TalentGraph.Graph.Policy.Obligations;
using TalentGraph.Graph.Policy.Packs;

namespace TalentGraph.Graph.Tests.Policy;

/// <summary>The duties once more: each day is judged by itself, a due date is found by walking there.</summary>
internal sealed class ReferenceDuties(Reference reference)
{
    private readonly ReferenceFacts facts = reference.Facts;
    private readonly DateOnly asOf = reference.AsOf;

    public IEnumerable<(string Code, int? Year, ObligationState State, DateOnly? Due)> All()
    {
        if (!reference.IsActive(asOf))
            yield break;
        foreach (DutyRule rule in reference.Pack.Duties)
        {
            if (rule.WindowYears is { } years)
            {
                if (!Applies(rule, asOf))
                    continue;
                DateOnly? start = Start(rule, asOf);
                ObligationState On(DateOnly d) => StateOf(rule, d, x => x > d.AddYears(-years) && x <= d && x <= asOf, start is null || d >= start);
                ObligationState now = On(asOf);
                DateOnly? due = null;
                if (now is ObligationState.NotMet)
                    due = Days(start).Where(d => d <= asOf).Reverse().TakeWhile(d => On(d) == ObligationState.NotMet).Select(d => (DateOnly?)d).LastOrDefault();
                else if (now is not ObligationState.Unknown)
                    due = Days(start).Where(d => d > asOf).Where(d => On(d) == ObligationState.NotMet).Select(d => (DateOnly?)d).FirstOrDefault();
                // With nothing known before, the unmet days have no first one.
                yield return (rule.Code, null, now, start is null && due == Days(start)[0] ? null : due);
            }
            else
            {
                foreach (int year in (int[])[asOf.Year, asOf.Year - 1])
                {
                    DateOnly first = new(year, 1, 1), last = new(year, 12, 31), next = new(year + 1, 1, 1);
                    DateOnly on = asOf < last ? asOf : last;
                    if (!reference.IsActive(on) || !Applies(rule, on) || Start(rule, on) > first)
                        continue;
                    ObligationState state = StateOf(rule, on, x => x >= first && x <= on, asOf > last);
                    yield return (rule.Code, year, state, state is ObligationState.Met or ObligationState.Unknown ? null : next);
                }
            }
        }
    }

    private bool Applies(DutyRule rule, DateOnly d)
    {
        DutyWho who = rule.Who;
        Appointment? current = reference.Current(d);
        UnitId? unit = reference.State(d) is { } state ? state.UnitId : current is null ? facts.Cadre.UnitId : reference.PostOf(current).UnitId;
        return (who.TeamIn is null || who.TeamIn.Contains(reference.Team(d)))
            && (who.UnitLevelIn is null || facts.Units.Any(u => u.Id == unit && u.Level is { } level && who.UnitLevelIn.Contains(level)));
    }

    private DateOnly? Start(DutyRule rule, DateOnly d)
    {
        DateOnly? later = reference.Entered;
        if (rule.Who.TeamIn is not null)
        {
            DateOnly from = reference.Current(d)!.From;
            for (bool moved = true; moved;)
            {
                moved = false;
                foreach (Appointment a in facts.Appointments)
                {
                    if (a.Kind == AppointmentKind.Substantive && SameTeam(a, reference.Current(d)!) && a.From < from && (a.To is null || a.To >= from))
                    {
                        from = a.From;
                        moved = true;
                    }
                }
            }

            later = later > from ? later : from;
        }

        return later?.AddMonths(reference.Pack.Grace.Months);
    }

    private bool SameTeam(Appointment a, Appointment b) => TeamOf(a) == TeamOf(b);

    private LeadingTeam TeamOf(Appointment a) => reference.PostOf(a).Team is LeadingTeam.Principal ? LeadingTeam.LeadingGroup : reference.PostOf(a).Team ?? LeadingTeam.None;

    private ObligationState StateOf(DutyRule rule, DateOnly d, Func<DateOnly, bool> within, bool isJudged)
    {
        List<Earned> all = reference.EarnedAt(d, within), offJob = [.. all.Where(e => e.IsOffJob)];
        bool met = false, could = false;
        switch (rule.Asks)
        {
            case DutyKind.Systematic:
                met = reference.HasTheory(offJob) && reference.HasPartySpirit(offJob);
                could = reference.CouldEnd(offJob, true);
                break;
            case DutyKind.OffJobDays:
                met = ReferenceRatio.Sum(offJob.Select(e => e.CalendarDays)) >= rule.CalendarDays!.Value;
                break;
            case DutyKind.ProfessionalClass:
                IEnumerable<Earned> longEnough = offJob.Where(e => e.Class.Class.Days >= rule.TeachingDays);
                met = longEnough.Any(e => e.Class.IsProfessional(reference.Pack) == true);
                could = longEnough.Any(e => e.Class.IsProfessional(reference.Pack) is null);
                break;
            case DutyKind.OffJobClass:
                met = offJob.Count > 0;
                break;
            case DutyKind.OnlineHours:
                met = ReferenceRatio.Sum(all.Where(e => e.Class.Class.Mode == ClassMode.Online).Select(e => e.Hours)
                    .Concat(reference.CreditsAt(d, CreditKind.Online, within).Select(c => (ReferenceRatio)c.Hours))) >= reference.Pack.Online!.YearlyHours;
                break;
        }

        bool isYearly = rule.WindowYears is null;
        return met ? ObligationState.Met
            : could && (isJudged || isYearly) ? ObligationState.Unknown
            : isJudged ? ObligationState.NotMet : ObligationState.Open;
    }

    /// <summary>Every day on which anything can turn, with its neighbours.</summary>
    private List<DateOnly> Days(DateOnly? start)
    {
        var days = new SortedSet<DateOnly>();
        IEnumerable<DateOnly> turns = facts.Classes.Select(c => c.Class.EndsOn)
            .Concat(facts.Credits.Select(c => c.On)).Concat(facts.Conduct.Select(c => c.On)).Concat(facts.Enrolments.Select(e => e.RevokedOn).OfType<DateOnly>())
            .Concat(start is { } s ? [s] : [new DateOnly(1900, 1, 1)]).Append(asOf);
        foreach (DateOnly turn in turns)
        {
            for (int years = 0; years <= 5; years++)
            {
                for (int off = -2; off <= 3; off++)
                    days.Add(turn.AddYears(years).AddDays(off));
            }
        }

        days.RemoveWhere(d => d < start);
        return [.. days];
    }
}
