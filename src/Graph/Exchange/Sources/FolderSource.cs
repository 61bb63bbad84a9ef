namespace TalentGraph.Graph.Exchange.Sources;

/// <summary>A bundle in a folder: its own files, not those of folders in it.</summary>
internal sealed class FolderSource : BundleSource
{
    public FolderSource(string folder)
    {
        var root = new DirectoryInfo(folder);
        Name = root.Name;
        string inside = Path.TrimEndingDirectorySeparator(root.FullName) + Path.DirectorySeparatorChar;
        foreach (FileInfo file in root.EnumerateFiles().OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            string path = file.FullName;
            if (file.Name.Any(char.IsControl))
                Refuse(file.Name, "the name holds control characters");
            else if (file.ResolveLinkTarget(returnFinalTarget: true) is { } target && !target.FullName.StartsWith(inside, StringComparison.Ordinal))
                Refuse(file.Name, "the link leaves the folder");
            else if (!file.Name.StartsWith('.'))
                Take(file.Name, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan));
        }
    }

    public override string Name { get; }
}
