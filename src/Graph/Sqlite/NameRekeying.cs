using TalentGraph.Graph.Sqlite.Engine;
using TalentGraph.Graph.Sqlite.Records;

namespace TalentGraph.Graph.Sqlite;

/// <summary>Writes the sort keys of all names anew when the order they were made by is not this machine's.</summary>
internal static class NameRekeying
{
    public static void Apply(Connection writer, TimeProvider time, CancellationToken cancellationToken)
    {
        if (StoredStatus.Read(writer, time).NameOrder == PinyinOrder.Version)
            return;
        writer.Execute("PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE", "rekey");
        try
        {
            foreach (RecordType type in RecordTypes.All.Where(t => SearchText.LabelOf(t) is not null))
                Rekey(writer, type, cancellationToken);
            writer.Query("set_meta").Bind("key", "name_order").Bind("value", PinyinOrder.Version).Run();
            writer.Execute("COMMIT; PRAGMA busy_timeout = 0", "rekey");
        }
        catch
        {
            writer.Clear();
            throw;
        }
    }

    /// <summary>Writes every record of a type as it is: the writer makes the key, and no change is logged.</summary>
    private static void Rekey(Connection writer, RecordType type, CancellationToken cancellationToken)
    {
        using var records = new RecordWriter(writer, type);
        foreach (IRecord record in KeyPages.Of(writer, type).SelectMany(page => page))
        {
            cancellationToken.ThrowIfCancellationRequested();
            records.Write(record, out _);
        }
    }
}
