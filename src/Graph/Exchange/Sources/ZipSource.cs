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
        List<ZipArchiveEntry> inside = [];
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            if (entry.FullName.Any(char.IsControl))
                Refuse(entry.FullName, "the name holds control characters");
            else if (Leaves(entry.FullName))
                Refuse(entry.FullName, "the path leaves the folder");
            else if (entry.Name.Length > 0 && !entry.Name.StartsWith('.') && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))
                inside.Add(entry);
        }

        string root = RootOf(inside);
        foreach (ZipArchiveEntry entry in inside.Where(e => e.FullName == root + e.Name))
            Take(entry.Name, () => new EntryStream(entry));
    }

    private static bool Leaves(string path) =>
        path.StartsWith('/') || path.Contains('\\', StringComparison.Ordinal) || path.Contains(':', StringComparison.Ordinal) ||
        path.Split('/').Contains("..");

    private static string RootOf(List<ZipArchiveEntry> entries)
    {
        if (entries.Count == 0 || entries.Exists(e => e.FullName == e.Name))
            return "";
        string first = entries[0].FullName[..(entries[0].FullName.IndexOf('/', StringComparison.Ordinal) + 1)];
        return entries.TrueForAll(e => e.FullName.StartsWith(first, StringComparison.Ordinal)) ? first : "";
    }
}
