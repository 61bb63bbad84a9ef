using TalentGraph.Graph.Exchange.Rows;

namespace TalentGraph.Graph.Exchange.Checking;

/// <summary>What rows may refer to, and what is made because good rows name it.</summary>
internal sealed class References(ITalentStore store, bool storeIsEmpty)
{
    private readonly Dictionary<string, KeySet> sets = RecordTypes.All
        .SelectMany(MarkRow.ColumnsOf)
        .Where(c => c.References is not null)
        .Select(c => c.References!)
        .Distinct(StringComparer.Ordinal)
        .ToDictionary(name => name, name => new KeySet(RecordTypes.Find(name)!), StringComparer.Ordinal);

    private readonly Dictionary<string, List<string>> made = new(StringComparer.Ordinal) { ["raters"] = [], ["competencies"] = [] };

    /// <summary>The keys of raters and competencies that only references name, in the order in which they were met.</summary>
    public IReadOnlyList<string> MadeOf(string name) => made[name];

    /// <summary>The keys of a record type; null when nothing refers to it.</summary>
    public KeySet? Of(string name) => sets.GetValueOrDefault(name);

    /// <summary>Reads the store's keys of all that a file's columns refer to.</summary>
    public async Task LoadForAsync(RecordType type, CancellationToken cancellationToken)
    {
        if (storeIsEmpty)
            return;
        foreach (Column column in MarkRow.ColumnsOf(type))
        {
            if (column.References is { } name)
                await sets[name].LoadAsync(store, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Checks one reference of a row, and tells when it leads nowhere.</summary>
    /// <returns>Whether it leads somewhere, or will.</returns>
    public bool Check(FileReport report, long line, Column column, string id)
    {
        KeySet keys = sets[column.References!];
        switch (keys.Find(id))
        {
            case Found.Nowhere when !column.CreatesMissing:
                report.Add(line, column.Name, id, RowCode.UnknownReference, $"neither the bundle nor the store has it among {column.References}");
                return false;
            case Found.InBadRow:
                report.Add(line, column.Name, id, RowCode.RefersToBadRow, $"refers to the bad row {column.References}.csv:{keys.BadLine(id)} ({id})");
                return false;
            default:
                return true;
        }
    }

    /// <summary>Makes what a good row names and nobody has.</summary>
    /// <returns>Whether it was made now.</returns>
    public bool MakeMissing(Column column, string id)
    {
        if (!column.CreatesMissing || sets[column.References!].Find(id) != Found.Nowhere)
            return false;
        sets[column.References!].AddGood(id);
        made[column.References!].Add(id);
        return true;
    }
}
