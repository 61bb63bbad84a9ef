namespace TalentGraph.Graph.Neo4j.Records;

/// <summary>Records by what they hang from, in the order given.</summary>
internal static class Grouped
{
    public static IReadOnlyDictionary<CadreId, IReadOnlyList<T>> ByCadre<T>(RecordType type, List<Found> records)
        where T : class, IRecord =>
        By<CadreId, T>(type, "cadre_id", records, text => new CadreId(text));

    public static IReadOnlyDictionary<ClassId, IReadOnlyList<T>> ByClass<T>(RecordType type, List<Found> records)
        where T : class, IRecord =>
        By<ClassId, T>(type, "class_id", records, text => new ClassId(text));

    private static Dictionary<TId, IReadOnlyList<T>> By<TId, T>(RecordType type, string column, List<Found> records, Func<string, TId> idOf)
        where TId : notnull
        where T : class, IRecord
    {
        int place = type.Columns.Single(c => c.Name == column).Index;
        return records.GroupBy(r => (string)r.Row[place]!, StringComparer.Ordinal)
            .ToDictionary(of => idOf(of.Key), of => (IReadOnlyList<T>)[.. of.Select(r => (T)r.Record)]);
    }
}
