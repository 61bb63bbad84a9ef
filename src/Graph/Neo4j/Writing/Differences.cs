using TalentGraph.Graph.Neo4j.Engine;
using TalentGraph.Graph.Neo4j.Records;
using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Graph.Neo4j.Writing;

/// <summary>
/// Leaves only what differs from the store: what is equal is no change. To compare here, while nobody else can write,
/// leaves the statements plain and tells what the change log must say.
/// </summary>
internal sealed class Differences(CypherRunner runner, RecordQueries queries)
{
    /// <summary>What of a portion the store does not say yet.</summary>
    /// <param name="portion">What would be written.</param>
    /// <param name="storeWasEmpty">Whether there is nothing to compare with.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Portion> OfAsync(Portion portion, bool storeWasEmpty, CancellationToken cancellationToken)
    {
        var records = new List<KeyValuePair<RecordType, IReadOnlyList<Found>>>();
        foreach ((RecordType type, IReadOnlyList<Found> some) in portion.Records)
        {
            IReadOnlyList<Found> differ = storeWasEmpty ? some : await OfAsync(type, some, cancellationToken).ConfigureAwait(false);
            if (differ.Count > 0)
                records.Add(new(type, differ));
        }

        return new Portion(records, await NowAsync(portion, cancellationToken).ConfigureAwait(false));
    }

    private async Task<List<Found>> OfAsync(RecordType type, IReadOnlyList<Found> records, CancellationToken cancellationToken)
    {
        List<Found> stored = await queries.ByKeyAsync(type, records.Select(r => r.Key), cancellationToken).ConfigureAwait(false);
        Dictionary<string, object?[]> before = stored.ToDictionary(r => r.Key, r => r.Row, StringComparer.Ordinal);
        return [.. records.Where(r => !before.TryGetValue(r.Key, out object?[]? row) || !IsSame(row, r.Row))];
    }

    private static bool IsSame(object?[] one, object?[] other)
    {
        for (int i = 0; i < one.Length; i++)
        {
            if (!Cells.Same(one[i], other[i]))
                return false;
        }

        return true;
    }

    private async Task<IReadOnlyList<CadreNow>> NowAsync(Portion portion, CancellationToken cancellationToken)
    {
        if (portion.Now.Count == 0)
            return portion.Now;
        CypherTable table = await runner.ReadAsync(
            "now_of", cancellationToken, ("cadres", portion.Now.Select(one => one.Cadre.Value).ToArray())).ConfigureAwait(false);
        var stored = new Dictionary<string, (string? Rank, string? Unit, string? ManagedBy)>(table.Count, StringComparer.Ordinal);
        for (int row = 0; row < table.Count; row++)
            stored.Add(table[0].Text(row), (table[1].TextOrNull(row), table[2].TextOrNull(row), table[3].TextOrNull(row)));
        HashSet<string> written = [.. portion.Records.Where(of => of.Key.Type == typeof(Cadre)).SelectMany(of => of.Value).Select(r => r.Key)];
        return
        [
            .. portion.Now.Where(one => stored.TryGetValue(one.Cadre.Value, out var kept)
                ? kept != (Code.Of(one.Rank), one.Unit?.Value, one.ManagedBy?.Value)
                : written.Contains(one.Cadre.Value)),
        ];
    }
}
