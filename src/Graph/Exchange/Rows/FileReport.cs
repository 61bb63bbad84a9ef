using TalentGraph.Graph.Exchange.Cells;

namespace TalentGraph.Graph.Exchange.Rows;

/// <summary>What is found out about one file: problems go on at once, the rest is counted.</summary>
/// <param name="type">The file's record.</param>
/// <param name="onProblem">Takes each problem; null: nobody.</param>
internal sealed class FileReport(RecordType type, Action<RowProblem>? onProblem)
{
    private readonly HashSet<long> badLines = [];
    private readonly List<ImportWarning> warnings = [];
    private readonly Dictionary<(string Column, Normalised Kind), long> normalised = [];

    /// <summary>The record's plural name.</summary>
    public string Name => type.Name;

    /// <summary>The file's name.</summary>
    public string File { get; } = type.Name + ".csv";

    /// <summary>Rows read.</summary>
    public long Rows { get; set; }

    /// <summary>Good rows that the store does not know.</summary>
    public long Added { get; set; }

    /// <summary>Good rows that it knows.</summary>
    public long Known { get; set; }

    /// <summary>Lines of the report.</summary>
    public long Problems { get; private set; }

    /// <summary>The lines on which bad rows start.</summary>
    public IReadOnlySet<long> BadLines => badLines;

    /// <summary>Warnings, in order.</summary>
    public IReadOnlyList<ImportWarning> Warnings => warnings;

    /// <summary>Counts by column and kind.</summary>
    public IEnumerable<NormalisationCount> Normalisations => normalised.Select(n => new NormalisationCount(File, n.Key.Column, Code.Of(n.Key.Kind), n.Value));

    /// <summary>Tells that a row is bad.</summary>
    public void Add(long line, string column, string value, RowCode code, string reason)
    {
        Problems++;
        badLines.Add(line);
        onProblem?.Invoke(new RowProblem(File, line, column, value, code, reason));
    }

    public void Warn(string subject, string text) => warnings.Add(new ImportWarning(File, subject, text));

    /// <summary>Counts what was done to a cell.</summary>
    public void Normalised(string column, Normalised done)
    {
        foreach (Normalised kind in Kinds)
        {
            if (done.HasFlag(kind))
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(normalised, (column, kind), out _)++;
        }
    }

    private static readonly Normalised[] Kinds = [.. Enum.GetValues<Normalised>().Where(k => k != Cells.Normalised.None)];
}
