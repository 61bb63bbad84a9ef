using TalentGraph.Api.Security;

namespace TalentGraph.Api.Features.Answers;

/// <summary>What an answer rests on may be read by whoever may read the answer.</summary>
internal sealed class AnswersAccess : IAccessRules
{
    /// <inheritdoc/>
    public void AddTo(AccessTable table) => table
        .AllowWithObject("Provenance", "asOf", "version", "policy", "run", "generatedAt")
        .AllowWithObject("PolicyRef", "id", "version", "title", "sha256")
        .AllowWithObject("Reason", "code", "text", "rule", "figures", "evidence")
        .AllowWithObject("RuleRef", "code", "policy", "document", "paragraph")
        .AllowWithObject("Figure", "name", "value", "unit", "limit")
        .AllowWithObject("Rate", "numerator", "denominator", "value", "suppressed")
        .AllowWithObject("ScoringRun", "id", "asOf", "framework", "publishedAt");
}
