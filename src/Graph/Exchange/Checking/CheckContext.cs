using TalentGraph.Graph.Exchange.Rows;
using TalentGraph.Graph.Exchange.Sources;

namespace TalentGraph.Graph.Exchange.Checking;

/// <summary>What the checks of all files share.</summary>
internal sealed class CheckContext(ITalentStore store, BundleSource source, ImportOptions options, StoreStatus status, Action<ImportProgress>? progress)
{
    private readonly Dictionary<RecordType, FileReport> reports = [];
    private bool writing;
    private long done;

    /// <summary>How many rows are looked at together.</summary>
    public const int Batch = 5000;

    public ITalentStore Store => store;

    public BundleSource Source => source;

    public ImportOptions Options => options;

    /// <summary>Whether there is nothing to check against and nothing to lay rows over.</summary>
    public bool StoreIsEmpty => status.IsEmpty;

    /// <summary>Whether the store is made from this bundle, of which it may hold a part: then it lives at the bundle's day.</summary>
    public bool MakesStore => status.IsEmpty || status.Version.Number == 0;

    /// <summary>The version that the bundle is checked against.</summary>
    public Version Version => status.Version;

    /// <summary>Whether rows are read to be written; set once, when all is checked.</summary>
    public bool Writing
    {
        get => writing;
        set => (writing, done) = (value, 0);
    }

    /// <summary>Whether the bundle brings national ids, in the clear or hashed.</summary>
    public bool HasNationalIds { get; set; }

    public References References { get; } = new(store, status.IsEmpty);

    public RoundIndex Rounds { get; } = new(options.Today, options.Reopen);

    public IndicatorRanges Indicators { get; } = new();

    /// <summary>The reports of the files that the bundle has.</summary>
    public IReadOnlyDictionary<RecordType, FileReport> Reports => reports;

    /// <summary>Opens a file and its report.</summary>
    public RowReader? Open(RecordType type, out FileReport report)
    {
        report = new FileReport(type, options.OnProblem);
        RowReader? reader = RowReader.Open(source, type, options.Encoding, report, column => store.MostBytes(type, column));
        if (reader is not null)
            reports.Add(type, report);
        return reader;
    }

    /// <summary>The next rows of a file; counts them, and brings into form what its record needs beyond cells.</summary>
    public bool Read(RowReader reader, FileReport report, List<BundleRow> rows, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        bool any = reader.Read(Batch, rows);
        report.Rows += rows.Count;
        done += rows.Count;
        progress?.Invoke(new ImportProgress(writing, report.File, done));
        if (report.Name == "class_quotas")
            rows.ForEach(row => QuotaValue.Read(row, report));
        return any;
    }

    /// <summary>What the store has of these rows' keys.</summary>
    public async Task<Dictionary<string, IRecord>> StoredAsync(RecordType type, IEnumerable<string?> keys, CancellationToken cancellationToken)
    {
        if (status.IsEmpty)
            return [];
        HashSet<string> asked = new(keys.OfType<string>(), StringComparer.Ordinal);
        return asked.Count == 0 ? [] : await StoredRecords.Of(type).FetchAsync(store, asked, cancellationToken).ConfigureAwait(false);
    }
}
