using System.Collections;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TalentGraph.Graph.Neo4j.Transport.QueryApi;

/// <summary>
/// A request's body: the statement and its parameters as typed JSON, written to the connection as it is made, so that
/// thousands of rows are never in memory a second time. A statement with rows goes as plain JSON where that says all of its
/// parameters as they are: it has half the length then, and the server reads it in a third of the time.
/// </summary>
internal sealed class StatementContent : HttpContent
{
    /// <summary>The form of typed JSON; it must stand in Accept, too, or typed parameters are taken for maps.</summary>
    public const string MediaType = "application/vnd.neo4j.query";

    private const string PlainMediaType = "application/json";
    private const int BytesAtOnce = 64 * 1024;
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonEncodedText Type = JsonEncodedText.Encode("$type");
    private static readonly JsonEncodedText Content = JsonEncodedText.Encode("_value");
    private static readonly JsonEncodedText Null = JsonEncodedText.Encode("Null");
    private static readonly JsonEncodedText String = JsonEncodedText.Encode("String");
    private static readonly JsonEncodedText Boolean = JsonEncodedText.Encode("Boolean");
    private static readonly JsonEncodedText Integer = JsonEncodedText.Encode("Integer");
    private static readonly JsonEncodedText Float = JsonEncodedText.Encode("Float");
    private static readonly JsonEncodedText Date = JsonEncodedText.Encode("Date");
    private static readonly JsonEncodedText OffsetDateTime = JsonEncodedText.Encode("OffsetDateTime");
    private static readonly JsonEncodedText Base64 = JsonEncodedText.Encode("Base64");
    private static readonly JsonEncodedText List = JsonEncodedText.Encode("List");
    private static readonly JsonEncodedText Map = JsonEncodedText.Encode("Map");
    private readonly CypherStatement statement;
    private readonly string prefix;
    private readonly IReadOnlyList<string> bookmarks;
    private readonly bool isPlain;

