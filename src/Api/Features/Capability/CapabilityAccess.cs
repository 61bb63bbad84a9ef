using TalentGraph.Api.Security;

namespace TalentGraph.Api.Features.Capability;

/// <summary>
/// Role means open the map; what rests on estimates is for the column "map" alone. What cannot be null there is emptied
/// by the use case, which also names what it took.
/// </summary>
internal sealed class CapabilityAccess : IAccessRules
{
    /// <inheritdoc/>
    public void AddTo(AccessTable table) => table
        .AllowDossier("Cadre", Roles.RoleMeans, ScopeWords.InScope, "capabilityMap")
        .Allow("Cadre", Roles.Facts, ScopeWords.InScope, "withheld")
        .AllowWithObject("Withheld", "path", "reason")
        .AllowWithObject("CapabilityMap", "entries", "byVirtue", "provenance", "withheld")
        .Allow("CapabilityMap", Roles.Map, ScopeWords.InScope, "general")
        .AllowWithObject("CapabilityEntry", "competency", "basis", "byRole", "explanation", "addsValue")
        .Allow("CapabilityEntry", Roles.Map, ScopeWords.InScope, "estimate", "standardError", "interval", "reliability", "policyScore")
        .AllowWithObject("VirtueEntry", "virtue", "estimate", "interval")
        .AllowWithObject("Basis", "raters", "roles", "occasions", "newestEvidence", "ceilingShare")
        .AllowWithObject("RoleView", "role", "group", "mean", "adjusted", "raters", "withheld")
        .AllowWithObject("ExplanationStep", "kind", "points", "text")
        .AllowWithObject("Interval", "lower", "upper", "level");
}
