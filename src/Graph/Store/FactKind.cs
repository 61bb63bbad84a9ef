namespace TalentGraph.Graph.Store;

/// <summary>A kind of record that hangs from cadres, for who asks for several kinds at once; one object a kind.</summary>
public abstract class FactKind
{
    private readonly int cadre;

    private protected FactKind(RecordType type)
    {
        Type = type;
        cadre = type.Columns.Single(column => column.Name == "cadre_id").Index;
    }

    /// <summary>The kind's description.</summary>
    public RecordType Type { get; }

    /// <summary>The kind of these records.</summary>
    /// <exception cref="ArgumentException">They do not hang from cadres.</exception>
    public static FactKind Of<T>()
        where T : class, IRecord => HangsFromCadres(RecordType.Of<T>())
            ? Typed<T>.Instance
            : throw new ArgumentException($"No store call gives {RecordType.Of<T>().Name} of cadres.", nameof(T));

    /// <summary>Asks a store for this kind alone.</summary>
    /// <param name="store">The store.</param>
    /// <param name="scope">Cadres out of it are left out.</param>
    /// <param name="facts">What of it.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>By <see cref="CadreFact.Whole"/> what there is any of.</returns>
    public async Task<IReadOnlyDictionary<CadreFact, IReadOnlyList<IRecord>>> ReadAsync(
        ITalentStore store, Scope scope, IEnumerable<CadreFact> facts, CancellationToken cancellationToken)
    {
        var found = new Dictionary<CadreFact, IReadOnlyList<IRecord>>();
        ILookup<bool, CadreFact> asked = facts.Select(fact => fact.Whole).Distinct().ToLookup(fact => fact.Key is null);
        if (asked[true].Any())
        {
            foreach (var (cadre, records) in await OfCadresAsync(store, scope, [.. asked[true].Select(fact => fact.Cadre)], cancellationToken).ConfigureAwait(false))
                found.Add(new CadreFact(this, cadre), records);
        }

        if (asked[false].Any())
        {
            foreach (IRecord record in await FetchAsync(store, scope, [.. asked[false].Select(fact => fact.Key!)], cancellationToken).ConfigureAwait(false))
                found.Add(ByKey(record), ListOf([record]));
        }

        return found;
    }

    internal static bool HangsFromCadres(RecordType type) => type.Columns.Any(column => column.Name == "cadre_id");

    /// <summary>A record as what is asked for by its key.</summary>
    internal CadreFact ByKey(IRecord record)
    {
        object?[] row = Type.ToRow(record);
        return new CadreFact(this, new CadreId((string)row[cadre]!), Key: Type.KeyOf(row));
    }

    /// <summary>Records by key.</summary>
    internal abstract Task<IEnumerable<IRecord>> FetchAsync(ITalentStore store, Scope scope, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>Records by whose they are.</summary>
    private protected abstract Task<IEnumerable<KeyValuePair<CadreId, IReadOnlyList<IRecord>>>> OfCadresAsync(
        ITalentStore store, Scope scope, IReadOnlyCollection<CadreId> cadres, CancellationToken cancellationToken);

    /// <summary>A list of the kind's own type, as whoever asks for one kind gets it.</summary>
    internal abstract IReadOnlyList<IRecord> ListOf(IEnumerable<IRecord> records);

    private sealed class Typed<T>() : FactKind(RecordType.Of<T>())
        where T : class, IRecord
    {
        public static readonly Typed<T> Instance = new();

        internal override async Task<IEnumerable<IRecord>> FetchAsync(
            ITalentStore store, Scope scope, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
            (await store.FetchAsync<T>(scope, keys, cancellationToken).ConfigureAwait(false)).Values;

        internal override IReadOnlyList<IRecord> ListOf(IEnumerable<IRecord> records) => records.Cast<T>().ToArray();

        private protected override async Task<IEnumerable<KeyValuePair<CadreId, IReadOnlyList<IRecord>>>> OfCadresAsync(
            ITalentStore store, Scope scope, IReadOnlyCollection<CadreId> cadres, CancellationToken cancellationToken) =>
            (await store.OfCadresAsync<T>(scope, cadres, cancellationToken).ConfigureAwait(false))
                .Select(pair => KeyValuePair.Create(pair.Key, (IReadOnlyList<IRecord>)pair.Value));
    }
}

/// <summary>The records of a kind that hang from a cadre.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Cadre">Whose.</param>
/// <param name="Latest">So many of them are enough, by the day on which what they are part of ended, the last first; null: all. A store may give more.</param>
/// <param name="Key">The one with this key, where it is the cadre's; null: whatever their keys.</param>
public readonly record struct CadreFact(FactKind Kind, CadreId Cadre, int? Latest = null, string? Key = null)
{
    /// <summary>All of them, or the one.</summary>
    public CadreFact Whole => this with { Latest = null };

    /// <summary>What was asked for, out of what was read of each kind and cadre.</summary>
    /// <param name="asked">What was asked for.</param>
    /// <param name="read">What there is, by <see cref="Whole"/>; as much as the most that was asked of it.</param>
    public static Dictionary<CadreFact, IReadOnlyList<IRecord>> Of(IEnumerable<CadreFact> asked, IReadOnlyDictionary<CadreFact, IReadOnlyList<IRecord>> read)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(read);
        var found = new Dictionary<CadreFact, IReadOnlyList<IRecord>>();
        foreach (CadreFact fact in asked)
        {
            if (read.TryGetValue(fact.Whole, out IReadOnlyList<IRecord>? records))
                found[fact] = records;
        }

        return found;
    }
}

/// <summary>A store that reads records of several kinds in one query: one behind a network, where a query costs more than its rows.</summary>
public interface IReadsKindsTogether
{
    /// <summary>Records that hang from cadres. The system's own read: whoever asks for another judges who may see them.</summary>
    /// <param name="facts">Which kinds, and whose.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>
    /// One list for what there is any of, of the kind's own type, in the order that
    /// <see cref="ITalentStore.OfCadresAsync{T}"/> gives.
    /// </returns>
    Task<IReadOnlyDictionary<CadreFact, IReadOnlyList<IRecord>>> OfCadresAsync(IReadOnlyCollection<CadreFact> facts, CancellationToken cancellationToken);
}
