using TalentGraph.Graph.Policy.Packs;

namespace TalentGraph.Graph.Policy.Status;

/// <summary>Why an answer is as it is.</summary>
/// <param name="Code">What is so.</param>
/// <param name="Rule">The rule that it is judged by; null: a fact without a number.</param>
/// <param name="Figures">The figures compared.</param>
/// <param name="Classes">The classes concerned, oldest first.</param>
public sealed record Reason(ReasonCode Code, RuleRef? Rule, IReadOnlyList<Figure> Figures, IReadOnlyList<ClassId> Classes);

/// <summary>One figure with what it is compared with.</summary>
/// <param name="Name">What it is, in lower snake case.</param>
/// <param name="Value">The figure, not rounded; null: not known.</param>
/// <param name="Unit"><c>hours</c>, <c>days</c> (teaching days), <c>calendar_days</c>, <c>classes</c> or <c>share</c> (0–1).</param>
/// <param name="Limit">What it is compared with; null: nothing.</param>
public sealed record Figure(string Name, decimal? Value, string Unit, decimal? Limit);

/// <summary>The codes of reasons; written in capitals where answers name them.</summary>
public enum ReasonCode
{
    /// <summary>No systematic theory in the window.</summary>
    TheoryMissing,

    /// <summary>No systematic party spirit in the window.</summary>
    PartySpiritMissing,

    /// <summary>Neither the hours nor the days owed are met.</summary>
    HoursShort,

    /// <summary>Classes without declared content could end the red light.</summary>
    ContentUndeclared,

    /// <summary>So short a time in service that nobody is red.</summary>
    InGrace,

    /// <summary>Not in service: nothing is owed.</summary>
    NotInService,

    /// <summary>The result is not a pass.</summary>
    NotPassed,

    /// <summary>The class has not ended.</summary>
    NotEnded,

    /// <summary>The certificate was revoked.</summary>
    Revoked,

    /// <summary>More hours were missed than the limit allows.</summary>
    AbsenceOverLimit,

    /// <summary>The organiser is not a recognised training institution.</summary>
    NotRecognised,

    /// <summary>Another enrolment in the same class counts.</summary>
    SecondInClass,

    /// <summary>A main class has too little theory and party spirit.</summary>
    TheoryAndPartySpiritShareLow,

    /// <summary>A main class has too little party spirit.</summary>
    PartySpiritShareLow,

    /// <summary>A main class has too few lectures of leading cadres.</summary>
    LeadersLecturesShareLow,

    /// <summary>A main class has too little but lectures.</summary>
    InteractiveShareLow,

    /// <summary>A long off-job class has no party-spirit analysis.</summary>
    PartyAnalysisMissing,
}
