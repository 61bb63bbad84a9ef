using System.Security.Cryptography;
using TalentGraph.Api.Commands;
using TalentGraph.Api.Hosting.Settings;

namespace TalentGraph.Api.Hosting;

/// <summary>The key of the hashes that stand for national ids; the same for an import and for a question, and on every replica.</summary>
/// <param name="settings">The file, where the deployment names one.</param>
/// <param name="file">The store's folder, where the file lies otherwise.</param>
/// <param name="environment">The content root, where relative paths start.</param>
internal sealed class NationalIdKey(StoreSettings settings, StoreFile file, IHostEnvironment environment)
{
    private readonly Lazy<byte[]> bytes = new(() => settings.NationalIdKeyFileIn(environment.ContentRootPath) is { } named
        ? System.IO.File.ReadAllBytes(named)
        : SecretFile.ReadOrMake(PathIn(file), static () => RandomNumberGenerator.GetBytes(32)));

    /// <summary>Where it lies.</summary>
    public string File => settings.NationalIdKeyFileIn(environment.ContentRootPath) ?? PathIn(file);

    /// <summary>SHA-256 of the key, in lower hex, to know it by; null: none was made yet.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public string? Fingerprint => System.IO.File.Exists(File) ? FingerprintOf(System.IO.File.ReadAllBytes(File)) : null;

    /// <summary>The key; made where there is none.</summary>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public ReadOnlyMemory<byte> Bytes => bytes.Value;

    /// <summary>
    /// Makes sure that this is the key of the store: a store on a server, which several processes share, notes the first
    /// one's. Hashes by another one would find nobody, and nobody would know why.
    /// </summary>
    /// <param name="store">The store, open.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <exception cref="RefusedException">The store's ids are hashed by another key.</exception>
    /// <exception cref="GraphStoreException">The store cannot answer.</exception>
    public async Task RequireAsync(ITalentStore store, CancellationToken cancellationToken)
    {
        string own = FingerprintOf(bytes.Value), noted = await store.NoteNationalIdKeyAsync(own, cancellationToken);
        if (noted != own)
            throw new RefusedException(
                $"The store's national ids are hashed by another key than {File}: its sha256 begins with {noted[..8]}, this one's with {own[..8]}. Every replica and every import needs the same file, named by Store:NationalIdKeyFile (docs/operations.md, \"Several replicas\").");
    }

    private static string FingerprintOf(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key));

    private static string PathIn(StoreFile file) => Path.Combine(file.Folder, "national-id.key");
}
