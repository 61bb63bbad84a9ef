namespace TalentGraph.Graph.Store.Caching;

/// <summary>A kind of record that is kept.</summary>
/// <param name="type">The kind.</param>
/// <param name="fetch">Reads records of it by key, of everybody.</param>
internal sealed class HeldKind(RecordType type, Func<IReadOnlyCollection<string>, CancellationToken, Task<IEnumerable<IRecord>>> fetch)
{
    private const string Owner = "cadre_id";
    private readonly int owner = type.Columns.Single(column => column.Name == Owner).Index;

    /// <summary>Whether records of a kind say whose they are.</summary>
    public static bool HangsFromCadre(RecordType type) => type.Columns.Any(column => column.Name == Owner);

    /// <summary>The records of a place, as they are kept.</summary>
    public HeldFacts Of<T>(FactPlace place, IReadOnlyList<T> records)
        where T : class, IRecord
    {
        object?[][] rows = [.. records.Select(type.ToRow)];
        string? cadre = place.IsKey ? rows.FirstOrDefault()?[owner] as string : place.Owner;
        return new HeldFacts(place, cadre, records.ToArray(), [.. rows.Select(type.KeyOf)], RecordWeight.Of(rows));
    }

    /// <summary>The cadres from whom records hang, as the store has them.</summary>
    public async Task<IEnumerable<string>> OwnersAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        (await fetch(keys, cancellationToken).ConfigureAwait(false)).Select(record => type.ToRow(record)[owner]).OfType<string>();
}
