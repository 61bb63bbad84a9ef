using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace TalentGraph.Graph.Neo4j.Transport.QueryApi;

/// <summary>
/// Takes the rows of an answer token by token, so that it can stop wherever the bytes end and go on when more have come.
/// Every value is an object of its type and its content: <c>{"$type":"Integer","_value":"1"}</c>.
/// </summary>
internal sealed class RowsReader
{
    private readonly Stack<Level> outer = new();
    private string[] fields = [];
    private CypherColumn[] columns = [];
    private int count;
    private int cell = -1;
    private Level level;
    private CypherKind kind;
    private bool isContent;

    /// <summary>Names the columns.</summary>
    public void Begin(string[] names)
    {
        fields = names;
        columns = [.. names.Select(_ => new CypherColumn())];
    }

    /// <summary>What was read.</summary>
    public CypherTable ToTable(CypherCounters counters) => new(fields, columns, count, counters);

    /// <summary>Takes the next token.</summary>
    /// <param name="json">Stands behind the token before.</param>
    /// <param name="isToken">Whether there was one.</param>
    /// <returns>Whether there are more rows to come.</returns>
    /// <exception cref="JsonException">A value has another form.</exception>
    public bool TryTake(ref Utf8JsonReader json, out bool isToken)
    {
        isToken = json.Read();
        if (!isToken)
            return true;
        if (cell < 0)
            return TakeRow(json.TokenType);
        if (isContent)
            TakeContent(ref json);
        else if (json.TokenType == JsonTokenType.PropertyName)
            TakeName(ref json);
        else if (json.TokenType == JsonTokenType.String)
            kind = KindOf(ref json);
        else if (json.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
            TakeEnd(json.TokenType);
        else if (json.TokenType == JsonTokenType.StartObject && !level.InValue && cell < columns.Length)
            level.InValue = true;
        else
            throw Unexpected(json.TokenType);
        return true;
    }

    /// <summary>Between rows: the next one begins, or the last one was.</summary>
    private bool TakeRow(JsonTokenType token)
    {
        if (token == JsonTokenType.EndArray)
            return false;
        if (token != JsonTokenType.StartArray)
            throw Unexpected(token);
        cell = 0;
        level = columns.Length > 0 ? new Level(columns[0]) : default;
        return true;
    }

    private void TakeName(ref Utf8JsonReader json)
    {
        if (!level.InValue)
            outer.Peek().Column.AddName(json.GetString()!);
        else
            isContent = json.ValueTextEquals("_value"u8);
    }

    /// <summary>A value ends, or a list or map, or the row.</summary>
    private void TakeEnd(JsonTokenType token)
    {
        if (level.InValue)
        {
            level.InValue = false;
            if (outer.Count == 0 && ++cell < columns.Length)
                level = new Level(columns[cell]);
            else if (outer.Count == 0)
                level = default;
        }
        else if (outer.TryPop(out Level around))
        {
            around.Column.End();
            level = around;
        }
        else if (token == JsonTokenType.EndArray && cell == columns.Length)
        {
            cell = -1;
            count++;
        }
        else
        {
            throw Unexpected(token);
        }
    }

    private void TakeContent(ref Utf8JsonReader json)
    {
        isContent = false;
        CypherColumn column = level.Column;
        switch (kind)
        {
            case CypherKind.Null:
                column.AddNull();
                break;
            case CypherKind.Text:
                AddText(ref json, column);
                break;
            case CypherKind.Whole:
                column.AddWord(kind, Utf8Parser.TryParse(json.ValueSpan, out long whole, out _) ? whole : throw Unexpected(json.TokenType));
                break;
            case CypherKind.Number:
                column.AddWord(kind, BitConverter.DoubleToInt64Bits(double.Parse(json.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture)));
                break;
            case CypherKind.Flag:
                column.AddWord(kind, json.GetBoolean() ? 1 : 0);
                break;
            case CypherKind.Day:
                column.AddWord(kind, DateOnly.ParseExact(json.GetString()!, "O", CultureInfo.InvariantCulture).DayNumber);
                break;
            case CypherKind.Moment:
                column.AddWord(kind, json.GetDateTimeOffset().UtcTicks);
                break;
            case CypherKind.Bytes:
                column.AddObject(kind, json.GetBytesFromBase64());
                break;
            default:
                if (json.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
                    throw Unexpected(json.TokenType);
                CypherColumn items = column.Begin(kind);
                outer.Push(level);
                level = new Level(items);
                break;
        }
    }

    private static void AddText(ref Utf8JsonReader json, CypherColumn column)
    {
        int most = json.ValueSpan.Length;
        char[]? rented = most > 256 ? ArrayPool<char>.Shared.Rent(most) : null;
        Span<char> text = rented ?? stackalloc char[256];
        column.AddText(text[..json.CopyString(text)]);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
    }

    private static CypherKind KindOf(ref Utf8JsonReader json) =>
        json.ValueTextEquals("String"u8) ? CypherKind.Text
        : json.ValueTextEquals("Integer"u8) ? CypherKind.Whole
        : json.ValueTextEquals("Null"u8) ? CypherKind.Null
        : json.ValueTextEquals("Float"u8) ? CypherKind.Number
        : json.ValueTextEquals("Boolean"u8) ? CypherKind.Flag
        : json.ValueTextEquals("Date"u8) ? CypherKind.Day
        : json.ValueTextEquals("OffsetDateTime"u8) ? CypherKind.Moment
        : json.ValueTextEquals("Base64"u8) ? CypherKind.Bytes
        : json.ValueTextEquals("List"u8) ? CypherKind.List
        : json.ValueTextEquals("Map"u8) ? CypherKind.Map
        : throw new JsonException($"No column can hold a {json.GetString()}: return its properties.");

    private static JsonException Unexpected(JsonTokenType token) => new($"A {token} where the rows have none.");

    /// <summary>Where values go: the row itself, or a list or map in it.</summary>
    /// <param name="column">The column that takes them.</param>
    private struct Level(CypherColumn column)
    {
        public readonly CypherColumn Column = column;

        /// <summary>Whether the object of a value has begun.</summary>
        public bool InValue;
    }
}
