using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using TalentGraph.Graph.Exchange.Copying;

namespace TalentGraph.Api.Jobs.Backups;

/// <summary>What a backup holds, as its <c>backup.json</c> says.</summary>
internal sealed record BackupManifest
{
    /// <summary>The manifest's name in the archive.</summary>
    public const string FileName = "backup.json";

    /// <summary>The only form of archive there is.</summary>
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The form of the archive: 1.</summary>
    public required int Format { get; init; }

    /// <summary>The version of the program that made it.</summary>
    public required string Product { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The sort of store: <c>sqlite</c> or <c>neo4j</c>; a backup goes back into its own sort.</summary>
    public required string Store { get; init; }

    /// <summary>The number of the last migration that the store has; null: not known.</summary>
    public int? Schema { get; init; }

    /// <summary>The last commit; null: the store could not be asked.</summary>
    public long? Version { get; init; }

    /// <summary>The day the store lives at; null: the clock's.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>What it holds of every kind; null: it could not be counted.</summary>
    public IReadOnlyList<RecordDigest>? Records { get; init; }

    /// <summary>The setting <c>Policy:Packs</c> as it was.</summary>
    public required string Packs { get; init; }

    /// <summary>SHA-256 of the key of national ids, in lower hex, to know it by; null: there was none. The key itself is not in a backup.</summary>
    public string? NationalIdKey { get; init; }

    /// <summary>Every other file of the archive.</summary>
    public required IReadOnlyList<BackupFile> Files { get; init; }

    /// <summary>This program's version.</summary>
    public static string ThisProduct { get; } =
        typeof(BackupManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>The digest of the graph; null: it could not be counted.</summary>
    [JsonIgnore]
    public StoreDigest? Digest => Records is null || Version is null ? null : new StoreDigest { Version = new Version(Version.Value), Today = Today, Records = Records };

    /// <summary>The bytes of its file.</summary>
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads the bytes of its file.</summary>
    /// <exception cref="JsonException">They are no manifest of this form.</exception>
    public static BackupManifest Read(byte[] utf8)
    {
        var manifest = JsonSerializer.Deserialize<BackupManifest>(utf8, Json) ?? throw new JsonException("null is no manifest.");
        return manifest.Format == CurrentFormat ? manifest : throw new JsonException($"Format {manifest.Format} is not {CurrentFormat}.");
    }
}

/// <summary>A file of a backup.</summary>
/// <param name="Path">Its name in the archive.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of its bytes, in lower hex.</param>
internal sealed record BackupFile(string Path, long Size, string Sha256);
