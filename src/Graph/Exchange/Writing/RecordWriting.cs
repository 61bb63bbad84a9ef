using TalentGraph.Graph.Exchange.Checking;
using TalentGraph.Graph.Exchange.Rows;

namespace TalentGraph.Graph.Exchange.Writing;

/// <summary>Writes the good rows of one file, laid over what is stored; what would not change is not written.</summary>
internal sealed class RecordWriting(CheckContext check, RecordType type, WriteContext write)
{
    private static readonly Column RankSince = RecordType.Of<Cadre>().Columns.Single(c => c.Name == "rank_since");
    private static readonly Column GradeSince = RecordType.Of<Cadre>().Columns.Single(c => c.Name == "grade_since");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!check.Reports.TryGetValue(type, out FileReport? checkedFile))
            return;
        var silent = new FileReport(type, onProblem: null);
        using RowReader reader = RowReader.Open(check.Source, type, check.Options.Encoding, silent)!;
        List<BundleRow> rows = [];
        while (check.Read(reader, silent, rows, cancellationToken))
        {
            rows.RemoveAll(r => checkedFile.BadLines.Contains(r.Line));
            string[] keys = [.. rows.Select(r => RowKey.Of(type, r)!)];
            Dictionary<string, IRecord> stored = check.StoreIsEmpty
                ? []
                : await StoredRecords.Of(type).FetchAsync(write.Session, keys, cancellationToken).ConfigureAwait(false);
            List<IRecord> records = new(rows.Count);
            for (int i = 0; i < rows.Count; i++)
            {
                if (Make(rows[i], stored.GetValueOrDefault(keys[i])) is { } record)
                    records.Add(record);
            }

            await write.History.WriteAsync(write.Session, cancellationToken).ConfigureAwait(false);
            await write.UpsertAsync(type, records, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The record that a row makes; null when it is stored so already.</summary>
    private IRecord? Make(BundleRow row, IRecord? stored)
    {
        object?[]? before = stored is null ? null : type.ToRow(stored);
        var record = (IRecord)type.FromRow(RowKey.Merge(row, before));
        record = record switch
        {
            Cadre cadre => DerivedTags.Apply(cadre),
            ExternalId id when NationalId.IsPlain(id) => id with { Value = NationalId.Hash(id.Value!, check.Options.NationalIdKey!.Value.Span) },
            _ => record,
        };
        if (before is not null && RowKey.Equal(before, type.ToRow(record)))
            return null;
        if (record is Cadre after && stored is Cadre known)
            write.History.Note(known, after, (DateOnly?)row.Value(RankSince.Index), (DateOnly?)row.Value(GradeSince.Index));
        return record;
    }
}
