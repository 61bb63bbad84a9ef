using TalentGraph.Graph.Sqlite.Engine;

namespace TalentGraph.Graph.Sqlite.Records;

/// <summary>All records of a type in pages by key: no query stays open between two pages, so that the reader may write.</summary>
internal static class KeyPages
{
    private const int Rows = 1000;

    public static IEnumerable<IReadOnlyList<IRecord>> Of(Connection connection, RecordType type)
    {
        string first = "";
        List<IRecord> page;
        do
        {
            page = Read(connection, type, first);
            if (page.Count > 0)
                yield return page;
            // Nothing sorts between a key and itself with a zero behind it.
            first = page.Count > 0 ? type.KeyOf(page[^1]) + "\0" : first;
        }
        while (page.Count == Rows);
    }

    private static List<IRecord> Read(Connection connection, RecordType type, string first)
    {
        var page = new List<IRecord>(Rows);
        RecordReader reader = RecordReader.ByKey(connection, type).From(first);
        while (page.Count < Rows && reader.Next() is { } record)
            page.Add(record);
        reader.Reset();
        return page;
    }
}
