using System.Globalization;
using TalentGraph.Graph.Sqlite.Engine;

namespace TalentGraph.Graph.Sqlite.Records;

/// <summary>Reads records off a query whose columns are the record's, in its order.</summary>
internal sealed class RecordReader
{
    /// <summary>After every text: SQLite sorts blobs last.</summary>
    private static readonly byte[] AfterAllKeys = [];

    private readonly Statement statement;
    private readonly RecordType type;
    private readonly CellKind[] kinds;

    public RecordReader(Connection connection, string query, RecordType type)
    {
        statement = connection.Query(query);
        this.type = type;
        kinds = [.. type.Columns.Select(c => c.Kind)];
    }

    /// <summary>A reader of rows by key.</summary>
    public static RecordReader ByKey(Connection connection, RecordType type) => new(connection, "scan/" + type.Name, type);

    /// <summary>The record with a key; null when there is none.</summary>
    public IRecord? Find(string key)
    {
        statement.Bind("first", key).Bind("last", key);
        IRecord? found = Next();
        statement.Reset();
        return found;
    }

    /// <summary>Makes ready to read all records from a key on, in key order.</summary>
    public RecordReader From(string first)
    {
        statement.Reset();
        statement.Bind("first", first);
        statement.BindBlob(statement.Parameter("last"), AfterAllKeys);
        return this;
    }

    /// <summary>Makes ready to read the records that hang from these.</summary>
    public RecordReader Of(IEnumerable<string> ids)
    {
        statement.Bind("ids", Json.Array(ids));
        return this;
    }

    /// <summary>The next record; null after the last one.</summary>
    public IRecord? Next()
    {
        if (!statement.Step())
            return null;
        var row = new object?[kinds.Length];
        for (int i = 0; i < row.Length; i++)
            row[i] = statement.IsNull(i) ? null : Cell(i);
        return (IRecord)type.FromRow(row);
    }

    /// <summary>Gives the query back.</summary>
    public void Reset() => statement.Reset();

    private object Cell(int i) => kinds[i] switch
    {
        CellKind.Whole => (int)statement.Whole(i),
        CellKind.Flag => statement.Whole(i) != 0,
        CellKind.Bytes => statement.Bytes(i).ToArray(),
        CellKind.Date => Day(statement.Bytes(i)),
        CellKind.Instant => new DateTimeOffset(
            DateTime.ParseExact(statement.Text(i), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)),
        CellKind.Number => decimal.Parse(statement.Bytes(i), NumberStyles.Number, CultureInfo.InvariantCulture),
        CellKind.Codes or CellKind.Texts => Json.ReadTexts(statement.Bytes(i)),
        // The comments stand in the column after the scores.
        CellKind.Marks => Json.ReadMarks(statement.Bytes(i), statement.IsNull(i + 1) ? [] : statement.Bytes(i + 1)),
        _ => statement.Text(i),
    };

    private static DateOnly Day(ReadOnlySpan<byte> text)
    {
        static int Digits(ReadOnlySpan<byte> digits)
        {
            int number = 0;
            foreach (byte digit in digits)
                number = (number * 10) + digit - '0';
            return number;
        }

        return new DateOnly(Digits(text[..4]), Digits(text[5..7]), Digits(text[8..10]));
    }
}
