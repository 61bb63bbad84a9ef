namespace TalentGraph.Graph.Store.Caching;

/// <summary>A kind of record that is kept.</summary>
/// <param name="kind">The kind.</param>
/// <param name="store">Where it is read.</param>
internal sealed class HeldKind(FactKind kind, ITalentStore store)
{
    private readonly int owner = kind.Type.Columns.Single(column => column.Name == "cadre_id").Index;

    /// <summary>The records of a fact, as they are kept.</summary>
    public HeldFacts Of(CadreFact fact, IReadOnlyList<IRecord> records)
    {
        object?[][] rows = [.. records.Select(kind.Type.ToRow)];
        return new HeldFacts(fact, records, [.. rows.Select(kind.Type.KeyOf)], RecordWeight.Of(rows));
    }

    /// <summary>The cadres from whom records hang, as the store has them.</summary>
    public async Task<IEnumerable<string>> OwnersAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        (await kind.FetchAsync(store, Scope.Everything, keys, cancellationToken).ConfigureAwait(false)).Select(record => kind.Type.ToRow(record)[owner]).OfType<string>();
}
