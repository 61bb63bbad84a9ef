using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Packs;

namespace TalentGraph.Graph.Policy.Status;

/// <summary>How a class is made up, over the hours of its courses.</summary>
/// <param name="TheoryAndPartySpirit">The share (0–1) of theory and party spirit; null: the courses have no hours.</param>
/// <param name="PartySpirit">The share of party spirit; null likewise.</param>
/// <param name="LeadersLectures">The share that leading cadres lecture; null likewise.</param>
/// <param name="Interactive">The share of methods other than the lecture; null likewise.</param>
/// <param name="PartyAnalysis">Whether a course is a party-spirit analysis.</param>
/// <param name="Breaches">What the pack asks for and is not so.</param>
public sealed record ClassComposition(
    decimal? TheoryAndPartySpirit, decimal? PartySpirit, decimal? LeadersLectures, decimal? Interactive, bool PartyAnalysis, IReadOnlyList<Reason> Breaches)
{
    /// <summary>Judges a class; null: no courses are listed, so it is not assessed.</summary>
    public static ClassComposition? Of(PolicyPack pack, ClassFacts facts, IReadOnlyList<TaughtCourse> courses)
    {
        if (courses.Count == 0)
            return null;

        CompositionRule rule = pack.Composition;
        decimal total = courses.Sum(course => course.Hours);
        decimal partySpirit = courses.Where(course => course.Kind == CourseKind.PartySpirit).Sum(course => course.Hours);
        decimal both = partySpirit + courses.Where(course => course.Kind == CourseKind.Theory).Sum(course => course.Hours);
        decimal leaders = courses.Where(course => course.LecturerIsLeader).Sum(course => course.Hours);
        decimal interactive = courses.Where(course => course.Method != TeachingMethod.Lecture).Sum(course => course.Hours);
        bool analysis = courses.Any(course => course.Theme == rule.LongClassTheme);

        var breaches = new List<Reason>();
        if (facts.Class.IsMain == true && total > 0)
        {
            if (rule.TheoryLevels.Contains(facts.Class.Level))
                Ask(ReasonCode.TheoryAndPartySpiritShareLow, "theoryAndPartySpirit", "theory_and_party_spirit", both, rule.TheoryAndPartySpirit);
            Ask(ReasonCode.PartySpiritShareLow, "partySpirit", "party_spirit", partySpirit, rule.PartySpirit);
            Ask(ReasonCode.LeadersLecturesShareLow, "leadersLectures", "leaders_lectures", leaders, rule.LeadersLectures);
            Ask(ReasonCode.InteractiveShareLow, "interactive", "interactive", interactive, rule.Interactive);
        }

        if (facts is { IsOffJob: true, IsLong: true } && !analysis)
            breaches.Add(new Reason(ReasonCode.PartyAnalysisMissing, RuleRef.Of("composition.longClassTheme", rule), [new Figure("calendar_days", facts.CalendarDays, "calendar_days", pack.LongClass.CalendarDays)], [facts.Class.Id]));
        return new(Share(both), Share(partySpirit), Share(leaders), Share(interactive), analysis, breaches);

        decimal? Share(decimal part) => total == 0 ? null : part / total;

        void Ask(ReasonCode code, string number, string figure, decimal part, decimal least)
        {
            if (part < least * total)
                breaches.Add(new Reason(code, RuleRef.Of($"composition.{number}", rule), [new Figure(figure, Share(part), "share", least)], [facts.Class.Id]));
        }
    }
}
