namespace TalentGraph.Graph.Neo4j.Transport;

/// <summary>Rows as one parameter, which Cypher sees as a list of maps. A cell that is null is not in its row's map.</summary>
public sealed class CypherRows
{
    /// <summary>Takes the rows as they are; they are written when the statement is sent.</summary>
    /// <param name="columns">The maps' keys.</param>
    /// <param name="rows">The cells, in the columns' order, of the types that <see cref="CypherStatement"/> lists.</param>
    /// <exception cref="ArgumentException">There are more than <see cref="CypherStatement.MostRowsWritten"/>.</exception>
    public CypherRows(IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows)
    {
        if (rows.Count > CypherStatement.MostRowsWritten)
            throw new ArgumentException($"{rows.Count} rows in one request; {CypherStatement.MostRowsWritten} are allowed.", nameof(rows));
        Columns = columns;
        Rows = rows;
    }

    /// <summary>The maps' keys.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The cells, in the columns' order.</summary>
    public IReadOnlyList<object?[]> Rows { get; }
}
