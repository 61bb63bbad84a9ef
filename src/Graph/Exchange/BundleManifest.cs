using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using TalentGraph.Graph.Exchange.Cells;

namespace TalentGraph.Graph.Exchange;

/// <summary>What <c>bundle.json</c> says of a bundle. Every member but the version may be missing or empty; its days are tolerated like a cell's.</summary>
public sealed record BundleManifest
{
    /// <summary>The name of its file.</summary>
    public const string FileName = "bundle.json";

    /// <summary>The only version of the contract there is.</summary>
    public const int CurrentSchemaVersion = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        Converters = { new CellConverter<DateOnly>(CellKind.Date), new CellConverter<DateTimeOffset>(CellKind.Instant) },
        WriteIndented = true,
        NewLine = "\n",
    };

    private static readonly FrozenSet<string> Names =
        typeof(BundleManifest).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The version of the contract: 1.</summary>
    [JsonRequired]
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Who made the bundle; names no person; null: not said.</summary>
    public string? Source { get; init; }

    /// <summary>When it was made; null: not said.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The framework its competencies and indicators come from; null: not said.</summary>
    public string? Framework { get; init; }

    /// <summary>The day that a store made from it lives at; null: the clock's.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>The manifest as the bytes of its file, with a line feed at the end.</summary>
    internal byte[] ToUtf8() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];

    /// <summary>Reads the bytes of the file.</summary>
    /// <returns>The manifest, and the names of its properties that the contract does not know.</returns>
    /// <exception cref="JsonException">They are no JSON of this shape, or of another version.</exception>
    internal static async Task<(BundleManifest Manifest, IReadOnlyList<string> Unknown)> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using JsonDocument document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false);
        BundleManifest manifest = document.RootElement.Deserialize<BundleManifest>(Json)
            ?? throw new JsonException("null is no manifest.");
        if (manifest.SchemaVersion != CurrentSchemaVersion)
            throw new JsonException($"schemaVersion {manifest.SchemaVersion} is not {CurrentSchemaVersion}.");
        return (manifest, [.. document.RootElement.EnumerateObject().Select(p => p.Name).Where(name => !Names.Contains(name))]);
    }

    /// <summary>A value of the manifest with the tolerance of a bundle's cells.</summary>
    private sealed class CellConverter<T>(CellKind kind) : JsonConverter<T?>
        where T : struct
    {
        private readonly CellParser parser = new("bundle", new Column { Name = kind.ToString(), Index = 0, Kind = kind });

        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            string text = reader.GetString()!;
            Parsed parsed = parser.Parse(text);
            return parsed.Fault is null ? parsed.Value as T? : throw new JsonException($"'{text}' is no {typeof(T).Name}.");
        }

        public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value!.Value);
    }
}
