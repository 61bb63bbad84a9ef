using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentGraph.Graph.Policy.Packs;

/// <summary>Reads a pack strictly: an unknown, missing or doubled property, or a number out of its range, is refused.</summary>
public static class PolicyPackReader
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new CodeConverterFactory() },
    };

    /// <summary>Reads one pack from the bytes of its file.</summary>
    /// <param name="name">What messages call it: the file's name.</param>
    /// <param name="json">The whole file, UTF-8.</param>
    /// <exception cref="FormatException">The file is not a pack; the message names the file and the property.</exception>
    public static PolicyPack Read(string name, ReadOnlyMemory<byte> json)
    {
        PolicyPack pack;
        try
        {
            pack = JsonSerializer.Deserialize<PolicyPack>(json.Span, Strict) ?? throw new FormatException($"{name}: the pack is empty.");
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"{name}: {wrong.Message}", wrong);
        }

        string[] faults = [.. PolicyPackFaults.Of(pack)];
        return faults.Length == 0
            ? pack with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(json.Span)) }
            : throw new FormatException($"{name}: {string.Join("; ", faults)}.");
    }
}
