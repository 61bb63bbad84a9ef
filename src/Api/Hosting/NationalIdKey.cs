using System.Security.Cryptography;
using TalentGraph.Api.Commands;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Hosting.Stores;

namespace TalentGraph.Api.Hosting;

/// <summary>The key of the hashes that stand for national ids; the same for an import and for a question, and on every replica.</summary>
/// <param name="settings">The file, where the deployment names one.</param>
/// <param name="file">The store's folder, where the file lies otherwise.</param>
/// <param name="environment">The content root, where relative paths start.</param>
internal sealed class NationalIdKey(StoreSettings settings, StoreFile file, IHostEnvironment environment)
{
    private readonly Lazy<byte[]> bytes = new(() => settings.NationalIdKeyFileIn(environment.ContentRootPath) is { } named
        ? System.IO.File.ReadAllBytes(named)
        : SecretFile.ReadOrMake(PathIn(file.Folder), static () => RandomNumberGenerator.GetBytes(32)));

    private volatile bool isNoted;

    /// <summary>Where it lies.</summary>
    public string File => settings.NationalIdKeyFileIn(environment.ContentRootPath) ?? PathIn(file.Folder);

    /// <summary>SHA-256 of the key, in lower hex, to know it by; null: none was made yet.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public string? Fingerprint => FingerprintIn(File);

    /// <summary>The key; made where there is none.</summary>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public ReadOnlyMemory<byte> Bytes => bytes.Value;

    /// <summary>
    /// Makes sure that this is the key of the store: a store on a server, which several processes share, has noted whose
    /// hashes it holds. Hashes by another one would find nobody, and nobody would know why. Where nothing is noted yet, any
    /// key will do.
    /// </summary>
    /// <param name="store">The store, open.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <returns>Whether the store has noted this key.</returns>
    /// <exception cref="RefusedException">The store's ids are hashed by another key, or there is none here.</exception>
    /// <exception cref="GraphStoreException">The store cannot answer.</exception>
    public async Task<bool> RequireAsync(ITalentStore store, CancellationToken cancellationToken)
    {
        var noted = (await store.StatusAsync(cancellationToken)).NationalIdKey;
        if (noted is not null)
            RequireSame(noted);
        return noted is not null;
    }

    /// <summary>Notes it as the store's: from here on, every hash must be by it.</summary>
    /// <param name="store">The store, open.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">Another one was noted first.</exception>
    /// <exception cref="GraphStoreException">The store cannot answer.</exception>
    public async Task NoteAsync(ITalentStore store, CancellationToken cancellationToken) =>
        RequireSame(await store.NoteNationalIdKeyAsync(FingerprintOf(bytes.Value), cancellationToken));

    /// <summary>The key to look national ids up by; null: none was made, and the store holds none to be found.</summary>
    /// <param name="store">The store, open.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <exception cref="RefusedException">Since the start, ids were hashed by another key.</exception>
    /// <exception cref="GraphStoreException">The store cannot answer.</exception>
    public async Task<ReadOnlyMemory<byte>?> ToFindByAsync(ITalentStore store, CancellationToken cancellationToken)
    {
        if (!isNoted)
            isNoted = file.Address is EmbeddedStore || await RequireAsync(store, cancellationToken);
        return isNoted || System.IO.File.Exists(File) ? Bytes : default(ReadOnlyMemory<byte>?);
    }

    /// <summary>SHA-256 of the key in a file, in lower hex; null: there is no such file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string? FingerprintIn(string path) => System.IO.File.Exists(path) ? FingerprintOf(System.IO.File.ReadAllBytes(path)) : null;

    /// <summary>Where the key of a store lies whose deployment names no file.</summary>
    /// <param name="folder">What <see cref="StoreFile.FolderOf"/> says of the store.</param>
    public static string PathIn(string folder) => Path.Combine(folder, "national-id.key");

    private void RequireSame(string noted)
    {
        const string Advice = "Every replica and every import needs the same file, named by Store:NationalIdKeyFile (docs/operations.md, \"Several replicas\").";
        if (Fingerprint is not { } own)
            throw new RefusedException($"The store's national ids are hashed by a key whose sha256 begins with {noted[..8]}, and there is none at {File}: bring that key. {Advice}");
        if (noted != own)
            throw new RefusedException(
                $"The store's national ids are hashed by another key than {File}: its sha256 begins with {noted[..8]}, this one's with {own[..8]}. {Advice}");
    }

    private static string FingerprintOf(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key));
}
