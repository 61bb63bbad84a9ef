using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Packs;

namespace TalentGraph.Graph.Policy.Status;

/// <summary>Why an enrolment does not count, in words with figures.</summary>
public static class RecordReasons
{
    /// <summary>One reason for each condition that fails; empty: it counts.</summary>
    /// <param name="why">The conditions that fail.</param>
    /// <param name="absent">Hours missed, as they were added up.</param>
    /// <param name="facts">Its class.</param>
    /// <param name="pack">By whose numbers.</param>
    public static IReadOnlyList<Reason> Of(WhyNot why, decimal absent, ClassFacts facts, PolicyPack pack)
    {
        var reasons = new List<Reason>();
        Add(WhyNot.NotPassed, ReasonCode.NotPassed);
        Add(WhyNot.NotEnded, ReasonCode.NotEnded);
        Add(WhyNot.Revoked, ReasonCode.Revoked);
        Add(
            WhyNot.AbsenceOverLimit, ReasonCode.AbsenceOverLimit, RuleRef.Of("absence.limit", pack.Absence),
            new Figure("hours_absent", absent, "hours", facts.Hours * pack.Absence.Limit.Numerator / pack.Absence.Limit.Denominator));
        Add(WhyNot.NotRecognised, ReasonCode.NotRecognised);
        Add(WhyNot.SecondInClass, ReasonCode.SecondInClass);
        return reasons;

        void Add(WhyNot condition, ReasonCode code, RuleRef? rule = null, params Figure[] figures)
        {
            if ((why & condition) != 0)
                reasons.Add(new Reason(code, rule, figures, [facts.Class.Id]));
        }
    }
}
