using TalentGraph.Graph.Neo4j.Engine;
using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Graph.Neo4j.Records;

/// <summary>Says which cadres a scope holds, and drops the records of all others.</summary>
internal sealed class ScopeFilter(CypherRunner runner)
{
    private const int AtOnce = 5_000;

    /// <summary>Those of the cadres that are in scope.</summary>
    public async Task<HashSet<string>> VisibleAsync(Scope scope, IEnumerable<string> cadres, CancellationToken cancellationToken)
    {
        string[] except = [.. scope.Except.Select(c => c.Value)];
        if (scope.All)
            return [.. cadres.Except(except, StringComparer.Ordinal)];
        var visible = new HashSet<string>(StringComparer.Ordinal);
        foreach (string[] some in cadres.Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            CypherTable table = await runner.ReadAsync(
                "in_scope",
                cancellationToken,
                ("cadres", some),
                ("managed", Grants(scope.Managed)),
                ("assigned", Grants(scope.Assigned)),
                ("trainedBy", scope.TrainedBy.Select(u => u.Value).ToArray()),
                ("persons", scope.Persons.Select(c => c.Value).ToArray()),
                ("except", except)).ConfigureAwait(false);
            for (int row = 0; row < table.Count; row++)
                visible.Add(table[0].Text(row));
        }

        return visible;
    }

    /// <summary>Those of the records that hang from no cadre or from one in scope, in the order given.</summary>
    public async Task<List<Found>> KeepAsync(Scope scope, RecordType type, List<Found> records, CancellationToken cancellationToken)
    {
        int owner = type.Columns.FirstOrDefault(c => type.Type == typeof(Cadre) ? c.Name == "id" : c.Name == "cadre_id")?.Index ?? -1;
        if ((scope.All && scope.Except.Count == 0) || owner < 0 || records.Count == 0)
            return records;
        HashSet<string> visible = await VisibleAsync(scope, records.Select(r => r.Row[owner]).OfType<string>(), cancellationToken).ConfigureAwait(false);
        return records.FindAll(r => r.Row[owner] is not string cadre || visible.Contains(cadre));
    }

    private static Dictionary<string, object?>[] Grants(IReadOnlyList<ScopeGrant> grants) =>
    [
        .. grants.Select(grant => new Dictionary<string, object?>
        {
            ["unit"] = grant.Unit.Value,
            ["ranks"] = grant.Ranks.Select(rank => Code.Of(rank)).ToArray(),
        }),
    ];
}
