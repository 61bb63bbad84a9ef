namespace TalentGraph.Graph.Store;

/// <summary>
/// A graph of cadres, training and appointments at rest. It fetches by ids, scans by key, searches text and writes
/// batches; it never computes anything that a rule derives. Every read takes a <see cref="Scope"/>.
/// </summary>
/// <remarks>All methods throw <see cref="GraphStoreException"/> when the store cannot answer.</remarks>
public interface ITalentStore : IAsyncDisposable
{
    /// <summary>The last version, the store's own today, an unfinished import.</summary>
    Task<StoreStatus> StatusAsync(CancellationToken cancellationToken);

    /// <summary>Records by key.</summary>
    /// <param name="scope">Records of cadres out of it are left out.</param>
    /// <param name="keys">The keys, as <see cref="RecordType.KeyOf(IRecord)"/> makes them; any number.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>What is there and in scope, by key.</returns>
    Task<IReadOnlyDictionary<string, T>> FetchAsync<T>(Scope scope, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        where T : class, IRecord;

    /// <summary>The records that hang from these cadres (their appointments, credits, appraisals, ballots, …).</summary>
    /// <param name="scope">Cadres out of it are left out.</param>
    /// <param name="cadres">Whose records.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>One list a cadre that has any, in the record's natural order: oldest first, then by key.</returns>
    Task<IReadOnlyDictionary<CadreId, IReadOnlyList<T>>> OfCadresAsync<T>(Scope scope, IReadOnlyCollection<CadreId> cadres, CancellationToken cancellationToken)
        where T : class, IRecord;

    /// <summary>The records that hang from these classes (segments, courses, staff, enrolments, rounds, ratings, …).</summary>
    /// <param name="scope">Records of cadres out of it are left out.</param>
    /// <param name="classes">Of which classes.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>One list a class that has any, by key.</returns>
    Task<IReadOnlyDictionary<ClassId, IReadOnlyList<T>>> OfClassesAsync<T>(Scope scope, IReadOnlyCollection<ClassId> classes, CancellationToken cancellationToken)
        where T : class, IRecord;

    /// <summary>The cadre with this id in another system; null when there is none in scope.</summary>
    /// <param name="scope">Who may be found.</param>
    /// <param name="system">The other system.</param>
    /// <param name="value">The id there; of a national id its keyed hash.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<CadreId?> FindByExternalIdAsync(Scope scope, string system, string value, CancellationToken cancellationToken);

    /// <summary>Cadres whose family names one of these, and those whom these name: the family block in both directions.</summary>
    Task<IReadOnlyList<CadreId>> RelativesOfAsync(CadreId cadre, CancellationToken cancellationToken);

    /// <summary>Records whose name, title or alias contains a text, in pinyin order of the name, then by key.</summary>
    /// <param name="scope">Cadres out of it are not found; units, posts, courses and classes are everybody's.</param>
    /// <param name="text">What to look for; case is ignored; never empty.</param>
    /// <param name="kinds">Which records: <c>cadres</c>, <c>units</c>, <c>posts</c>, <c>courses</c>, <c>classes</c>.</param>
    /// <param name="first">At most so many; null: all.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<TextHit>> SearchAsync(Scope scope, string text, IReadOnlyCollection<string> kinds, int? first, CancellationToken cancellationToken);

    /// <summary>
    /// Notes by which key national ids are hashed, unless that is noted: whoever shares the store must hash them by the same
    /// one. A store that one process serves notes nothing, as the key lies beside it.
    /// </summary>
    /// <param name="fingerprint">What the caller's key is known by; never the key.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What holds: the caller's, or that of whoever was first.</returns>
    Task<string> NoteNationalIdKeyAsync(string fingerprint, CancellationToken cancellationToken);

    /// <summary>The most bytes of UTF-8 that the store takes in a cell of a bundle; null: as many as a bundle may have.</summary>
    /// <param name="type">Of which record.</param>
    /// <param name="column">Which cell.</param>
    int? MostBytes(RecordType type, Column column) => null;

    /// <summary>All records of a kind in key order, read as of one commit, in flat memory. The system's own read.</summary>
    /// <exception cref="GraphStoreException">
    /// <see cref="GraphStoreException.ScanOvertaken"/>, transient: a store without snapshots saw a commit change what is being
    /// read; what was given so far is not the whole of any commit.
    /// </exception>
    IAsyncEnumerable<T> ScanAsync<T>(CancellationToken cancellationToken)
        where T : class, IRecord;

    /// <summary>What changed after a version, oldest first; the last change of a record stands for all of a commit.</summary>
    /// <exception cref="GraphStoreException">
    /// <see cref="GraphStoreException.ResyncRequired"/>: something after that version is older than <see cref="Change.KeptDays"/>,
    /// or the version is not of this store: it is before one that <see cref="IWriteSession.ContinueAfterAsync"/> named, or still to come.
    /// </exception>
    IAsyncEnumerable<Change> ChangesAsync(Version since, CancellationToken cancellationToken);

    /// <summary>Begins one commit. One writer at a time: a second one waits, then fails as transient.</summary>
    /// <param name="source">Who writes, for the change log; names no person.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    Task<IWriteSession> BeginAsync(string source, CancellationToken cancellationToken);

    /// <summary>
    /// Begins the commit that ends an import which was cut off. Whoever resumes writes the whole of it again; what is there
    /// already is no change, and what the first attempt changed is published with the commit.
    /// </summary>
    /// <param name="import">The import, as <see cref="StoreStatus.UnfinishedImport"/> names it.</param>
    /// <param name="source">Who writes, for the change log; names no person.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="GraphStoreException"><see cref="GraphStoreException.NotUnfinished"/>: there is no such import.</exception>
    Task<IWriteSession> ResumeAsync(string import, string source, CancellationToken cancellationToken);
}

/// <summary>A record found by its text.</summary>
/// <param name="Kind">The record's plural name.</param>
/// <param name="Key">Its key.</param>
/// <param name="Label">The name or title.</param>
/// <param name="Hint">What tells it from others of that name (a unit, a date); null: nothing.</param>
public sealed record TextHit(string Kind, string Key, string Label, string? Hint);
