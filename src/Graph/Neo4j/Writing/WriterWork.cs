namespace TalentGraph.Graph.Neo4j.Writing;

/// <summary>What a session writes for.</summary>
/// <param name="Source">Who writes, for the change log.</param>
/// <param name="Resumes">The unfinished import that it ends; null: none.</param>
/// <param name="Options">How writers take turns.</param>
/// <param name="Time">Stamps commits.</param>
/// <param name="Ended">Told once, when the session is over.</param>
internal sealed record WriterWork(string Source, string? Resumes, Neo4jStoreOptions Options, TimeProvider Time, Action Ended);
