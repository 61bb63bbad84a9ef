using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentGraph.GraphQL.Execution.Results;

/// <summary>The <c>data</c> of an answer. Whoever has written it may dispose of it, and nobody reads it after.</summary>
/// <param name="root">One row: the operation's own fields.</param>
/// <param name="room">Where its columns lie.</param>
[JsonConverter(typeof(ResultTreeConverter))]
internal sealed class ResultTree(Rows root, Room room) : IDisposable
{
    public Rows Root { get; } = root;

    public void Write(Utf8JsonWriter writer) => Root.Write(writer, 0);

    public void Dispose() => room.Dispose();
}

/// <summary>Writes the tree wherever the library's serializer, or anybody else's, comes upon it.</summary>
internal sealed class ResultTreeConverter : JsonConverter<ResultTree>
{
    public override ResultTree Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are written, not read.");

    public override void Write(Utf8JsonWriter writer, ResultTree value, JsonSerializerOptions options) => value.Write(writer);
}
