using TalentGraph.Graph.Sqlite.Engine;

namespace TalentGraph.Graph.Sqlite.Records;

/// <summary>Says which cadres a scope holds, and drops the records of all others.</summary>
internal static class ScopeFilter
{
    /// <summary>The column that names the cadre a record hangs from; -1: it hangs from none and is everybody's.</summary>
    public static int OwnerOf(RecordType type) =>
        type.Columns.FirstOrDefault(c => type.Type == typeof(Cadre) ? c.Name == "id" : c.Name == "cadre_id")?.Index ?? -1;

    /// <summary>Those of the cadres that are in scope.</summary>
    public static HashSet<string> Visible(Connection connection, Scope scope, IEnumerable<string> cadres)
    {
        if (scope.All)
            return [.. cadres.Except(scope.Except.Select(c => c.Value), StringComparer.Ordinal)];
        Statement query = connection.Query("in_scope")
            .Bind("ids", Json.Array(cadres))
            .Bind("managed", Json.Grants(scope.Managed))
            .Bind("assigned", Json.Grants(scope.Assigned))
            .Bind("trained_by", Json.Array(scope.TrainedBy.Select(u => u.Value)))
            .Bind("persons", Json.Array(scope.Persons.Select(c => c.Value)))
            .Bind("except", Json.Array(scope.Except.Select(c => c.Value)));
        var visible = new HashSet<string>(StringComparer.Ordinal);
        while (query.Step())
            visible.Add(query.Text(0));
        query.Reset();
        return visible;
    }

    /// <summary>Those of the records that hang from no cadre or from one in scope, in the order given.</summary>
    public static IReadOnlyList<IRecord> Keep(Connection connection, Scope scope, RecordType type, IReadOnlyList<IRecord> records)
    {
        int owner = OwnerOf(type);
        if ((scope.All && scope.Except.Count == 0) || owner < 0 || records.Count == 0)
            return records;
        string?[] owners = [.. records.Select(r => (string?)type.ToRow(r)[owner])];
        HashSet<string> visible = Visible(connection, scope, owners.OfType<string>().Distinct());
        return [.. records.Where((_, i) => owners[i] is null || visible.Contains(owners[i]!))];
    }
}
