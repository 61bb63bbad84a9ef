using TalentGraph.Graph.Sqlite.Engine;

namespace TalentGraph.Graph.Sqlite.Records;

/// <summary>The reads that a reader and a write session share.</summary>
internal static class Lookups
{
    public static IReadOnlyDictionary<string, T> Fetch<T>(Connection connection, Scope scope, IReadOnlyCollection<string> keys)
        where T : class, IRecord
    {
        RecordType type = RecordType.Of<T>();
        RecordReader reader = RecordReader.ByKey(connection, type);
        var found = new List<IRecord>(keys.Count);
        foreach (string key in keys.Distinct(StringComparer.Ordinal))
        {
            if (reader.Find(key) is { } record)
                found.Add(record);
        }

        return ScopeFilter.Keep(connection, scope, type, found).ToDictionary(type.KeyOf, r => (T)r, StringComparer.Ordinal);
    }

    public static IReadOnlyDictionary<CadreId, IReadOnlyList<T>> OfCadres<T>(Connection connection, Scope scope, IReadOnlyCollection<CadreId> cadres)
        where T : class, IRecord
    {
        HashSet<string> visible = ScopeFilter.Visible(connection, scope, cadres.Select(c => c.Value));
        return Of<T, CadreId>(connection, Scope.Everything, "of_cadres", "cadre_id", visible, text => new CadreId(text));
    }

    public static IReadOnlyDictionary<ClassId, IReadOnlyList<T>> OfClasses<T>(Connection connection, Scope scope, IReadOnlyCollection<ClassId> classes)
        where T : class, IRecord =>
        Of<T, ClassId>(connection, scope, "of_classes", "class_id", [.. classes.Select(c => c.Value)], text => new ClassId(text));

    /// <summary>Whether a record type can be asked for by what it hangs from.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    public static void Require<T>(string folder)
        where T : class, IRecord
    {
        string query = $"{folder}/{RecordType.Of<T>().Name}";
        if (!QueryFiles.Has(query))
            throw new ArgumentException($"No store call gives {query}.", folder);
    }

    private static Dictionary<TId, IReadOnlyList<T>> Of<T, TId>(
        Connection connection, Scope scope, string folder, string column, HashSet<string> ids, Func<string, TId> idOf)
        where T : class, IRecord
        where TId : notnull
    {
        var grouped = new Dictionary<TId, IReadOnlyList<T>>();
        if (ids.Count == 0)
            return grouped;
        RecordType type = RecordType.Of<T>();
        int place = type.Columns.Single(c => c.Name == column).Index;
        RecordReader reader = new RecordReader(connection, $"{folder}/{type.Name}", type).Of(ids);
        var found = new List<IRecord>();
        while (reader.Next() is { } record)
            found.Add(record);
        reader.Reset();
        foreach (IRecord record in ScopeFilter.Keep(connection, scope, type, found))
        {
            TId id = idOf((string)type.ToRow(record)[place]!);
            if (!grouped.TryGetValue(id, out IReadOnlyList<T>? list))
                grouped.Add(id, list = new List<T>());
            ((List<T>)list).Add((T)record);
        }

        return grouped;
    }
}
