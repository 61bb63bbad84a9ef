using System.IO.Compression;
using System.Security.Cryptography;
using TalentGraph.Api.Hosting;

namespace TalentGraph.Api.Jobs.Backups;

/// <summary>
/// Writes an archive in a folder beside the place where it is to lie, and moves it there when it is whole: a backup of
/// that name is never half of one. What is not completed is deleted.
/// </summary>
internal sealed class BackupWriter : IDisposable
{
    private readonly string path;
    private readonly FileStream file;
    private readonly ZipArchive archive;
    private readonly List<BackupFile> files = [];

    /// <summary>Begins one.</summary>
    /// <param name="path">Where it is to lie; must not be there.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public BackupWriter(string path)
    {
        this.path = path;
        Folder = $"{path}.{Guid.NewGuid():N}.part";
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Folder);
        else
            Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        file = SecretFile.Open(Draft, FileMode.CreateNew);
        archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <summary>Room for what goes into the archive; gone when this is disposed.</summary>
    public string Folder { get; }

    private string Draft => Path.Combine(Folder, "archive");

    /// <summary>Adds a file.</summary>
    /// <param name="name">Its name in the archive.</param>
    /// <param name="from">The file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task AddAsync(string name, string from, CancellationToken cancellationToken)
    {
        using var source = File.OpenRead(from);
        using var target = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        var (size, sha256) = await Hashing.CopyAsync(source, target, cancellationToken);
        files.Add(new BackupFile(name, size, sha256));
    }

    /// <summary>Writes the manifest, and puts the archive where it is to lie.</summary>
    /// <param name="manifest">Gets the files that were added.</param>
    /// <returns>The manifest as written.</returns>
    /// <exception cref="IOException">Somebody put a file there meanwhile, or the disk is full.</exception>
    public BackupManifest Complete(BackupManifest manifest)
    {
        manifest = manifest with { Files = files };
        var utf8 = manifest.ToUtf8();
        using (var entry = archive.CreateEntry(BackupManifest.FileName).Open())
            entry.Write(utf8);
        archive.Comment = Convert.ToHexStringLower(SHA256.HashData(utf8));
        archive.Dispose();
        file.Flush(flushToDisk: true);
        file.Dispose();
        File.Move(Draft, path, overwrite: false);
        return manifest;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        file.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
