namespace TalentGraph.Graph.Neo4j.Transport;

/// <summary>What a statement changed. All are ≥ 0.</summary>
/// <param name="NodesCreated">New nodes.</param>
/// <param name="NodesDeleted">Nodes that are gone.</param>
/// <param name="RelationshipsCreated">New relationships.</param>
/// <param name="RelationshipsDeleted">Relationships that are gone.</param>
/// <param name="PropertiesSet">Properties written, those to the value they had included.</param>
public sealed record CypherCounters(long NodesCreated, long NodesDeleted, long RelationshipsCreated, long RelationshipsDeleted, long PropertiesSet)
{
    /// <summary>Nothing changed.</summary>
    public static CypherCounters None { get; } = new(0, 0, 0, 0, 0);
}
