namespace TalentGraph.Api.Security.Audit;

/// <summary>The audit could not be written or read. What it was to record must not happen: no audit, no answer.</summary>
/// <param name="doing">What failed; names no person.</param>
/// <param name="inner">What the file said.</param>
internal sealed class AuditException(string doing, Exception inner) : Exception($"The audit failed: {doing}.", inner);
