namespace TalentGraph.Api.Commands;

/// <summary>A verb cannot do what was asked, for a reason the user can act on: the verb ends with exit code 1.</summary>
/// <param name="reason">One sentence for stderr; names no person.</param>
internal sealed class RefusedException(string reason) : Exception(reason);
