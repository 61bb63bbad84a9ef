namespace TalentGraph.Graph.Neo4j.Transport;

/// <summary>
/// Runs Cypher on a Neo4j database. Every statement is a transaction of its own, and a statement that is run after another
/// has returned sees what that one wrote, whichever member of a cluster answers.
/// </summary>
/// <remarks>
/// Safe to use from many threads at once. All methods throw <see cref="GraphStoreException"/> when the server cannot be
/// reached, does not answer in time, or refuses; what it carries names the query's file and never a value.
/// </remarks>
public interface ICypherTransport : IAsyncDisposable
{
    /// <summary>Runs a statement, in one request, and commits it.</summary>
    /// <param name="statement">What to run.</param>
    /// <param name="cancellationToken">Stops the waiting; a write that was sent may happen all the same.</param>
    Task<CypherTable> RunAsync(CypherStatement statement, CancellationToken cancellationToken);

    /// <summary>Asks how a statement would be run, without running it.</summary>
    /// <param name="statement">What would be run; its parameters may be missing.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The last operator, which gives the rows.</returns>
    Task<CypherPlan> ExplainAsync(CypherStatement statement, CancellationToken cancellationToken);
}
