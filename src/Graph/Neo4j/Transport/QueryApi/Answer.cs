namespace TalentGraph.Graph.Neo4j.Transport.QueryApi;

/// <summary>What one document of the Query API says.</summary>
/// <param name="Table">The rows; empty where it has none.</param>
/// <param name="Plan">The plan; null: it has none.</param>
/// <param name="Bookmarks">How far the database had got.</param>
/// <param name="Error">
/// The code of its first error; null: none. An error may follow rows, when it happened while they were sent. The server's
/// message is not kept: it quotes the statement, or values that a constraint refused.
/// </param>
internal sealed record Answer(CypherTable Table, CypherPlan? Plan, IReadOnlyList<string> Bookmarks, string? Error);
