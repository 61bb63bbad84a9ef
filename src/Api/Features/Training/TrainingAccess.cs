using TalentGraph.Api.Security;

namespace TalentGraph.Api.Features.Training;

/// <summary>Courses and classes are everybody's words; what a cadre took and owes are facts; boards are lists of names, their counts aggregates.</summary>
internal sealed class TrainingAccess : IAccessRules
{
    /// <inheritdoc/>
    public void AddTo(AccessTable table) => table
        .Allow("Query", Roles.Facts, ScopeWords.Everybody, "course", "courses", "trainingClass", "trainingClasses")
        .Allow("Query", Roles.NamesInLists, ScopeWords.InScope, "trainingBoard")
        .Allow("Cadre", Roles.Facts, ScopeWords.InScope, "enrolments", "credits", "trainingStatus")
        .Allow("Course", Roles.Facts, ScopeWords.Everybody, "id", "title", "kind", "theme", "method", "hours", "elective", "status", "develops", "prerequisites")
        .AllowWithObject("CompetencyWeight", "competency", "weight")
        .Allow(
            "TrainingClass",
            Roles.Facts,
            ScopeWords.Everybody,
            "id", "title", "mode", "level", "theme", "organiser", "startsOn", "endsOn", "days", "hours", "seats", "seatsLeft", "isMain", "isKey", "status",
            "segments", "courses", "composition", "admitsRanks")
        .Allow("TrainingClass", Roles.Facts, ScopeWords.InScope, "enrolments")
        .AllowWithObject("ClassSegment", "startsOn", "endsOn")
        .AllowWithObject("ClassCourse", "course", "hours", "method", "lecturerIsLeader")
        .AllowWithObject("ClassComposition", "theoryAndPartySpirit", "partySpirit", "leadersLectures", "interactive", "partyAnalysis", "breaches")
        .AllowWithObject(
            "Enrolment",
            "id", "cadre", "trainingClass", "hoursEarned", "hoursAbsent", "result", "assessment", "examScore", "certificateNo", "revokedOn", "revokedReason",
            "counts", "countedHours", "notCountedBecause", "callUp")
        .AllowWithObject("Credit", "id", "on", "kind", "hours", "countedHours", "source")
        .AllowWithObject("CallUp", "id", "cadre", "trainingClass", "kind", "state", "calledOn", "replyDue", "excuse", "approvedBy", "overrideReason")
        .AllowWithObject("TrainingStatus", "light", "reasons", "windowStart", "graceUntil", "hours", "years", "obligations", "provenance")
        .AllowWithObject(
            "Ledger",
            "owedHours", "owedDays", "countedHours", "offJobHours", "lectureHours", "onlineEarned", "onlineCounted", "teachingCounted", "recognisedCounted",
            "offJobDays", "met")
        .AllowWithObject("YearLedger", "year", "ledger", "judged")
        .AllowWithObject("Obligation", "rule", "state", "due", "figures", "evidence")
        .AllowWithObject("TrainingBoard", "unit", "lights", "byRank", "byUnit", "due", "provenance")
        .AllowWithObject("LightCount", "light", "count", "share")
        .AllowWithObject("BoardRow", "unit", "rank", "lights", "attainment", "awayToday", "allowedAway")
        .AllowWithObject("Due", "cadre", "light", "missing", "lastOffJobEndedOn", "nextClasses", "callUp");
}
