namespace TalentGraph.Graph.Neo4j.Transport;

/// <summary>One statement with its parameters.</summary>
/// <param name="Query">The query's file name, for errors and logs: <c>scan/enrolments</c>.</param>
/// <param name="Text">The Cypher.</param>
/// <param name="Parameters">
/// By name, without <c>$</c>: null, <see cref="string"/>, <see cref="bool"/>, <see cref="int"/>, <see cref="long"/>,
/// <see cref="double"/>, <see cref="decimal"/> (sent as its exact text), <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>,
/// <see cref="byte"/>[], lists of these, maps of these by string, and <see cref="CypherRows"/>.
/// </param>
/// <param name="Access">Whether it writes, and how long it may take.</param>
public sealed record CypherStatement(string Query, string Text, IReadOnlyDictionary<string, object?> Parameters, CypherAccess Access)
{
    /// <summary>How many rows one request may write or ask for: beyond it the server holds too much of it in memory.</summary>
    public const int MostRowsWritten = 5_000;
}

/// <summary>Whether a statement writes, and how long it may take.</summary>
public enum CypherAccess
{
    /// <summary>It only reads; the server refuses it otherwise.</summary>
    Read,

    /// <summary>It only reads, a large page of what is there, and nobody waits at a screen: it may take as long as a write.</summary>
    Scan,

    /// <summary>
    /// It writes, and is idempotent: to run it twice leaves what to run it once leaves. A transport may therefore send it
    /// again when it does not know whether it was committed.
    /// </summary>
    Write,
}