    /// <param name="statement">What to run.</param>
    /// <param name="prefix">Stands before its text: <c>EXPLAIN</c>; empty: nothing.</param>
    /// <param name="bookmarks">What the server must have seen before it answers.</param>
    public StatementContent(CypherStatement statement, string prefix, IReadOnlyList<string> bookmarks)
    {
        this.statement = statement;
        this.prefix = prefix;
        this.bookmarks = bookmarks;
        isPlain = statement.Parameters.Values.Any(value => value is CypherRows) && statement.Parameters.Values.All(IsPlain);
        Headers.ContentType = new MediaTypeHeaderValue(isPlain ? PlainMediaType : MediaType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var json = new Utf8JsonWriter(stream, Readable);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteString("statement", prefix + statement.Text);
            json.WriteString("accessMode", statement.Access == CypherAccess.Write ? "WRITE" : "READ");
            if (statement.Access == CypherAccess.Write)
                json.WriteBoolean("includeCounters", true);
            json.WriteStartArray("bookmarks");
            foreach (string bookmark in bookmarks)
                json.WriteStringValue(bookmark);
            json.WriteEndArray();
            json.WriteStartObject("parameters");
            foreach ((string name, object? value) in statement.Parameters)
            {
                json.WritePropertyName(name);
                if (value is CypherRows rows)
                    await WriteAsync(json, rows, cancellationToken).ConfigureAwait(false);
                else
                    Write(json, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
            await json.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private async Task WriteAsync(Utf8JsonWriter json, CypherRows rows, CancellationToken cancellationToken)
    {
        JsonEncodedText[] columns = [.. rows.Columns.Select(column => JsonEncodedText.Encode(column))];
        Begin(json, List);
        json.WriteStartArray();
        foreach (object?[] row in rows.Rows)
        {
            Write(json, columns, row);
            if (json.BytesPending > BytesAtOnce)
                await json.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        json.WriteEndArray();
        End(json);
    }

    private void Write(Utf8JsonWriter json, JsonEncodedText[] columns, object?[] row)
    {
        Begin(json, Map);
        json.WriteStartObject();
        for (int i = 0; i < columns.Length; i++)
        {
            if (row[i] is null)
                continue;
            json.WritePropertyName(columns[i]);
            Write(json, row[i]);
        }

        json.WriteEndObject();
        End(json);
    }

    private void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                Begin(json, Null);
                json.WriteNullValue();
                break;
            case string text:
                Begin(json, String);
                json.WriteStringValue(text);
                break;
            case bool flag:
                Begin(json, Boolean);
                json.WriteBooleanValue(flag);
                break;
            case int number when isPlain:
                json.WriteNumberValue(number);
                break;
            case int number:
                WriteFormatted(json, Integer, number, default);
                break;
            case long number when isPlain:
                json.WriteNumberValue(number);
                break;
            case long number:
                WriteFormatted(json, Integer, number, default);
                break;
            case double number when isPlain:
                WritePlain(json, number);
                break;
            case double number:
                WriteFormatted(json, Float, number, "R");
                break;
            case decimal number:
                WriteFormatted(json, String, number, default);
                break;
            case DateOnly day:
                WriteFormatted(json, Date, day, "O");
                break;
            case DateTimeOffset moment:
                WriteFormatted(json, OffsetDateTime, moment.UtcDateTime, "O");
                break;
            case byte[] bytes:
                Begin(json, Base64);
                json.WriteBase64StringValue(bytes);
                break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                Begin(json, Map);
                json.WriteStartObject();
                foreach ((string name, object? item) in map)
                {
                    json.WritePropertyName(name);
                    Write(json, item);
                }

                json.WriteEndObject();
                break;
            case IEnumerable list:
                Begin(json, List);
                json.WriteStartArray();
                foreach (object? item in list)
                    Write(json, item);
                json.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"A parameter cannot be a {value.GetType()}.", nameof(value));
        }

        End(json);
    }

    private void Begin(Utf8JsonWriter json, JsonEncodedText type)
    {
        if (isPlain)
            return;
        json.WriteStartObject();
        json.WriteString(Type, type);
        json.WritePropertyName(Content);
    }

    private void End(Utf8JsonWriter json)
    {
        if (!isPlain)
            json.WriteEndObject();
    }

    /// <summary>Numbers are texts in typed JSON, as JSON has no whole numbers of 64 bits.</summary>
    private void WriteFormatted<T>(Utf8JsonWriter json, JsonEncodedText type, T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[64];
        value.TryFormat(text, out int length, format, CultureInfo.InvariantCulture);
        Begin(json, type);
        json.WriteStringValue(text[..length]);
    }

    /// <summary>A float with a point or an exponent, without which the server takes it for a whole number.</summary>
    private static void WritePlain(Utf8JsonWriter json, double value)
    {
        Span<byte> text = stackalloc byte[64];
        value.TryFormat(text, out int length, "R", CultureInfo.InvariantCulture);
        if (text[..length].IndexOfAny((byte)'.', (byte)'E') < 0)
        {
            ".0"u8.CopyTo(text[length..]);
            length += 2;
        }

        json.WriteRawValue(text[..length], skipInputValidation: true);
    }

    /// <summary>Whether plain JSON says a value as it is; it has no bytes, days and moments, nor floats that are no numbers.</summary>
    private static bool IsPlain(object? value) => value switch
    {
        null or string or bool or int or long or decimal => true,
        double number => double.IsFinite(number),
        byte[] => false,
        CypherRows rows => rows.Rows.All(row => Array.TrueForAll(row, IsPlain)),
        IReadOnlyCollection<string> => true,
        IEnumerable<KeyValuePair<string, object?>> map => map.All(item => IsPlain(item.Value)),
        IEnumerable list => list.Cast<object?>().All(IsPlain),
        _ => false,
    };
}
