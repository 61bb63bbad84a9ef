using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using TalentGraph.Api.Commands;
using TalentGraph.Api.Hosting;

namespace TalentGraph.Api.Jobs.Backups;

/// <summary>A backup that is read.</summary>
internal sealed class BackupArchive : IDisposable
{
    private readonly string path;
    private readonly ZipArchive archive;

    private BackupArchive(string path, ZipArchive archive)
    {
        this.path = path;
        this.archive = archive;
        Manifest = ReadManifest();
    }

    /// <summary>What it says of itself.</summary>
    public BackupManifest Manifest { get; }

    /// <summary>Opens a backup and checks its manifest.</summary>
    /// <param name="path">The archive.</param>
    /// <exception cref="RefusedException">It is none, or its manifest is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static BackupArchive Open(string path)
    {
        if (!File.Exists(path))
            throw new RefusedException($"There is no file {path}.");
        ZipArchive archive;
        try
        {
            archive = ZipFile.OpenRead(path);
        }
        catch (InvalidDataException)
        {
            throw new RefusedException($"{path} is no backup, or is cut off.");
        }

        try
        {
            return new BackupArchive(path, archive);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>Reads every file and compares it with the manifest.</summary>
    /// <param name="progress">Told of each file as it is begun.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">A file is damaged, missing, or not in the manifest; it is named.</exception>
    public async Task VerifyAsync(Action<string> progress, CancellationToken cancellationToken)
    {
        var known = Manifest.Files.Select(file => file.Path).Append(BackupManifest.FileName).ToHashSet(StringComparer.Ordinal);
        if (archive.Entries.FirstOrDefault(entry => !known.Contains(entry.FullName)) is { } stranger)
            throw new RefusedException($"{path} has a file that its manifest does not know: {stranger.FullName}.");
        foreach (var file in Manifest.Files)
        {
            progress(file.Path);
            await CopyAsync(file, Stream.Null, cancellationToken);
        }
    }

    /// <summary>Writes a file of the backup, for its owner alone.</summary>
    /// <param name="name">One of the manifest's.</param>
    /// <param name="to">Must not be there.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">It is missing or damaged.</exception>
    public async Task ExtractAsync(string name, string to, CancellationToken cancellationToken)
    {
        await using var target = SecretFile.Open(to, FileMode.CreateNew);
        await CopyToAsync(name, target, cancellationToken);
        target.Flush(flushToDisk: true);
    }

    /// <summary>Writes a file of the backup into a stream.</summary>
    /// <param name="name">One of the manifest's.</param>
    /// <param name="target">Takes it; where this throws, a part of it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">It is missing or damaged.</exception>
    public Task CopyToAsync(string name, Stream target, CancellationToken cancellationToken) =>
        CopyAsync(Manifest.Files.FirstOrDefault(one => one.Path == name) ?? throw Damaged(name, "it is missing"), target, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => archive.Dispose();

    private async Task CopyAsync(BackupFile file, Stream target, CancellationToken cancellationToken)
    {
        var entry = archive.GetEntry(file.Path) ?? throw Damaged(file.Path, "it is missing");
        try
        {
            using var source = entry.Open();
            if (await Hashing.CopyAsync(source, target, cancellationToken) != (file.Size, file.Sha256))
                throw Damaged(file.Path, "its checksum is not the manifest's");
        }
        catch (InvalidDataException)
        {
            throw Damaged(file.Path, "it cannot be unpacked");
        }
    }

    private BackupManifest ReadManifest()
    {
        try
        {
            using var source = (archive.GetEntry(BackupManifest.FileName) ?? throw Damaged(BackupManifest.FileName, "it is missing")).Open();
            using var bytes = new MemoryStream();
            source.CopyTo(bytes);
            if (archive.Comment != Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())))
                throw Damaged(BackupManifest.FileName, "its checksum is not the archive's");
            return BackupManifest.Read(bytes.ToArray());
        }
        catch (InvalidDataException)
        {
            throw Damaged(BackupManifest.FileName, "it cannot be unpacked");
        }
        catch (JsonException e)
        {
            throw Damaged(BackupManifest.FileName, e.Message);
        }
    }

    private RefusedException Damaged(string name, string why) => new($"{path} is damaged in {name}: {why}. Nothing was restored.");
}
