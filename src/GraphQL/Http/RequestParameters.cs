using GraphQL;

namespace TalentGraph.GraphQL.Http;

/// <summary>What a request says, before anybody has looked for its document.</summary>
/// <param name="Query">The document; null: the client names one.</param>
/// <param name="DocumentId">The document's hash or id, without prefix; null: the client sends it whole.</param>
/// <param name="OperationName">Which of its operations; null when it has one.</param>
/// <param name="Variables">Their values; null: none.</param>
/// <param name="MayWrite">False for GET, which runs no mutation.</param>
/// <param name="IsLarge">The body was larger than what anybody may send.</param>
internal sealed record RequestParameters(string? Query, string? DocumentId, string? OperationName, Inputs? Variables, bool MayWrite, bool IsLarge);
