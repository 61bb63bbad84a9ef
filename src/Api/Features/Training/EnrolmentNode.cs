using TalentGraph.Api.Features.Answers;
using TalentGraph.Api.Features.Cadres;
using TalentGraph.Api.Ledger;
using TalentGraph.Graph.Policy.Status;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Training;

/// <summary>One cadre in one class (参训), as it was at the root's day.</summary>
internal sealed class EnrolmentNode(View view, Enrolment enrolment, DateOnly asOf) : INode, IEvidenceNode
{
    private readonly Lazy<EnrolmentEarning> earning = new(() => view.Snapshot.At(asOf).EarningOf(enrolment));

    /// <summary>The enrolment's id.</summary>
    public EnrolmentId Id => enrolment.Id;

    /// <summary>Who.</summary>
    public CadreNode Cadre => new(view, view.Snapshot.Find(enrolment.CadreId)!, asOf);

    /// <summary>In which class.</summary>
    public TrainingClassNode TrainingClass => TrainingClassNode.Of(view, enrolment.ClassId, asOf)!;

    /// <summary>Hours earned as recorded; null: not recorded.</summary>
    public decimal? HoursEarned => enrolment.HoursEarned is { } hours ? Shown.OneDecimal(hours) : null;

    /// <summary>Hours absent as recorded; null: not recorded.</summary>
    public decimal? HoursAbsent => enrolment.HoursAbsent is { } hours ? Shown.OneDecimal(hours) : null;

    /// <summary>How it ended.</summary>
    public EnrolmentResult Result => enrolment.Result;

    /// <summary>How well; null: not assessed.</summary>
    public Assessment? Assessment => enrolment.Assessment;

    /// <summary>Points of the exam, 0–100; null: none.</summary>
    public decimal? ExamScore => enrolment.ExamScore;

    /// <summary>The certificate's number; null: none.</summary>
    public string? CertificateNo => enrolment.CertificateNo;

    /// <summary>When the certificate was revoked; null: it was not.</summary>
    public DateOnly? RevokedOn => enrolment.RevokedOn;

    /// <summary>Why it was revoked; null: it was not, or nothing was said.</summary>
    public string? RevokedReason => enrolment.RevokedReason;

    /// <summary>Whether it counts at the day.</summary>
    public bool Counts => earning.Value.Counts;

    /// <summary>Hours that count, before any cap; 0 where it does not count.</summary>
    public decimal CountedHours => Shown.OneDecimal(earning.Value.CountedHours);

    /// <summary>Every condition that fails; empty: it counts.</summary>
    [ListSize(3)]
    public Deferred<IReadOnlyList<ReasonNode>> NotCountedBecause(CadreFactsLoader conduct)
    {
        bool needsConduct = enrolment.HoursAbsent is null && earning.Value.NotCountedBecause.Any(reason => reason.Code == ReasonCode.AbsenceOverLimit);
        return conduct.Load(needsConduct ? [new CadreFact(FactKind.Of<ConductEntry>(), enrolment.CadreId)] : []).Then(rows => ReasonNode.Of(
            view, view.Snapshot.At(asOf).EarningOf(enrolment, [.. rows.SelectMany(row => row).Cast<ConductEntry>()]).NotCountedBecause, view.Snapshot.Packs.At(asOf), enrolment.CadreId, asOf));
    }

    /// <summary>The call-up it answers; null: none.</summary>
    public Deferred<CallUpNode?> GetCallUp(CadreFactsLoader callUps) =>
        callUps.Load<CallUp>(enrolment.CadreId).Then(rows => EnrolmentsAt.CallUp(rows, enrolment.ClassId, asOf) is { } row ? new CallUpNode(view, row, asOf) : null);
}

/// <summary>Hours earned outside classes.</summary>
internal sealed class CreditNode(Credit credit) : INode, IEvidenceNode
{
    /// <summary>The credit's id.</summary>
    public CreditId Id => credit.Id;

    /// <summary>The day it counts on.</summary>
    public DateOnly On => credit.On;

    /// <summary>What kind.</summary>
    public CreditKind Kind => credit.Kind;

    /// <summary>Hours; of study points the points.</summary>
    public decimal Hours => Shown.OneDecimal(credit.Hours);

    /// <summary>Hours that count, before any cap; self-study and study points earn none.</summary>
    public decimal CountedHours => Shown.OneDecimal(LedgerDay.EarningOf(credit));

    /// <summary>Where it comes from; null: not said.</summary>
    public string? Source => credit.Source;
}

/// <summary>A cadre called to a class (调训).</summary>
internal sealed class CallUpNode(View view, CallUp callUp, DateOnly asOf) : INode
{
    /// <summary>The call-up's id.</summary>
    public CallUpId Id => callUp.Id;

    /// <summary>Who.</summary>
    public CadreNode Cadre => new(view, view.Snapshot.Find(callUp.CadreId)!, asOf);

    /// <summary>To which class.</summary>
    public TrainingClassNode TrainingClass => TrainingClassNode.Of(view, callUp.ClassId, asOf)!;

    /// <summary>What kind of call.</summary>
    public CallUpKind Kind => callUp.Kind;

    /// <summary>Where it stands.</summary>
    public CallUpState State => callUp.State;

    /// <summary>When it was sent.</summary>
    public DateOnly CalledOn => callUp.CalledOn;

    /// <summary>Until when a reply is due; null: no day was set.</summary>
    public DateOnly? ReplyDue => callUp.ReplyDue;

    /// <summary>Why excused; null: not excused.</summary>
    public string? Excuse => callUp.Excuse;

    /// <summary>Who approved it; null: not said.</summary>
    public string? ApprovedBy => callUp.ApprovedBy;

    /// <summary>Why a soft limit was passed over; null: none was.</summary>
    public string? OverrideReason => callUp.OverrideReason;
}
