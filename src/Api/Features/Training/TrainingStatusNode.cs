using TalentGraph.Api.Features.Answers;
using TalentGraph.Api.Features.Cadres;
using TalentGraph.Api.Ledger;
using TalentGraph.Graph.Policy.Obligations;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Status;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Training;

/// <summary>
/// What a cadre owes and has earned at the root's day. The light is null for those who owe nothing (left, retired), UNKNOWN
/// where a class without declared content could turn it.
/// </summary>
[Name("TrainingStatus")]
internal sealed class TrainingStatusNode(View view, CadreId cadre, LedgerDay day)
{
    private readonly int place = view.Snapshot.IndexOf(cadre);

    /// <summary>All that is known; lists ask for the light alone, which takes a small part of this.</summary>
    private readonly Lazy<TrainingStatus> status = new(() => day.StatusOf(cadre)!);

    /// <summary>Red, yellow or green (红黄绿灯).</summary>
    public Light? Light => day.VerdictOf(place).Light;

    /// <summary>Why; what is missing is named whatever the light.</summary>
    [ListSize(5)]
    public IReadOnlyList<ReasonNode> Reasons => ReasonNode.Of(view, status.Value.Reasons, status.Value.Pack, cadre, day.On);

    /// <summary>Where the window of five years begins; null: nothing is owed.</summary>
    public DateOnly? WindowStart => status.Value.WindowStart;

    /// <summary>While in the period of grace the first day after it; else null.</summary>
    public DateOnly? GraceUntil => status.Value.GraceUntil;

    /// <summary>Owed and counted over the window; null: nothing is owed.</summary>
    public LedgerNode? Hours => status.Value.Hours is { } hours ? LedgerNode.Of(hours) : null;

    /// <summary>Year by year, latest first, for ranks that owe each year.</summary>
    [ListSize(5)]
    public IReadOnlyList<YearLedgerNode> Years =>
        [.. status.Value.Years.Select(year => new YearLedgerNode(year.Year, LedgerNode.Of(year.Ledger), year.IsJudged))];

    /// <summary>The policy's duties that apply.</summary>
    [ListSize(8)]
    public IReadOnlyList<ObligationNode> Obligations =>
        [.. status.Value.Obligations.Select(obligation => new ObligationNode(view, cadre, obligation, status.Value.Pack, day.On))];

    /// <summary>What the answer rests on.</summary>
    public ProvenanceNode Provenance => ProvenanceNode.At(view, day.On);
}

/// <summary>Hours and days owed and counted; hours and days to one decimal.</summary>
/// <param name="OwedHours">Hours owed, pro rata.</param>
/// <param name="OwedDays">Days owed, pro rata: calendar days for county_deputy and above, teaching days below.</param>
/// <param name="CountedHours">All hours that count, after the caps.</param>
/// <param name="OffJobHours">Hours of off-job classes.</param>
/// <param name="LectureHours">Hours of lectures.</param>
/// <param name="OnlineEarned">Hours of online classes and credits before the cap.</param>
/// <param name="OnlineCounted">The same after the cap.</param>
/// <param name="TeachingCounted">Teaching, after the cap.</param>
/// <param name="RecognisedCounted">Credits recognised from elsewhere, after the cap.</param>
/// <param name="OffJobDays">Days of off-job classes, of the kind of owedDays.</param>
/// <param name="Met">Whether the hours or the days owed are reached; compared before rounding.</param>
internal sealed record LedgerNode(
    decimal OwedHours,
    decimal OwedDays,
    decimal CountedHours,
    decimal OffJobHours,
    decimal LectureHours,
    decimal OnlineEarned,
    decimal OnlineCounted,
    decimal TeachingCounted,
    decimal RecognisedCounted,
    decimal OffJobDays,
    bool Met)
{
    /// <summary>As it is shown.</summary>
    internal static LedgerNode Of(HoursLedger ledger) => new(
        Shown.OneDecimal(ledger.OwedHours),
        Shown.OneDecimal(ledger.OwedDays),
        Shown.OneDecimal(ledger.CountedHours),
        Shown.OneDecimal(ledger.OffJobHours),
        Shown.OneDecimal(ledger.LectureHours),
        Shown.OneDecimal(ledger.OnlineEarned),
        Shown.OneDecimal(ledger.OnlineCounted),
        Shown.OneDecimal(ledger.TeachingCounted),
        Shown.OneDecimal(ledger.RecognisedCounted),
        Shown.OneDecimal(ledger.OffJobDays),
        ledger.Met);
}

/// <summary>The ledger of one calendar year.</summary>
/// <param name="Year">Which year.</param>
/// <param name="Ledger">Owed and earned.</param>
/// <param name="Judged">Whether the year is over; before, it is running.</param>
internal sealed record YearLedgerNode(int Year, LedgerNode Ledger, bool Judged);

/// <summary>One of the policy's duties that applies to this person.</summary>
internal sealed class ObligationNode(View view, CadreId cadre, Obligation obligation, PolicyPack pack, DateOnly asOf)
{
    /// <summary>The duty.</summary>
    public RuleRefNode Rule => RuleRefNode.Of(obligation.Rule, pack)!;

    /// <summary>How it stands.</summary>
    public ObligationState State => obligation.State;

    /// <summary>The first day on which it would be unmet if nothing more is done; of an unmet one the first unmet day; null: none.</summary>
    public DateOnly? Due => obligation.Due;

    /// <summary>What was reached, and what is asked for.</summary>
    [ListSize(4)]
    public IReadOnlyList<FigureNode> Figures => [.. obligation.Figures.Select(FigureNode.Of)];

    /// <summary>The enrolments that serve it, or could, latest first.</summary>
    [ListSize(10)]
    public Deferred<IReadOnlyList<IEvidenceNode>> Evidence(CadreFactsLoader enrolments) =>
        EvidenceLoader.Of(view, cadre, obligation.Classes, asOf, enrolments);
}
