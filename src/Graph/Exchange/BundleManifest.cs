using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentGraph.Graph.Exchange;

/// <summary>What <c>bundle.json</c> says of a bundle. Every member but the version may be missing; an unknown one is refused.</summary>
public sealed record BundleManifest
{
    /// <summary>The name of its file.</summary>
    public const string FileName = "bundle.json";

    /// <summary>The only version of the contract there is.</summary>
    public const int CurrentSchemaVersion = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        WriteIndented = true,
        NewLine = "\n",
    };

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
    /// <exception cref="JsonException">They are no JSON of this shape, or of another version.</exception>
    internal static async Task<BundleManifest> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        BundleManifest manifest = await JsonSerializer.DeserializeAsync<BundleManifest>(stream, Json, cancellationToken).ConfigureAwait(false)
            ?? throw new JsonException("null is no manifest.");
        return manifest.SchemaVersion == CurrentSchemaVersion
            ? manifest
            : throw new JsonException($"schemaVersion {manifest.SchemaVersion} is not {CurrentSchemaVersion}.");
    }
}
