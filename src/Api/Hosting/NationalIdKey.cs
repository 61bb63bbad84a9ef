using System.Security.Cryptography;

namespace TalentGraph.Api.Hosting;

/// <summary>The key of the hashes that stand for national ids, beside the store; the same for an import and for a question.</summary>
/// <param name="file">The store's folder.</param>
internal sealed class NationalIdKey(StoreFile file)
{
    private readonly Lazy<byte[]> bytes = new(() =>
        SecretFile.ReadOrMake(Path.Combine(file.Folder, "national-id.key"), static () => RandomNumberGenerator.GetBytes(32)));

    /// <summary>The key; made where there is none.</summary>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public ReadOnlyMemory<byte> Bytes => bytes.Value;
}
