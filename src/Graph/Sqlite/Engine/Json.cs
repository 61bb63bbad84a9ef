using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TalentGraph.Graph.Sqlite.Engine;

/// <summary>Lists, grants and marks as the JSON that columns and parameters hold; Chinese stays readable.</summary>
internal sealed class Json : IDisposable
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private readonly Utf8JsonWriter writer;

    public Json() => writer = new Utf8JsonWriter(buffer, Readable);

    /// <summary>An array of texts, for a parameter.</summary>
    public static string Array(IEnumerable<string> texts)
    {
        using var json = new Json();
        return Encoding.UTF8.GetString(json.Texts(texts));
    }

    /// <summary>An array of {unit, ranks}, for a parameter.</summary>
    public static string Grants(IEnumerable<ScopeGrant> grants)
    {
        using var json = new Json();
        json.Begin();
        json.writer.WriteStartArray();
        foreach (ScopeGrant grant in grants)
        {
            json.writer.WriteStartObject();
            json.writer.WriteString("unit", grant.Unit.Value);
            json.writer.WriteStartArray("ranks");
            foreach (Rank rank in grant.Ranks)
                json.writer.WriteStringValue(Code.Of(rank));
            json.writer.WriteEndArray();
            json.writer.WriteEndObject();
        }

        json.writer.WriteEndArray();
        return Encoding.UTF8.GetString(json.End());
    }

    /// <summary>An array of texts; valid until the next call.</summary>
    public ReadOnlySpan<byte> Texts(IEnumerable<string> texts)
    {
        Begin();
        writer.WriteStartArray();
        foreach (string text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
        return End();
    }

    /// <summary>Indicator to score; valid until the next call.</summary>
    public ReadOnlySpan<byte> Scores(IReadOnlyList<Mark> marks)
    {
        Begin();
        writer.WriteStartObject();
        for (int i = 0; i < marks.Count; i++)
            writer.WriteNumber(marks[i].IndicatorId.Value, marks[i].Score);
        writer.WriteEndObject();
        return End();
    }

    /// <summary>Indicator to comment, of the marks that have one; empty when none has; valid until the next call.</summary>
    public ReadOnlySpan<byte> Comments(IReadOnlyList<Mark> marks)
    {
        bool any = false;
        for (int i = 0; i < marks.Count && !any; i++)
            any = marks[i].Comment is not null;
        if (!any)
            return [];
        Begin();
        writer.WriteStartObject();
        foreach (Mark mark in marks)
        {
            if (mark.Comment is not null)
                writer.WriteString(mark.IndicatorId.Value, mark.Comment);
        }

        writer.WriteEndObject();
        return End();
    }

    public static string[] ReadTexts(ReadOnlySpan<byte> json)
    {
        var texts = new List<string>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
                texts.Add(reader.GetString()!);
        }

        return [.. texts];
    }

    public static Mark[] ReadMarks(ReadOnlySpan<byte> scores, ReadOnlySpan<byte> comments)
    {
        Dictionary<string, string>? said = comments.IsEmpty ? null : ReadComments(comments);
        var marks = new List<Mark>();
        var reader = new Utf8JsonReader(scores);
        string indicator = "";
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
                indicator = reader.GetString()!;
            else if (reader.TokenType == JsonTokenType.Number)
                marks.Add(new Mark(new IndicatorId(indicator), reader.GetDecimal(), said?.GetValueOrDefault(indicator)));
        }

        return [.. marks];
    }

    public void Dispose() => writer.Dispose();

    private static Dictionary<string, string> ReadComments(ReadOnlySpan<byte> json)
    {
        var comments = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json);
        string indicator = "";
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
                indicator = reader.GetString()!;
            else if (reader.TokenType == JsonTokenType.String)
                comments.Add(indicator, reader.GetString()!);
        }

        return comments;
    }

    private void Begin()
    {
        buffer.ResetWrittenCount();
        writer.Reset();
    }

    private ReadOnlySpan<byte> End()
    {
        writer.Flush();
        return buffer.WrittenSpan;
    }
}
