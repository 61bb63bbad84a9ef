using System.Security.Cryptography;
using System.Text;
using TalentGraph.Graph.Exchange.Cells;

namespace TalentGraph.Graph.Exchange;

/// <summary>National ids are kept as keyed hashes only: nobody reads them off a store, and the same person still meets.</summary>
public static class NationalId
{
    /// <summary>The system under which <c>external_ids</c> carries them.</summary>
    public const string System = "national_id";

    private const string Hashed = "hmac:";

    /// <summary>Whether the record carries a national id, in the clear or hashed.</summary>
    public static bool Is(ExternalId id) => id.System == System && id.Value is not null;

    /// <summary>Whether the record carries a national id in the clear.</summary>
    public static bool IsPlain(ExternalId id) => Is(id) && !id.Value!.StartsWith(Hashed, StringComparison.Ordinal);

    /// <summary>The form that a store keeps: <c>hmac:</c> and HMAC-SHA256 in hex; a hash stays as it is.</summary>
    /// <param name="value">The id as given; spaces, width and case do not matter.</param>
    /// <param name="key">The deployment's key; any length.</param>
    public static string Hash(string value, ReadOnlySpan<byte> key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        if (value.StartsWith(Hashed, StringComparison.Ordinal))
            return value;
        string plain = Aliases.WithoutSpaces(HalfWidth.Of(value, out _)).ToUpperInvariant();
        return Hashed + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(plain)));
    }
}
