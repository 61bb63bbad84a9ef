using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Graph.Neo4j.Records;

/// <summary>The cells of one record: a row of a table, or a list in a cell.</summary>
internal readonly struct RecordCells
{
    private readonly CypherTable? table;
    private readonly CypherColumn? items;
    private readonly int place;

    private RecordCells(CypherTable? table, CypherColumn? items, int place)
    {
        this.table = table;
        this.items = items;
        this.place = place;
    }

    /// <summary>Where a cell is read, from 0.</summary>
    public (CypherColumn Column, int Row) this[int cell] => table is not null ? (table[cell], place) : (items!, place + cell);

    /// <summary>A row.</summary>
    public static RecordCells Of(CypherTable table, int row) => new(table, null, row);

    /// <summary>Items of lists, from the first on.</summary>
    public static RecordCells Of(CypherColumn items, int first) => new(null, items, first);
}
