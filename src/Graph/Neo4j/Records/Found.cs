using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Graph.Neo4j.Records;

/// <summary>A record that a query gave.</summary>
/// <param name="Record">The record.</param>
/// <param name="Row">Its cells.</param>
/// <param name="Key">Its key.</param>
/// <param name="Since">What it is sorted by, where that is another record's day; null: none.</param>
internal sealed record Found(IRecord Record, object?[] Row, string Key, object? Since)
{
    /// <summary>Reads the rows of a <c>scan/</c> query.</summary>
    public static List<Found> Of(RecordType type, CypherTable table)
    {
        var found = new List<Found>(table.Count);
        bool hasSince = table.Fields.Count > 0 && table.Fields[^1] == "since";
        for (int row = 0; row < table.Count; row++)
            found.Add(At(type, table, row, 0, hasSince ? table[table.Fields.Count - 1] : null));
        return found;
    }

    /// <summary>Reads one row.</summary>
    /// <param name="type">Of what.</param>
    /// <param name="table">The rows.</param>
    /// <param name="row">Which.</param>
    /// <param name="first">Where its columns begin.</param>
    /// <param name="since">The column that it is sorted by; null: none.</param>
    public static Found At(RecordType type, CypherTable table, int row, int first, CypherColumn? since)
    {
        object?[] cells = Read(type, table, row, first);
        return new Found((IRecord)type.FromRow(cells), cells, type.KeyOf(cells), since?.Value(row));
    }

    private static object?[] Read(RecordType type, CypherTable table, int row, int first)
    {
        var cells = new object?[type.Columns.Count];
        for (int i = 0; i < cells.Length; i++)
        {
            // Marks are a ballot's last column: no other stands behind them.
            CypherColumn column = table[first + i];
            cells[i] = column.IsNull(row) ? null : type.Columns[i].Kind switch
            {
                CellKind.Number => Cells.Number(column, row),
                CellKind.Whole => (int)column.Whole(row),
                CellKind.Flag => column.Flag(row),
                CellKind.Date => column.Day(row),
                CellKind.Instant => column.Moment(row),
                CellKind.Bytes => column.Bytes(row),
                CellKind.Codes or CellKind.Texts => column.Texts(row),
                CellKind.Marks => Marks(table, first + i, row),
                _ => column.Text(row),
            };
        }

        return cells;
    }

    private static Mark[] Marks(CypherTable table, int first, int row)
    {
        string[] indicators = table[first].Texts(row);
        decimal[] scores = Cells.Numbers(table[first + 1], row);
        Dictionary<string, string>? said = table[first + 2].IsNull(row)
            ? null
            : table[first + 2].Texts(row).Zip(table[first + 3].Texts(row)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        var marks = new Mark[indicators.Length];
        for (int i = 0; i < marks.Length; i++)
            marks[i] = new Mark(new IndicatorId(indicators[i]), scores[i], said?.GetValueOrDefault(indicators[i]));
        return marks;
    }
}
