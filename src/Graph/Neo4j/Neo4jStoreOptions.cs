namespace TalentGraph.Graph.Neo4j;

/// <summary>How writers of a Neo4j store take turns.</summary>
public sealed record Neo4jStoreOptions
{
    /// <summary>
    /// How long a writer waits for another one before it fails as transient; 20 s, which is longer than the place of a dead one
    /// is kept.
    /// </summary>
    public TimeSpan WriterWait { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long the opening of a store waits for a writer before it fails as transient, where the schema or the sort keys of
    /// names have to be written: another process is mostly writing just these; 5 min.
    /// </summary>
    public TimeSpan OpeningWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// For how long a writer that says nothing more keeps its place; 15 s. A living one renews it every third of that;
    /// after the death of one, nobody writes for so long.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);
}
