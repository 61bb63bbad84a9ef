using System.Collections;

namespace TalentGraph.Graph.Store.Caching;

/// <summary>What records take in memory, roughly and rather too much: texts that several share count for each.</summary>
internal static class RecordWeight
{
    private const int Object = 24;
    private const int Place = 300;

    /// <summary>Bytes of a place and its records.</summary>
    public static long Of(IEnumerable<object?[]> rows) => Place + rows.Sum(row => 2L * Object + row.Sum(Of));

    private static long Of(object? cell) => cell switch
    {
        null => 8,
        string text => Object + (2L * text.Length),
        byte[] bytes => Object + bytes.Length,
        IEnumerable list => Object + list.Cast<object?>().Sum(Of),
        _ => Object,
    };
}
