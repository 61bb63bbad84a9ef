using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentGraph.GraphQL.Execution.Results;

/// <summary>The <c>data</c> of an answer.</summary>
/// <param name="root">One row: the operation's own fields.</param>
[JsonConverter(typeof(ResultTreeConverter))]
internal sealed class ResultTree(Rows root)
{
    private static readonly JsonEncodedText DataKey = JsonEncodedText.Encode("data");

    /// <summary>Texts in any script as they are; what writes it is tested, so it need not be checked for each value.</summary>
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public Rows Root { get; } = root;

    public void Write(Utf8JsonWriter writer) => Root.Write(writer, 0);

    /// <summary>An answer that is data alone, straight to its bytes.</summary>
    public void WriteAnswer(IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, Format);
        writer.WriteStartObject();
        writer.WritePropertyName(DataKey);
        Write(writer);
        writer.WriteEndObject();
    }
}

/// <summary>Writes the tree wherever the library's serializer, or anybody else's, comes upon it.</summary>
internal sealed class ResultTreeConverter : JsonConverter<ResultTree>
{
    public override ResultTree Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are written, not read.");

    public override void Write(Utf8JsonWriter writer, ResultTree value, JsonSerializerOptions options) => value.Write(writer);
}
