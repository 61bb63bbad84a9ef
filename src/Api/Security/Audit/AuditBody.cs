using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TalentGraph.Api.Security.Audit;

/// <summary>
/// The texts that are hashed. A chain's hash n is SHA-256(hash n−1 ‖ body n), its hash 0 that of the chain's own name; so
/// no entry can be changed, moved or taken out without every later hash being another.
/// </summary>
internal static class AuditBody
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The hash that a chain starts from.</summary>
    /// <param name="process">The process that writes it.</param>
    /// <param name="day">Its day, UTC.</param>
    public static byte[] Start(string process, string day) => SHA256.HashData(Encoding.UTF8.GetBytes($"talentgraph-audit/1\n{process}\n{day}"));

    /// <summary>The hash that the root chain starts from.</summary>
    public static byte[] RootStart { get; } = SHA256.HashData("talentgraph-audit-root/1"u8);

    /// <summary>The next hash of a chain.</summary>
    /// <param name="previous">32 bytes.</param>
    /// <param name="body">The entry's text.</param>
    public static byte[] Next(byte[] previous, string body) => SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(body)]);

    /// <summary>An entry's text.</summary>
    /// <param name="seq">Its place in the chain, from 1.</param>
    /// <param name="at">When.</param>
    /// <param name="entry">What.</param>
    /// <param name="hide">The keyed hash of a subject, in hex.</param>
    public static string Of(long seq, DateTimeOffset at, AuditEntry entry, Func<CadreId, string> hide) => Write(json =>
    {
        json.WriteNumber("seq", seq);
        json.WriteString("at", at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        json.WriteStartObject("actor");
        json.WriteString("subject", entry.Actor.Subject);
        json.WriteString("role", entry.Actor.Role);
        json.WriteString("onBehalfOf", entry.Actor.OnBehalfOf);
        json.WriteString("client", entry.Actor.Client);
        json.WriteEndObject();
        json.WriteString("action", Code.Of(entry.Action));
        json.WriteString("result", Code.Of(entry.Result));
        json.WriteString("code", entry.Code);
        json.WriteString("operation", entry.Operation);
        json.WriteString("document", entry.DocumentHash);
        json.WriteString("purpose", entry.Purpose);
        json.WriteString("request", entry.RequestId);
        WriteSorted(json, "subjects", entry.Subjects.Select(hide));
        WriteSorted(json, "fields", entry.Fields);
    });

    /// <summary>A root's text: the heads that it signs.</summary>
    /// <param name="seq">Its place in the root chain, from 1.</param>
    /// <param name="at">When.</param>
    /// <param name="heads">Every chain that grew since the root before.</param>
    public static string Of(long seq, DateTimeOffset at, IEnumerable<AuditHead> heads) => Write(json =>
    {
        json.WriteNumber("seq", seq);
        json.WriteString("at", at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        json.WriteStartArray("heads");
        foreach (var head in heads)
        {
            json.WriteStartObject();
            json.WriteNumber("chain", head.Chain);
            json.WriteNumber("seq", head.Seq);
            json.WriteString("hash", Convert.ToHexStringLower(head.Hash));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>The heads of a root's text.</summary>
    /// <param name="body">As <see cref="Of(long, DateTimeOffset, IEnumerable{AuditHead})"/> wrote it.</param>
    public static IReadOnlyList<AuditHead> HeadsOf(string body)
    {
        using var json = JsonDocument.Parse(body);
        return
        [
            .. json.RootElement.GetProperty("heads").EnumerateArray().Select(head => new AuditHead(
                head.GetProperty("chain").GetInt64(), head.GetProperty("seq").GetInt64(), Convert.FromHexString(head.GetProperty("hash").GetString()!))),
        ];
    }

    private static void WriteSorted(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values.Order(StringComparer.Ordinal))
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static string Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}

/// <summary>The last entry of a chain.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="Seq">The entry's place; 0: the chain has none.</param>
/// <param name="Hash">32 bytes.</param>
internal sealed record AuditHead(long Chain, long Seq, byte[] Hash);
