namespace TalentGraph.Graph.Neo4j.Transport;

/// <summary>The rows of an answer, held by column, so that a page of numbers is an array and not a tree of objects.</summary>
public sealed class CypherTable
{
    private readonly CypherColumn[] columns;

    internal CypherTable(IReadOnlyList<string> fields, CypherColumn[] columns, int count, CypherCounters counters)
    {
        Fields = fields;
        this.columns = columns;
        Count = count;
        Counters = counters;
    }

    /// <summary>The columns' names, in the order of <c>RETURN</c>; empty for a statement that returns nothing.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>How many rows.</summary>
    public int Count { get; }

    /// <summary>What the statement changed.</summary>
    public CypherCounters Counters { get; }

    /// <summary>A column by its place, from 0.</summary>
    public CypherColumn this[int column] => columns[column];

    /// <summary>A column by its name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public CypherColumn this[string field]
    {
        get
        {
            for (int i = 0; i < columns.Length; i++)
            {
                if (Fields[i] == field)
                    return columns[i];
            }

            throw new ArgumentException($"The answer has no column '{field}'.", nameof(field));
        }
    }

    /// <summary>A table of rows that a transport has read as objects.</summary>
    /// <param name="fields">The columns' names.</param>
    /// <param name="rows">One value a column, of the types that <see cref="CypherStatement"/> lists.</param>
    /// <param name="counters">What the statement changed.</param>
    /// <exception cref="ArgumentException">A value is of another type.</exception>
    public static CypherTable Of(IReadOnlyList<string> fields, IEnumerable<IReadOnlyList<object?>> rows, CypherCounters counters)
    {
        CypherColumn[] columns = [.. fields.Select(_ => new CypherColumn())];
        int count = 0;
        foreach (IReadOnlyList<object?> row in rows)
        {
            for (int i = 0; i < columns.Length; i++)
                columns[i].Add(row[i]);
            count++;
        }

        return new CypherTable(fields, columns, count, counters);
    }
}
