using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Status;

namespace TalentGraph.Graph.Tests.Policy;

/// <summary>The rules once more, slow and plain, by another hand: what the implementation is held against.</summary>
internal sealed class Reference(ReferenceFacts facts, DateOnly asOf)
{
    public ReferenceFacts Facts => facts;

    public DateOnly AsOf => asOf;

    public PolicyPack Pack { get; } =
        facts.Packs.Where(p => p.EffectiveFrom <= asOf).OrderBy(p => p.EffectiveFrom).LastOrDefault() ?? facts.Packs[0];

    public DateOnly? Entered => facts.Cadre.EnteredOn ?? facts.Cadre.WorkStartedOn;

    public Light? Light
    {
        get
        {
            if (!IsActive(asOf))
                return null;
            List<Earned> window = FiveYears();
            Rank? rank = DecidingRank(asOf);
            bool canBeRed = (rank is { } r && r >= Pack.Red.MinRank) || Team(asOf) is not LeadingTeam.None;
            bool graced = Entered is { } s && asOf < s.AddMonths(Pack.Grace.Months);
            if (canBeRed && !graced && IsRed(HasTheory(window), HasPartySpirit(window)))
                return CouldEnd(window, Pack.Red.Missing == RedMissing.Any) ? Graph.Policy.Status.Light.Unknown : Graph.Policy.Status.Light.Red;
            return Ledger().Met ? Graph.Policy.Status.Light.Green : Graph.Policy.Status.Light.Yellow;
        }
    }

    public SortedSet<ReasonCode> Reasons
    {
        get
        {
            if (!IsActive(asOf))
                return [ReasonCode.NotInService];
            var reasons = new SortedSet<ReasonCode>();
            if (!HasTheory(FiveYears()))
                reasons.Add(ReasonCode.TheoryMissing);
            if (!HasPartySpirit(FiveYears()))
                reasons.Add(ReasonCode.PartySpiritMissing);
            if (!Ledger().Met)
                reasons.Add(ReasonCode.HoursShort);
            if (Light == Graph.Policy.Status.Light.Unknown)
                reasons.Add(ReasonCode.ContentUndeclared);
            if (Entered is { } s && asOf < s.AddMonths(Pack.Grace.Months))
                reasons.Add(ReasonCode.InGrace);
            return reasons;
        }
    }

    public ReferenceLedger Ledger()
    {
        DateOnly start = asOf.AddYears(-5);
        DateOnly w = Entered is { } s && s > start ? s : start;
        ReferenceRatio f = Entered is null ? 1m : (ReferenceRatio)(asOf.DayNumber - w.DayNumber) / (decimal)(asOf.DayNumber - start.DayNumber);
        bool five = DecidingRank(asOf) >= Rank.CountyDeputy;
        return Ledger(
            f * (five ? Pack.FiveYear.Hours : 5 * Pack.Yearly.Hours), f * (five ? Pack.FiveYear.CalendarDays : 5 * Pack.Yearly.Days), five,
            InFiveYears, asOf);
    }

    public IEnumerable<(int Year, bool IsJudged, ReferenceLedger Ledger)> Years()
    {
        if (!IsActive(asOf))
            yield break;
        for (int year = asOf.Year; year > asOf.Year - 5; year--)
        {
            DateOnly last = new(year, 12, 31), first = new(year, 1, 1);
            DateOnly on = asOf < last ? asOf : last;
            if (Entered is { } s && s.Year > year)
                continue;
            if (DecidingRank(on) >= Rank.CountyDeputy)
                continue;
            int days = 0, all = 0;
            for (DateOnly d = first; d <= last; d = d.AddDays(1))
            {
                all++;
                if ((Entered is null || Entered <= d) && (facts.Cadre.LeftOn is null || d < facts.Cadre.LeftOn))
                    days++;
            }

            ReferenceRatio share = (ReferenceRatio)(decimal)days / (decimal)all;
            yield return (year, asOf > last, Ledger(
                share * Pack.Yearly.Hours, share * Pack.Yearly.Days, false,
                d => d >= first && d <= on && (Entered is null || d > Entered), on));
        }
    }

    public bool IsActive(DateOnly d)
    {
        if (Entered > d)
            return false;
        if (State(d)?.Status is { } status)
            return status == CadreStatus.Active;
        return (facts.Cadre.LeftOn is null || facts.Cadre.LeftOn > d)
            && !(facts.Cadre.Status is CadreStatus.Left or CadreStatus.Retired && facts.Cadre.LeftOn is null);
    }

