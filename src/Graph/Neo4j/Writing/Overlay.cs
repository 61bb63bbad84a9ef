using TalentGraph.Graph.Neo4j.Records;

namespace TalentGraph.Graph.Neo4j.Writing;

/// <summary>What a session reads: the store, with what it has not sent yet laid over it.</summary>
internal sealed class Overlay(RecordQueries queries, WriteBuffer buffer)
{
    public async Task<List<Found>> ByKeyAsync(RecordType type, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, Found> own = buffer.Of(type);
        HashSet<string> asked = new(keys, StringComparer.Ordinal);
        List<Found> found = [.. asked.Where(own.ContainsKey).Select(key => own[key])];
        found.AddRange(await queries.ByKeyAsync(type, asked.Where(key => !own.ContainsKey(key)), cancellationToken).ConfigureAwait(false));
        return found;
    }

    /// <summary>What hangs from cadres, oldest first.</summary>
    public async Task<List<Found>> OfCadresAsync(RecordType type, IReadOnlyCollection<string> cadres, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, Found> own = buffer.Of(type);
        List<Found> found = await queries.OfCadresAsync(type, cadres, cancellationToken).ConfigureAwait(false);
        if (own.Count > 0)
        {
            // A record may hang from another cadre now than it does in the store.
            int owner = type.Columns.Single(c => c.Name == "cadre_id").Index;
            HashSet<string> asked = new(cadres, StringComparer.Ordinal);
            found.RemoveAll(r => own.ContainsKey(r.Key));
            Found[] added = [.. own.Values.Where(r => r.Row[owner] is string cadre && asked.Contains(cadre))];
            found.AddRange(await DatedAsync(type, added, cancellationToken).ConfigureAwait(false));
        }

        NaturalOrder.Sort(type, found);
        return found;
    }

    /// <summary>A page in key order.</summary>
    /// <returns>The page, and the key to go on after; null: there is no more.</returns>
    public async Task<(List<Found> Page, string? Next)> PageAsync(RecordType type, string after, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, Found> own = buffer.Of(type);
        List<Found> page = await queries.PageAsync(type, after, cancellationToken).ConfigureAwait(false);
        string? last = page.Count == RecordQueries.PageRows(type) ? page[^1].Key : null;
        IEnumerable<Found> within = own.Values.Where(r =>
            KeyOrder.Instance.Compare(r.Key, after) > 0 && (last is null || KeyOrder.Instance.Compare(r.Key, last) <= 0));
        List<Found> merged = [.. page.Where(r => !own.ContainsKey(r.Key)), .. within];
        merged.Sort((a, b) => KeyOrder.Instance.Compare(a.Key, b.Key));
        return (merged, last);
    }

    /// <summary>Gives records their day where another record has it.</summary>
    private async Task<IEnumerable<Found>> DatedAsync(RecordType type, Found[] records, CancellationToken cancellationToken)
    {
        if (NaturalOrder.DatedBy(type) is not var (reference, dated, day) || records.Length == 0)
            return records;
        int at = type.Columns.Single(c => c.Name == reference).Index;
        int dayAt = dated.Columns.Single(c => c.Name == day).Index;
        string[] keys = [.. records.Select(r => r.Row[at]).OfType<string>()];
        Dictionary<string, Found> others = (await ByKeyAsync(dated, keys, cancellationToken).ConfigureAwait(false)).ToDictionary(r => r.Key, StringComparer.Ordinal);
        return records.Select(r => r with { Since = r.Row[at] is string key ? others.GetValueOrDefault(key)?.Row[dayAt] : null });
    }
}
