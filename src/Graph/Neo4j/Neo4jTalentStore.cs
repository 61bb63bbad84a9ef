using System.Runtime.CompilerServices;
using TalentGraph.Graph.Neo4j.Engine;
using TalentGraph.Graph.Neo4j.Records;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Writing;

namespace TalentGraph.Graph.Neo4j;

/// <summary>
/// The store on a Neo4j database: facts are nodes and relationships that an analyst reads as they are. One writer at a
/// time, among all processes; any number of readers.
/// </summary>
/// <remarks>
/// A read of several statements has no snapshot here. What one call answers may mix the moment before a commit with the
/// moment after it; a scan notices that a commit has changed what it reads, begins anew while it has given nothing, and
/// fails as transient otherwise. While an import runs that is too large for one commit, or after it was cut off, its
/// records show, and <see cref="StoreStatus.UnfinishedImport"/> says so.
/// </remarks>
public sealed class Neo4jTalentStore : ITalentStore, IReadsKindsTogether
{
    private const int Attempts = 3;
    private const int PartsAtOnce = 40;
    private readonly CypherRunner runner;
    private readonly RecordQueries queries;
    private readonly ScopeFilter filter;
    private readonly TimeProvider time;
    private readonly Neo4jStoreOptions options;
    private readonly SemaphoreSlim writing = new(1, 1);

    private Neo4jTalentStore(ICypherTransport transport, Neo4jStoreOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        runner = new CypherRunner(transport);
        queries = new RecordQueries(runner);
        filter = new ScopeFilter(runner);
    }