    public Rank? DecidingRank(DateOnly d)
    {
        Rank? rank = RankAt(d);
        Rank? equal = GradeAt(d) is { } grade && Pack.Grades.TryGetValue(grade, out Rank of) ? of : null;
        return rank is null ? equal : equal is null || rank > equal ? rank : equal;
    }

    public LeadingTeam Team(DateOnly d) => Current(d) is { } a ? PostOf(a).Team ?? LeadingTeam.None : LeadingTeam.None;

    /// <summary>The substantive post held: of several the highest-ranked, then the latest.</summary>
    public Appointment? Current(DateOnly d) => facts.Appointments
        .Where(a => a.Kind == AppointmentKind.Substantive && a.From <= d && (a.To is null || d < a.To))
        .OrderByDescending(a => PostOf(a).Rank is { } r ? (int)r : -1).ThenByDescending(a => a.From).ThenByDescending(a => a.Id.Value, StringComparer.Ordinal)
        .FirstOrDefault();

    public Post PostOf(Appointment a) => facts.Posts.Single(p => p.Id == a.PostId);

    /// <summary>All that fails of an enrolment at a day.</summary>
    public WhyNot Fails(Enrolment e, DateOnly d)
    {
        WhyNot why = FailsAlone(e, d);
        return (why & ~WhyNot.NotRecognised) == 0 && Best(e.ClassId, d) != e ? why | WhyNot.SecondInClass : why;
    }

    public ReferenceRatio HoursOf(Enrolment e, DateOnly d)
    {
        ReferenceClass c = ClassOf(e.ClassId);
        decimal hours = c.Hours(Pack) ?? 0;
        return c.Class.Mode == ClassMode.SelfStudy ? 0 : Math.Min(e.HoursEarned ?? Math.Max(0, hours - Absent(e, d)), hours);
    }

    /// <summary>What counts, recognised, with its class, at a day.</summary>
    public List<Earned> EarnedAt(DateOnly d, Func<DateOnly, bool> within) =>
        [.. facts.Enrolments
            .Where(e => within(ClassOf(e.ClassId).Class.EndsOn) && Fails(e, d) == WhyNot.None)
            .Select(e => new Earned(ClassOf(e.ClassId), HoursOf(e, d), Pack))];

    public IEnumerable<Credit> CreditsAt(DateOnly d, CreditKind kind, Func<DateOnly, bool> within) =>
        facts.Credits.Where(c => c.Kind == kind && c.On <= d && within(c.On));

    public bool HasTheory(List<Earned> window) => window.Any(e => e.IsOffJob && e.Of(CourseKind.Theory) >= Pack.Systematic.TheoryHours);

    public bool HasPartySpirit(List<Earned> window) => window.Any(e => e.IsOffJob && e.Of(CourseKind.PartySpirit) >= Pack.Systematic.PartySpiritHours);

    /// <summary>Whether some split of undeclared hours brings both (or one of the two): each class tried with every use.</summary>
    public bool CouldEnd(List<Earned> window, bool both)
    {
        var reachable = new HashSet<(bool Theory, bool Party)> { (HasTheory(window), HasPartySpirit(window)) };
        foreach (Earned e in window.Where(e => e.IsOffJob && e.Class.IsUndeclared))
        {
            foreach ((bool theory, bool party) in reachable.ToList())
            {
                if (e.Hours >= Pack.Systematic.TheoryHours)
                    reachable.Add((true, party));
                if (e.Hours >= Pack.Systematic.PartySpiritHours)
                    reachable.Add((theory, true));
                if (e.Hours >= Pack.Systematic.TheoryHours + Pack.Systematic.PartySpiritHours)
                    reachable.Add((true, true));
            }
        }

        return reachable.Any(r => both ? r.Theory && r.Party : r.Theory || r.Party);
    }

    public CadreState? State(DateOnly d) =>
        facts.States.Where(s => s.From <= d).OrderBy(s => s.From).LastOrDefault() ?? facts.States.OrderBy(s => s.From).FirstOrDefault();

    private bool IsRed(bool theory, bool party) => Pack.Red.Missing == RedMissing.Any ? !theory || !party : !theory && !party;

    private List<Earned> FiveYears() => EarnedAt(asOf, InFiveYears);

