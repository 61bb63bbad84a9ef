using System.Buffers;
using System.Text.Json;

namespace TalentGraph.Graph.Neo4j.Transport.QueryApi;

/// <summary>
/// Reads a document of the Query API as it arrives. Rows go straight from its bytes to columns; what stands around them
/// (counters, a plan, bookmarks, errors) is small and read whole.
/// </summary>
internal sealed class AnswerReader
{
    /// <summary>A plan nests two levels an operator, and a commit of many kinds of record has hundreds.</summary>
    private const int MostDepth = 2_000;

    private const int LeastBuffer = 32 * 1024;
    private readonly RowsReader rows = new();
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = MostDepth });
    private string section = "";
    private bool inRows;
    private CypherCounters counters = CypherCounters.None;
    private CypherPlan? plan;
    private string[] bookmarks = [];
    private string? error;
    private bool ended;

    /// <summary>Reads to the document's end.</summary>
    /// <param name="stream">The answer's body.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JsonException">It is no such document, or it was cut off.</exception>
    public static async Task<Answer> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var reader = new AnswerReader();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(LeastBuffer);
        try
        {
            int held = 0;
            int got;
            do
            {
                if (held == buffer.Length)
                    buffer = Grown(buffer);
                got = await stream.ReadAsync(buffer.AsMemory(held), cancellationToken).ConfigureAwait(false);
                held += got;
                int taken = reader.Take(buffer.AsSpan(0, held), isLast: got == 0);
                buffer.AsSpan(taken, held - taken).CopyTo(buffer);
                held -= taken;
            }
            while (got > 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return reader.ended
            ? new Answer(reader.rows.ToTable(reader.counters), reader.plan, reader.bookmarks, reader.error)
            : throw new JsonException("The document ends before its end.");
    }

    private static byte[] Grown(byte[] buffer)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    /// <summary>Takes as many whole tokens as there are.</summary>
    /// <returns>How many bytes were taken; the rest must come again, with more behind it.</returns>
    private int Take(ReadOnlySpan<byte> bytes, bool isLast)
    {
        var json = new Utf8JsonReader(bytes, isLast, state);
        if (bytes.IsEmpty && ended)
            return 0;
        long taken = 0;
        // The reader's own state moves with every token, so what was read is taken at once, but for a small section.
        while (TakeNext(ref json))
        {
            taken = json.BytesConsumed;
            state = json.CurrentState;
        }

        return (int)taken;
    }

    private bool TakeNext(ref Utf8JsonReader json)
    {
        if (inRows)
        {
            inRows = rows.TryTake(ref json, out bool isToken);
            return isToken;
        }

        if (section.Length > 0 && section != "data")
            return TakeSection(ref json);
        if (!json.Read())
            return false;
        if (json.TokenType == JsonTokenType.PropertyName)
            section = json.GetString()!;
        else if (json.TokenType == JsonTokenType.EndObject)
            (ended, section) = (json.CurrentDepth == 0, "");
        else if (json.TokenType == JsonTokenType.StartObject)
            section = "";
        return true;
    }

    /// <summary>A section other than the rows, once all of it is there.</summary>
    private bool TakeSection(ref Utf8JsonReader json)
    {
        if (section == "values")
        {
            if (!json.Read())
                return false;
            if (json.TokenType != JsonTokenType.StartArray)
                throw new JsonException("The rows are no array.");
            (inRows, section) = (true, "");
            return true;
        }

        if (!JsonDocument.TryParseValue(ref json, out JsonDocument? document))
            return false;
        using (document)
            Keep(document.RootElement);
        section = "";
        return true;
    }

    private void Keep(JsonElement content)
    {
        switch (section)
        {
            case "fields":
                rows.Begin([.. content.EnumerateArray().Select(field => field.GetString()!)]);
                break;
            case "counters":
                counters = new CypherCounters(
                    Counter(content, "nodesCreated"),
                    Counter(content, "nodesDeleted"),
                    Counter(content, "relationshipsCreated"),
                    Counter(content, "relationshipsDeleted"),
                    Counter(content, "propertiesSet"));
                break;
            case "queryPlan":
                plan = PlanOf(content);
                break;
            case "bookmarks":
                bookmarks = [.. content.EnumerateArray().Select(bookmark => bookmark.GetString()!)];
                break;
            case "errors":
                error = content.EnumerateArray().Select(CodeOf).FirstOrDefault();
                break;
            default:
                break;
        }
    }

    private static long Counter(JsonElement counters, string name) => counters.TryGetProperty(name, out JsonElement count) ? count.GetInt64() : 0;

    private static CypherPlan PlanOf(JsonElement plan) => new(
        plan.GetProperty("operatorType").GetString()!.Split('@')[0],
        plan.GetProperty("arguments").TryGetProperty("Details", out JsonElement details) ? details.GetProperty("_value").GetString() ?? "" : "",
        [.. plan.GetProperty("children").EnumerateArray().Select(PlanOf)]);

    /// <summary>A code is letters and dots; whatever else came in its place might be data.</summary>
    private static string CodeOf(JsonElement error) =>
        error.TryGetProperty("code", out JsonElement code) && code.GetString() is { Length: > 0 and < 120 } text && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '.')
            ? text
            : TransportErrors.Unknown;
}
