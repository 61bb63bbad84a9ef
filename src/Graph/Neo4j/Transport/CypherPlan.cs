namespace TalentGraph.Graph.Neo4j.Transport;

/// <summary>One operator of a plan and what it draws from.</summary>
/// <param name="Operator">Its name, as <c>NodeUniqueIndexSeek</c>, without the database.</param>
/// <param name="Details">What it works on, as the server words it; empty: nothing.</param>
/// <param name="Children">The operators whose rows it takes; empty for a leaf.</param>
public sealed record CypherPlan(string Operator, string Details, IReadOnlyList<CypherPlan> Children)
{
    /// <summary>This operator and all below it, parents first.</summary>
    public IEnumerable<CypherPlan> All => Children.SelectMany(child => child.All).Prepend(this);
}
