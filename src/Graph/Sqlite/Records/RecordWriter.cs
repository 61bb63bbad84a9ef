using System.Globalization;
using TalentGraph.Graph.Sqlite.Engine;

namespace TalentGraph.Graph.Sqlite.Records;

/// <summary>Binds the cells of one record type to its <c>write/</c> query: made once a session, run for every row.</summary>
internal sealed class RecordWriter : IDisposable
{
    private const int NotStored = 0;
    private readonly RecordType type;
    private readonly Statement statement;
    private readonly Json json = new();
    private readonly int key;
    private readonly int[] cells;
    private readonly int comments;
    private readonly int label = -1;
    private readonly int aliases = -1;
    private readonly int nameKey;
    private readonly int nameFold;

    public RecordWriter(Connection connection, RecordType type)
    {
        this.type = type;
        statement = connection.Query("write/" + type.Name);
        key = statement.Parameter("key");
        // A record's own id is its key: the table derives the column.
        cells = [.. type.Columns.Select(c => c.IsKey && type.KeyColumns.Count == 1 ? NotStored : statement.Parameter(c.Name))];
        if (type.Columns.Any(c => c.Kind == CellKind.Marks))
            comments = statement.Parameter("comments");
        if (SearchText.LabelOf(type) is { } name)
        {
            label = name.Index;
            aliases = SearchText.AliasesOf(type)?.Index ?? -1;
            nameKey = statement.Parameter("name_key");
            nameFold = statement.Parameter("name_fold");
        }
    }

    /// <summary>Writes one record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="writtenKey">Its key.</param>
    /// <returns>Whether the store differs from before.</returns>
    public bool Write(IRecord record, out string writtenKey)
    {
        object?[] row = type.ToRow(record);
        writtenKey = type.KeyOf(row);
        statement.Bind(key, writtenKey);
        for (int i = 0; i < cells.Length; i++)
        {
            if (cells[i] != NotStored)
                Bind(cells[i], type.Columns[i].Kind, row[i]);
        }

        if (label >= 0)
        {
            var name = (string)row[label]!;
            statement.BindBlob(nameKey, PinyinOrder.Key(name));
            statement.Bind(nameFold, SearchText.Fold(name, aliases >= 0 && row[aliases] is string[] others ? others : []));
        }

        return statement.Run() > 0;
    }

    public void Dispose() => json.Dispose();

    private void Bind(int place, CellKind kind, object? cell)
    {
        if (cell is null)
        {
            statement.BindNull(place);
            return;
        }

        switch (kind)
        {
            case CellKind.Whole:
                statement.Bind(place, (int)cell);
                break;
            case CellKind.Flag:
                statement.Bind(place, (bool)cell ? 1 : 0);
                break;
            case CellKind.Bytes:
                statement.BindBlob(place, (byte[])cell);
                break;
            case CellKind.Date:
                BindFormatted(place, (DateOnly)cell, "O");
                break;
            case CellKind.Instant:
                BindFormatted(place, ((DateTimeOffset)cell).UtcDateTime, "O");
                break;
            case CellKind.Number:
                BindFormatted(place, (decimal)cell, default);
                break;
            case CellKind.Codes or CellKind.Texts:
                statement.BindText(place, json.Texts((string[])cell));
                break;
            case CellKind.Marks:
                BindMarks(place, (IReadOnlyList<Mark>)cell);
                break;
            default:
                statement.Bind(place, (string)cell);
                break;
        }
    }

    private void BindMarks(int place, IReadOnlyList<Mark> marks)
    {
        statement.BindText(place, json.Scores(marks));
        ReadOnlySpan<byte> said = json.Comments(marks);
        if (said.IsEmpty)
            statement.BindNull(comments);
        else
            statement.BindText(comments, said);
    }

    private void BindFormatted<T>(int place, T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[64];
        value.TryFormat(text, out int length, format, CultureInfo.InvariantCulture);
        statement.BindText(place, text[..length]);
    }
}
