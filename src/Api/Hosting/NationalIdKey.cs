using System.Security.Cryptography;

namespace TalentGraph.Api.Hosting;

/// <summary>The key of the hashes that stand for national ids, beside the store; the same for an import and for a question.</summary>
/// <param name="file">The store's folder.</param>
internal sealed class NationalIdKey(StoreFile file)
{
    private readonly Lazy<byte[]> bytes = new(() => SecretFile.ReadOrMake(PathIn(file), static () => RandomNumberGenerator.GetBytes(32)));

    /// <summary>Where it lies.</summary>
    public string File => PathIn(file);

    /// <summary>SHA-256 of the key, in lower hex, to know it by; null: none was made yet.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public string? Fingerprint => System.IO.File.Exists(File) ? Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(File))) : null;

    /// <summary>The key; made where there is none.</summary>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public ReadOnlyMemory<byte> Bytes => bytes.Value;

    private static string PathIn(StoreFile file) => Path.Combine(file.Folder, "national-id.key");
}
