using System.Globalization;
using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Graph.Neo4j.Records;

/// <summary>
/// Makes the rows of a <c>write/</c> query out of records. Days and moments are texts in them, as JSON has neither: rows that
/// JSON says as they are cost the server a third of the time that typed ones do.
/// </summary>
internal sealed class RowWriter
{
    private readonly RecordType type;
    private readonly List<string> columns = [];
    private readonly int label = -1;
    private readonly int aliases = -1;
    private readonly bool hasKey;

    private RowWriter(RecordType type)
    {
        this.type = type;
        hasKey = Cells.KeyOf(type) == "key";
        if (hasKey)
            columns.Add("key");
        foreach (Column column in type.Columns)
        {
            string name = Cells.PropertyOf(column);
            columns.AddRange(column.Kind switch
            {
                CellKind.Number => [name, name + "Exact"],
                CellKind.Marks => ["indicatorIds", "scores", "scoresExact", "commentedIds", "comments"],
                _ => [name],
            });
        }

        if (SearchText.LabelOf(type) is not { } searched)
            return;
        label = searched.Index;
        aliases = SearchText.AliasesOf(type)?.Index ?? -1;
        columns.AddRange(["nameKey", "nameFold", "nameText"]);
    }

    /// <summary>The rows of these records.</summary>
    public static CypherRows Rows(RecordType type, IEnumerable<object?[]> records)
    {
        var writer = new RowWriter(type);
        return new CypherRows(writer.columns, [.. records.Select(writer.Row)]);
    }

    /// <summary>The Cypher that makes days and moments of a row's texts; empty: the type has none.</summary>
    public static string Times(RecordType type)
    {
        string[] made =
        [
            .. type.Columns.Where(c => c.Kind is CellKind.Date or CellKind.Instant)
                .Select(c => $"{Cells.PropertyOf(c)}: {(c.Kind == CellKind.Date ? "date" : "datetime")}(row.{Cells.PropertyOf(c)})"),
        ];
        return made.Length == 0 ? "" : $"WITH row {{.*, {string.Join(", ", made)}}} AS row\n";
    }

    /// <summary>A moment as <c>datetime()</c> takes it.</summary>
    public static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A day as <c>date()</c> takes it.</summary>
    public static string? Text(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private object?[] Row(object?[] record)
    {
        var row = new List<object?>(columns.Count);
        if (hasKey)
            row.Add(type.KeyOf(record));
        for (int i = 0; i < record.Length; i++)
            Add(row, type.Columns[i].Kind, record[i]);
        if (label >= 0)
            AddName(row, (string)record[label]!, aliases >= 0 && record[aliases] is string[] others ? others : []);
        return [.. row];
    }

    private static void Add(List<object?> row, CellKind kind, object? cell)
    {
        switch (kind)
        {
            case CellKind.Number when cell is decimal number:
                row.AddRange([(double)number, Cells.Exact(number)]);
                break;
            case CellKind.Number:
                row.AddRange([null, null]);
                break;
            case CellKind.Marks:
                AddMarks(row, (IReadOnlyList<Mark>)cell!);
                break;
            case CellKind.Date:
                row.Add(Text((DateOnly?)cell));
                break;
            case CellKind.Instant:
                row.Add(cell is DateTimeOffset moment ? Text(moment) : null);
                break;
            default:
                row.Add(cell);
                break;
        }
    }

    private static void AddMarks(List<object?> row, IReadOnlyList<Mark> marks)
    {
        Mark[] said = [.. marks.Where(mark => mark.Comment is not null)];
        bool isExact = marks.All(mark => Cells.Exact(mark.Score) is null);
        row.Add(marks.Select(mark => mark.IndicatorId.Value).ToArray());
        row.Add(marks.Select(mark => (double)mark.Score).ToArray());
        row.Add(isExact ? null : marks.Select(mark => mark.Score.ToString(CultureInfo.InvariantCulture)).ToArray());
        row.Add(said.Length == 0 ? null : said.Select(mark => mark.IndicatorId.Value).ToArray());
        row.Add(said.Length == 0 ? null : said.Select(mark => mark.Comment!).ToArray());
    }

    private static void AddName(List<object?> row, string name, string[] aliases)
    {
        string fold = SearchText.Fold(name, aliases);
        row.Add(Convert.ToHexString(PinyinOrder.Key(name)));
        row.Add(fold);
        row.Add(SearchWords.Readable(fold));
    }
}
