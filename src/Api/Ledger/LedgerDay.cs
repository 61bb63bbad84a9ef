using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Persons;
using TalentGraph.Graph.Policy.Status;

namespace TalentGraph.Api.Ledger;

/// <summary>The ledger as seen at one day: what boards, lists and dossiers ask.</summary>
internal sealed class LedgerDay
{
    private readonly Lazy<LightVerdict[]> verdicts;

    /// <summary>Opens the book of the day; nothing is judged yet.</summary>
    public LedgerDay(LedgerSnapshot snapshot, DateOnly on)
    {
        Snapshot = snapshot;
        On = on;
        Book = new Rulebook(on, snapshot.Packs, snapshot.Catalogue.Organisation, snapshot.Classes.Table);
        verdicts = new Lazy<LightVerdict[]>(Judge);
    }

    /// <summary>The snapshot it belongs to.</summary>
    public LedgerSnapshot Snapshot { get; }

    /// <summary>D.</summary>
    public DateOnly On { get; }

    /// <summary>The pack that holds, the tree, the classes.</summary>
    public Rulebook Book { get; }

    /// <summary>Whether the day is before today, so that later facts are not known.</summary>
    public bool IsPast => On < Snapshot.Today;

    /// <summary>Everybody's light, by place in the roster; judged once.</summary>
    public ReadOnlySpan<LightVerdict> Verdicts => verdicts.Value;

    /// <summary>One cadre's light; judged alone unless everybody's are known.</summary>
    public LightVerdict VerdictOf(int cadre) =>
        verdicts.IsValueCreated ? verdicts.Value[cadre] : Lights.Of(Snapshot.Roster[cadre].History, Book);

    /// <summary>All that is known of what a cadre owes; null: there is no such cadre.</summary>
    public TrainingStatus? StatusOf(CadreId id) =>
        Snapshot.IndexOf(id) is var cadre and >= 0 ? TrainingStatus.Of(Snapshot.Roster[cadre].History, Book) : null;

    /// <summary>What an enrolment counts.</summary>
    /// <param name="enrolment">The record; its cadre is on the roster of this snapshot or the record counts as not known.</param>
    /// <param name="conduct">The cadre's conduct rows, from which absence is added up where the record does not say it.</param>
    public EnrolmentEarning EarningOf(Enrolment enrolment, IReadOnlyList<ConductEntry>? conduct = null)
    {
        int cadre = Snapshot.IndexOf(enrolment.CadreId);
        if (cadre < 0 || Book.Find(enrolment.ClassId) is not { } facts)
            return EnrolmentEarning.Unknown;
        ReadOnlySpan<Earning> earnings = Snapshot.Roster[cadre].History.Earnings;
        int at = Counting.Find(earnings, Earning.RecordHash(enrolment.Id.Value), false, On.DayNumber, Book.PackBit);
        if (at < 0)
            return EnrolmentEarning.Unknown;
        WhyNot why = Counting.Fails(earnings, at, On.DayNumber, Book.PackBit, IsPast);
        return new EnrolmentEarning(why == WhyNot.None, why == WhyNot.None ? earnings[at].Hours : 0, RecordReasons.Of(why, EarningsOf.Absence(Book.Pack, enrolment, conduct ?? [], On), facts, Book.Pack));
    }

    /// <summary>What a credit counts before caps: nothing of self-study and study points.</summary>
    public static decimal EarningOf(Credit credit) =>
        credit.Kind is CreditKind.SelfStudy or CreditKind.StudyPoints ? 0 : credit.Hours;

    /// <summary>Whether a cadre is in an off-job segment or on secondment on the day.</summary>
    public bool IsAway(int cadre)
    {
        CadreHistory history = Snapshot.Roster[cadre].History;
        foreach (PostHeld held in history.Posts)
        {
            if (held.IsSecondment && held.HoldsOn(On))
                return true;
        }

        ReadOnlySpan<Earning> earnings = history.Earnings;
        for (int i = Counting.FirstAfter(earnings, On.DayNumber - 1); i < earnings.Length; i++)
        {
            // Seen from an earlier day, who withdrew from a class still running was in progress.
            if (!earnings[i].IsCredit && (!earnings[i].IsWithdrawn || (IsPast && earnings[i].On > On.DayNumber)) && TakesAway(Book.Class(earnings[i].Class)))
                return true;
        }

        return false;
    }

    /// <summary>The last day of a cadre's latest off-job class, ended by the day and not withdrawn from; null: none.</summary>
    public DateOnly? LastOffJobEndedOn(int cadre)
    {
        ReadOnlySpan<Earning> earnings = Snapshot.Roster[cadre].History.Earnings;
        for (int i = Counting.FirstAfter(earnings, On.DayNumber) - 1; i >= 0; i--)
        {
            if (!earnings[i].IsCredit && !earnings[i].IsWithdrawn && Book.Class(earnings[i].Class).IsOffJob)
                return DateOnly.FromDayNumber(earnings[i].On);
        }

        return null;
    }

    private bool TakesAway(ClassFacts facts)
    {
        if (!facts.IsOffJob || facts.Class.Status == ClassStatus.Cancelled)
            return false;
        foreach (DayRange segment in facts.Segments)
        {
            if (segment.Contains(On))
                return true;
        }

        return false;
    }

    private LightVerdict[] Judge()
    {
        var judged = new LightVerdict[Snapshot.Roster.Length];
        Parallel.For(0, judged.Length, cadre => judged[cadre] = Lights.Of(Snapshot.Roster[cadre].History, Book));
        return judged;
    }
}

/// <summary>What one enrolment counts at a day.</summary>
/// <param name="Counts">Whether it counts.</param>
/// <param name="CountedHours">Its hours before caps; 0 when it does not count.</param>
/// <param name="NotCountedBecause">Every condition that fails; empty: it counts.</param>
internal sealed record EnrolmentEarning(bool Counts, decimal CountedHours, IReadOnlyList<Reason> NotCountedBecause)
{
    /// <summary>A record that the ledger does not hold yet.</summary>
    public static EnrolmentEarning Unknown { get; } = new(false, 0, []);
}
