using System.IO.Compression;

namespace TalentGraph.Graph.Exchange.Sources;

/// <summary>A bundle in a .zip: its files at the top, or in the one folder that holds them all.</summary>
internal sealed class ZipSource : BundleSource
{
    /// <summary>The most that an archive may unpack to, in bytes: 20 GB.</summary>
    public const long MaxUnpacked = 20L * 1024 * 1024 * 1024;

    /// <summary>The most that an archive may unpack to, in its own size.</summary>
    public const int MaxRatio = 200;

    private readonly ZipArchive archive;

    public ZipSource(string path)
    {
        var file = new FileInfo(path);
        Name = file.Name;
        archive = ZipFile.OpenRead(path);
        try
        {
            CheckSize(file.Length);
            TakeEntries();
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    public override string Name { get; }

    public override void Dispose()
    {
        base.Dispose();
        archive.Dispose();
    }

    private void CheckSize(long packed)
    {
        // No entry is read further than it declares, so the declared sizes bound what is unpacked.
        decimal unpacked = archive.Entries.Sum(e => (decimal)e.Length);
        if (unpacked > MaxUnpacked)
            throw new BundleException($"The archive unpacks to {unpacked:N0} bytes; at most {MaxUnpacked:N0} are taken.");
        if (unpacked > (decimal)packed * MaxRatio)
            throw new BundleException($"The archive unpacks to more than {MaxRatio} times its size.");
    }

    private void TakeEntries()
    {
        List<Inside> inside = [];
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            // Some archivers of Windows write its separator.
            string path = entry.FullName.Replace('\\', '/');
            string name = path[(path.LastIndexOf('/') + 1)..];
            if (path.Any(char.IsControl))
                Refuse(entry.FullName, "the name holds control characters");
            else if (Leaves(path))
                Refuse(entry.FullName, "the path leaves the folder");
            else if (name.Length > 0 && !name.StartsWith('.') && !path.StartsWith("__MACOSX/", StringComparison.Ordinal))
                inside.Add(new Inside(path, name, entry));
        }

        string root = RootOf(inside);
        foreach (Inside file in inside.Where(f => f.Path == root + f.Name))
            Take(file.Name, () => new EntryStream(file.Entry));
    }

    private static bool Leaves(string path) =>
        path.StartsWith('/') || path.Contains(':', StringComparison.Ordinal) || path.Split('/').Contains("..");

    private static string RootOf(List<Inside> files)
    {
        if (files.Count == 0 || files.Exists(f => f.Path == f.Name))
            return "";
        string first = files[0].Path[..(files[0].Path.IndexOf('/', StringComparison.Ordinal) + 1)];
        return files.TrueForAll(f => f.Path.StartsWith(first, StringComparison.Ordinal)) ? first : "";
    }

    private sealed record Inside(string Path, string Name, ZipArchiveEntry Entry);
}
