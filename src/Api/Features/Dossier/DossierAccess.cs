using TalentGraph.Api.Security;

namespace TalentGraph.Api.Features.Dossier;

/// <summary>Awards, education and needs are facts; appraisals, tasks, conduct, contributions and observations are dossier fields.</summary>
internal sealed class DossierAccess : IAccessRules
{
    /// <inheritdoc/>
    public void AddTo(AccessTable table) => table
        .Allow("Cadre", Roles.Facts, ScopeWords.InScope, "awards", "educations", "needs")
        .AllowDossier("Cadre", Roles.DossierFacts, ScopeWords.InScope, "appraisals", "tasks", "conduct", "contributions")
        .AllowDossier("Cadre", Roles.Observations, ScopeWords.OwnClasses, "observations")
        .AllowWithObject("Award", "on", "title", "level")
        .AllowWithObject("EducationEntry", "mode", "level", "degree", "school", "major", "graduatedOn")
        .AllowWithObject("Need", "competency", "theme", "year", "priority", "source")
        .AllowWithObject("Appraisal", "id", "year", "grade", "de", "neng", "qin", "ji", "lian")
        .AllowWithObject("Task", "id", "title", "kind", "competency", "trainingClass", "checkpoints", "issuedOn", "dueOn", "status", "resolvedOn", "outcome")
        .AllowWithObject("ConductEntry", "on", "kind", "trainingClass", "hours", "note")
        .AllowWithObject("Contribution", "id", "trainingClass", "title", "kind", "role", "share", "score", "adopted", "verifiedBy")
        .AllowWithObject("Observation", "id", "trainingClass", "on", "scene", "text", "competency", "observerRole");
}
