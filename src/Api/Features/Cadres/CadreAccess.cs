using TalentGraph.Api.Security;

namespace TalentGraph.Api.Features.Cadres;

/// <summary>The facts of a cadre, for every role that has the column "facts"; lists of names, for those who have that one.</summary>
internal sealed class CadreAccess : IAccessRules
{
    /// <inheritdoc/>
    public void AddTo(AccessTable table) => table
        .Allow("Query", Roles.Facts, ScopeWords.InScope, "cadre")
        .Allow("Query", Roles.NamesInLists, ScopeWords.InScope, "cadres")
        .AllowWithObject("CadreConnection", "provenance")
        .Allow(
            "Cadre",
            Roles.Facts,
            ScopeWords.InScope,
            "id", "asOf", "version", "name", "gender", "birthDate", "rank", "rankSince", "grade", "gradeSince", "category", "tags", "status", "unit", "managedBy", "appointments", "education")
        .AllowWithObject("Appointment", "id", "post", "from", "to", "kind", "decidedOn", "goal", "acceptedOn", "acceptance");
}