    /// <summary>Opens a store, migrating its database first.</summary>
    /// <param name="transport">The way to the database; it is the store's from here on.</param>
    /// <param name="options">How writers take turns.</param>
    /// <param name="time">Stamps commits.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="GraphStoreException">The database cannot be reached, or was migrated by a newer build.</exception>
    public static async Task<Neo4jTalentStore> OpenAsync(
        ICypherTransport transport, Neo4jStoreOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(options);
        var store = new Neo4jTalentStore(transport, options, time);
        try
        {
            await Migrations.ApplyAsync(store.runner, options, time, cancellationToken).ConfigureAwait(false);
            await NameRekeying.ApplyAsync(store.runner, options, time, cancellationToken).ConfigureAwait(false);
            return store;
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<StoreStatus> StatusAsync(CancellationToken cancellationToken)
    {
        StoredStatus status = await StoredStatus.ReadAsync(runner, cancellationToken).ConfigureAwait(false);
        return new StoreStatus(status.Version, status.Today, status.Unfinished, IsEmpty: !status.HoldsRecords, status.NationalIdKey) { UnfinishedContent = status.Content };
    }

    /// <inheritdoc/>
    public async Task<string> NoteNationalIdKeyAsync(string fingerprint, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fingerprint);
        CypherTable noted = await runner.WriteAsync("national_id_key", cancellationToken, ("fingerprint", fingerprint)).ConfigureAwait(false);
        return noted["nationalIdKey"].Text(0);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, T>> FetchAsync<T>(Scope scope, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        where T : class, IRecord
    {
        RecordType type = RecordType.Of<T>();
        List<Found> found = await queries.ByKeyAsync(type, keys, cancellationToken).ConfigureAwait(false);
        found = await filter.KeepAsync(scope, type, found, cancellationToken).ConfigureAwait(false);
        return found.ToDictionary(r => r.Key, r => (T)r.Record, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The record does not hang from a cadre.</exception>
    public async Task<IReadOnlyDictionary<CadreId, IReadOnlyList<T>>> OfCadresAsync<T>(
        Scope scope, IReadOnlyCollection<CadreId> cadres, CancellationToken cancellationToken)
        where T : class, IRecord
    {
        RecordType type = RecordType.Of<T>();
        RecordQueries.Require(type, "cadres");
        HashSet<string> visible = await filter.VisibleAsync(scope, cadres.Select(c => c.Value), cancellationToken).ConfigureAwait(false);
        List<Found> found = await queries.OfCadresAsync(type, visible, cancellationToken).ConfigureAwait(false);
        NaturalOrder.Sort(type, found);
        return Grouped.ByCadre<T>(type, found);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A kind does not hang from cadres.</exception>
    public async Task<IReadOnlyDictionary<CadreFact, IReadOnlyList<IRecord>>> OfCadresAsync(
        IReadOnlyCollection<CadreFact> facts, CancellationToken cancellationToken)
    {
        foreach (FactKind kind in facts.Select(fact => fact.Kind).Distinct())
            RecordQueries.Require(kind.Type, "cadres");
        var all = new Dictionary<CadreFact, IReadOnlyList<IRecord>>();
        foreach (CadreFact[] some in facts.Distinct().Chunk(RecordQueries.FactsAtOnce))
        {
            var read = new Dictionary<CadreFact, IReadOnlyList<IRecord>>();
            foreach ((KindOfCadres of, List<Found> found) in await queries.OfCadresAsync(KindOfCadres.Of(some), cancellationToken).ConfigureAwait(false))
            {
                if (of.ByKey)
                {
                    foreach (Found one in found)
                        read.Add(of.Kind.ByKey(one.Record), of.Kind.ListOf([one.Record]));
                    continue;
                }

                NaturalOrder.Sort(of.Kind.Type, found);
                foreach ((CadreId cadre, IReadOnlyList<IRecord> records) in Grouped.ByCadre<IRecord>(of.Kind.Type, found))
                    read.Add(new CadreFact(of.Kind, cadre), of.Kind.ListOf(records));
            }

            foreach ((CadreFact fact, IReadOnlyList<IRecord> records) in CadreFact.Of(some, read))
                all.Add(fact, records);
        }

        return all;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The record does not hang from a class.</exception>
    public async Task<IReadOnlyDictionary<ClassId, IReadOnlyList<T>>> OfClassesAsync<T>(
        Scope scope, IReadOnlyCollection<ClassId> classes, CancellationToken cancellationToken)
        where T : class, IRecord
    {
        RecordType type = RecordType.Of<T>();
        RecordQueries.Require(type, "classes");
        HashSet<string> ids = [.. classes.Select(c => c.Value)];
        List<Found> found = await queries.OfClassesAsync(type, ids, cancellationToken).ConfigureAwait(false);
        found = await filter.KeepAsync(scope, type, found, cancellationToken).ConfigureAwait(false);
        found.Sort((a, b) => KeyOrder.Instance.Compare(a.Key, b.Key));
        return Grouped.ByClass<T>(type, found);
    }

    /// <inheritdoc/>
    public async Task<CadreId?> FindByExternalIdAsync(Scope scope, string system, string value, CancellationToken cancellationToken)
    {
        CypherTable table = await runner.ReadAsync("by_external_id", cancellationToken, ("system", system), ("value", value)).ConfigureAwait(false);
        List<string> found = [.. Enumerable.Range(0, table.Count).Select(table[0].Text)];
        HashSet<string> visible = await filter.VisibleAsync(scope, found, cancellationToken).ConfigureAwait(false);
        return found.Find(visible.Contains) is { } id ? new CadreId(id) : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CadreId>> RelativesOfAsync(CadreId cadre, CancellationToken cancellationToken)
    {
        CypherTable table = await runner.ReadAsync("relatives", cancellationToken, ("cadre", cadre.Value)).ConfigureAwait(false);
        return [.. Enumerable.Range(0, table.Count).Select(row => new CadreId(table[0].Text(row)))];
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The text is empty, or a kind is none of those.</exception>
    public Task<IReadOnlyList<TextHit>> SearchAsync(
        Scope scope, string text, IReadOnlyCollection<string> kinds, int? first, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        TextSearch.Require(kinds);
        return TextSearch.RunAsync(runner, scope, text, kinds, first ?? int.MaxValue, cancellationToken);
    }

    /// <inheritdoc/>
    public int? MostBytes(RecordType type, Column column) => IndexedText.MostBytes(type, column);

    /// <inheritdoc/>
    public async IAsyncEnumerable<T> ScanAsync<T>([EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class, IRecord
    {
        RecordType type = RecordType.Of<T>();
        Version version = (await StoredStatus.ReadAsync(runner, cancellationToken).ConfigureAwait(false)).Version;
        int attempt = 1;
        string? after = "";
        while (after is not null)
        {
            List<Found> page = await queries.PageAsync(type, after, cancellationToken).ConfigureAwait(false);
            if (await IsOvertakenAsync(type, version, cancellationToken).ConfigureAwait(false))
            {
                if (after.Length > 0 || attempt++ == Attempts)
                    throw new GraphStoreException(GraphStoreException.ScanOvertaken, "scan/" + type.Name, isTransient: true, null);
                version = (await StoredStatus.ReadAsync(runner, cancellationToken).ConfigureAwait(false)).Version;
                continue;
            }

            foreach (Found record in page)
                yield return (T)record.Record;
            after = page.Count == RecordQueries.PageRows(type) ? page[^1].Key : null;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Change> ChangesAsync(Version since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CypherTable kept = await runner.ReadAsync(
            "forgotten", cancellationToken, ("keptSince", time.GetUtcNow().AddDays(-Change.KeptDays))).ConfigureAwait(false);
        if (since.Number < kept["forgotten"].Whole(0) || since.Number > kept["version"].Whole(0))
            throw new GraphStoreException(GraphStoreException.ResyncRequired, "changes", isTransient: false, null);

        var place = new ChangePlace(since.Number, ChangePlace.AfterAllKinds, "");
        var said = new HashSet<string>(StringComparer.Ordinal);
        CypherTable table;
        do
        {
            table = await runner.ReadAsync(
                "changes",
                cancellationToken,
                ("version", place.Version),
                ("kind", place.Kind),
                ("part", place.Part),
                ("parts", PartsAtOnce)).ConfigureAwait(false);
            for (int row = 0; row < table.Count; row++)
            {
                var next = new ChangePlace(table[0].Whole(row), table[1].Text(row), table[2].Text(row));
                // A commit of several parts may have written a record twice: it is said once.
                if (next.Version != place.Version || next.Kind != place.Kind)
                    said.Clear();
                place = next;
                foreach (string key in table[3].Texts(row).Where(said.Add))
                    yield return new Change(new Version(place.Version), place.Kind, key, Deleted: false, table[4].Moment(row), table[5].Text(row));
            }
        }
        while (table.Count == PartsAtOnce);
    }

    /// <inheritdoc/>
    public Task<IWriteSession> BeginAsync(string source, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        return BeginAsync(source, resumes: null, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IWriteSession> ResumeAsync(string import, string source, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(import);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        IWriteSession session = await BeginAsync(source, import, cancellationToken).ConfigureAwait(false);
        try
        {
            return (await StoredStatus.ReadAsync(runner, cancellationToken).ConfigureAwait(false)).Unfinished == import
                ? session
                : throw new GraphStoreException(GraphStoreException.NotUnfinished, "begin", isTransient: false, null);
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await runner.DisposeAsync().ConfigureAwait(false);
        writing.Dispose();
    }

    private async Task<IWriteSession> BeginAsync(string source, string? resumes, CancellationToken cancellationToken)
    {
        if (!await writing.WaitAsync(options.WriterWait, cancellationToken).ConfigureAwait(false))
            throw new GraphStoreException(StoreCodes.Busy, "begin", isTransient: true, null);
        try
        {
            WriterPlace place = await WriterPlace.TakeAsync(runner, options.WriterWait, options.Lease, time, cancellationToken).ConfigureAwait(false);
            return new Neo4jWriteSession(runner, place, new WriterWork(source, resumes, options, time, () => writing.Release()));
        }
        catch
        {
            writing.Release();
            throw;
        }
    }

    private async Task<bool> IsOvertakenAsync(RecordType type, Version version, CancellationToken cancellationToken)
    {
        CypherTable table = await runner.ReadAsync("overtaken", cancellationToken, ("version", version.Number), ("kind", type.Name)).ConfigureAwait(false);
        return table[0].Flag(0);
    }

    /// <summary>A place in the change log.</summary>
    private sealed record ChangePlace(long Version, string Kind, string Part)
    {
        /// <summary>Sorts after every kind.</summary>
        public const string AfterAllKinds = "\uffff";
    }
}
