namespace TalentGraph.Graph.Exchange.Sources;

/// <summary>Where a bundle's files come from; read as often as one likes, never unpacked.</summary>
internal abstract class BundleSource : IDisposable
{
    private readonly Dictionary<string, Func<Stream>> files = new(StringComparer.Ordinal);
    private readonly List<RowProblem> problems = [];
    private readonly List<string> others = [];

    /// <summary>The bundle's own name, without the folders above it.</summary>
    public abstract string Name { get; }

    /// <summary>Names that are refused: they leave the folder or hold control characters.</summary>
    public IReadOnlyList<RowProblem> Problems => problems;

    /// <summary>Names of files that the contract does not know, in order.</summary>
    public IReadOnlyList<string> Others => others;

    /// <summary>Opens a folder or a .zip.</summary>
    /// <exception cref="BundleException">There is none, it holds no file of a bundle, it is damaged, or it unpacks to too much.</exception>
    public static BundleSource Open(string path)
    {
        try
        {
            BundleSource source = Directory.Exists(path) ? new FolderSource(path)
                : File.Exists(path) ? new ZipSource(path)
                : throw new BundleException("There is no folder and no file of this name.");
            if (source.files.Count > 0 || source.problems.Count > 0)
                return source;
            source.Dispose();
            throw new BundleException("It holds no file of a bundle: .csv files by the names of the contract, in a folder or a .zip.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new BundleException($"The bundle cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>The names of the files that the contract knows, in order.</summary>
    public IEnumerable<string> Files => files.Keys.Order(StringComparer.Ordinal);

    /// <summary>Opens one file.</summary>
    /// <param name="file">Its name: <c>cadres.csv</c>.</param>
    /// <returns>Its bytes from the beginning; null when the bundle has no such file.</returns>
    public Stream? OpenRead(string file) => files.GetValueOrDefault(file)?.Invoke();

    /// <summary>Whether the bundle has the file.</summary>
    public bool Has(string file) => files.ContainsKey(file);

    public virtual void Dispose()
    {
    }

    /// <summary>Takes a file, when the contract knows its name and nothing has it yet.</summary>
    protected void Take(string file, Func<Stream> open)
    {
        string name = file.ToLowerInvariant();
        if (!IsKnown(name))
            others.Add(file);
        else if (!files.TryAdd(name, open))
            Refuse(file, "another entry has the same name");
    }

    protected void Refuse(string path, string reason)
    {
        string shown = string.Concat(path.Select(c => char.IsControl(c) ? '\uFFFD' : c));
        problems.Add(new RowProblem(shown, 0, "", shown, RowCode.BadPath, reason));
    }

    private static bool IsKnown(string name) =>
        name == BundleManifest.FileName ||
        (name.EndsWith(".csv", StringComparison.Ordinal) && RecordTypes.Find(name[..^4]) is { InBundle: true });
}
