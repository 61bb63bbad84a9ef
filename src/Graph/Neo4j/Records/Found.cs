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
            found.Add(At(type, RecordCells.Of(table, row), hasSince ? table[table.Fields.Count - 1].Value(row) : null));
        return found;
    }

    /// <summary>Reads one record.</summary>
    /// <param name="type">Of what.</param>
    /// <param name="given">Its cells.</param>
    /// <param name="since">What it is sorted by; null: nothing else than its own columns.</param>
    public static Found At(RecordType type, RecordCells given, object? since)
    {
        object?[] cells = Read(type, given);
        return new Found((IRecord)type.FromRow(cells), cells, type.KeyOf(cells), since);
    }

    private static object?[] Read(RecordType type, RecordCells given)
    {
        var cells = new object?[type.Columns.Count];
        for (int i = 0; i < cells.Length; i++)
        {
            // Marks are a ballot's last column: no other stands behind them.
            (CypherColumn column, int row) = given[i];
            cells[i] = column.IsNull(row) ? null : type.Columns[i].Kind switch
            {
                CellKind.Number => Cells.Number(column, row),
                CellKind.Whole => (int)column.Whole(row),
                CellKind.Flag => column.Flag(row),
                CellKind.Date => column.Day(row),
                CellKind.Instant => column.Moment(row),
                CellKind.Bytes => column.Bytes(row),
                CellKind.Codes or CellKind.Texts => column.Texts(row),
                CellKind.Marks => Marks(given, i),
                _ => column.Text(row),
            };
        }

        return cells;
    }

    private static Mark[] Marks(RecordCells given, int first)
    {
        string[] indicators = Texts(first)!;
        decimal[] scores = Cells.Numbers(given[first + 1].Column, given[first + 1].Row);
        Dictionary<string, string>? said = Texts(first + 2)
            ?.Zip(Texts(first + 3)!).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        var marks = new Mark[indicators.Length];
        for (int i = 0; i < marks.Length; i++)
            marks[i] = new Mark(new IndicatorId(indicators[i]), scores[i], said?.GetValueOrDefault(indicators[i]));
        return marks;

        string[]? Texts(int cell)
        {
            (CypherColumn column, int row) = given[cell];
            return column.IsNull(row) ? null : column.Texts(row);
        }
    }
}