    private bool InFiveYears(DateOnly d)
    {
        DateOnly start = asOf.AddYears(-5);
        return d <= asOf && (Entered >= start ? d >= Entered : d > start);
    }

    private ReferenceLedger Ledger(ReferenceRatio owedHours, ReferenceRatio owedDays, bool calendar, Func<DateOnly, bool> within, DateOnly on)
    {
        List<Earned> earned = EarnedAt(on, within);
        ReferenceRatio Of(ClassMode mode) => ReferenceRatio.Sum(earned.Where(e => e.Class.Class.Mode == mode).Select(e => e.Hours));
        ReferenceRatio From(CreditKind kind) => ReferenceRatio.Sum(CreditsAt(on, kind, within).Select(c => (ReferenceRatio)c.Hours));
        ReferenceRatio online = Of(ClassMode.Online) + From(CreditKind.Online);
        ReferenceRatio counted = Of(ClassMode.OffJob) + Of(ClassMode.Lecture)
            + ReferenceRatio.Min(online, owedHours * Pack.Caps.Online)
            + ReferenceRatio.Min(From(CreditKind.Teaching), owedHours * Pack.Caps.Teaching)
            + ReferenceRatio.Min(From(CreditKind.Recognised), owedHours * Pack.Caps.Recognised);
        ReferenceRatio days = ReferenceRatio.Sum(earned.Where(e => e.IsOffJob).Select(e => calendar ? e.CalendarDays : e.Days));
        return new ReferenceLedger(owedHours, owedDays, counted, online, days, counted >= owedHours || days >= owedDays);
    }

    private Rank? RankAt(DateOnly d)
    {
        if (State(d) is { } state)
            return state.Rank;
        if (facts.Cadre.RankSince is null || facts.Cadre.RankSince <= d)
            return facts.Cadre.Rank;
        return facts.Appointments
            .Where(a => a.Kind == AppointmentKind.Substantive && a.From <= d && (a.To is null || d < a.To))
            .Max(a => PostOf(a).Rank) ?? Rank.Staff;
    }

    private Grade? GradeAt(DateOnly d) =>
        State(d) is { } state ? state.Grade : facts.Cadre.GradeSince is null || facts.Cadre.GradeSince <= d ? facts.Cadre.Grade : null;

    private ReferenceClass ClassOf(ClassId id) => facts.Classes.Single(c => c.Class.Id == id);

    private WhyNot FailsAlone(Enrolment e, DateOnly d)
    {
        ReferenceClass c = ClassOf(e.ClassId);
        WhyNot why = WhyNot.None;
        if (e.Result != EnrolmentResult.Pass)
            why |= WhyNot.NotPassed;
        if (c.Class.EndsOn > d)
            why |= WhyNot.NotEnded;
        if (e.RevokedOn <= d)
            why |= WhyNot.Revoked;
        if (c.Hours(Pack) is { } hours && (ReferenceRatio)Absent(e, d) > (ReferenceRatio)hours * (decimal)Pack.Absence.Limit.Numerator / (decimal)Pack.Absence.Limit.Denominator)
            why |= WhyNot.AbsenceOverLimit;
        if (c.Class.Mode == ClassMode.OffJob && !IsRecognised(c))
            why |= WhyNot.NotRecognised;
        return why;
    }

    private bool IsRecognised(ReferenceClass c)
    {
        if (facts.Units.FirstOrDefault(u => u.Id == c.Class.OrganiserUnitId) is not { } unit)
            return true;
        return unit.Kind is UnitKind.PartySchool or UnitKind.Academy
            || (unit.RecognisedFrom <= c.Class.EndsOn && (unit.RecognisedTo is null || c.Class.EndsOn <= unit.RecognisedTo));
    }

    private decimal Absent(Enrolment e, DateOnly d) =>
        e.HoursAbsent ?? facts.Conduct.Where(x => x.ClassId == e.ClassId && x.On <= d && x.Kind is ConductKind.Absence or ConductKind.Leave).Sum(x => x.Hours ?? 0);

    private Enrolment Best(ClassId id, DateOnly d) => facts.Enrolments
        .Where(e => e.ClassId == id && (FailsAlone(e, d) & ~WhyNot.NotRecognised) == 0)
        .OrderByDescending(e => HoursOf(e, d)).ThenBy(e => e.Id.Value, StringComparer.Ordinal).First();
}
