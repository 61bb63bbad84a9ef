namespace TalentGraph.Graph.Neo4j.Engine;

/// <summary>The codes that this store itself gives to errors; the server's own begin with <c>Neo.</c>.</summary>
internal static class StoreCodes
{
    /// <summary>Another writer holds the store.</summary>
    public const string Busy = "NEO4J_BUSY";

    /// <summary>The session was the writer, and another one has taken its place: nothing of its last part was written.</summary>
    public const string Overtaken = "NEO4J_WRITER_OVERTAKEN";

    /// <summary>The store was migrated by a newer build than this one.</summary>
    public const string NewerSchema = "NEWER_SCHEMA";

    /// <summary>The database has no store any more: it was emptied, or another one took its place.</summary>
    public const string NoStore = "NO_STORE";
}
