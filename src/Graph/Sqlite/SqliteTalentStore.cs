using System.Globalization;
using System.Runtime.CompilerServices;
using TalentGraph.Graph.Sqlite.Engine;
using TalentGraph.Graph.Sqlite.Records;

namespace TalentGraph.Graph.Sqlite;

/// <summary>The embedded store: one file, one writer at a time, any number of readers, each as of one commit.</summary>
public sealed class SqliteTalentStore : ITalentStore
{
    private const int RowsAtOnce = 1000;
    private readonly Database database;
    private readonly TimeProvider time;
    private readonly TimeSpan writerWait;
    private readonly Connection writer;
    private readonly SemaphoreSlim writing = new(1, 1);

    private SqliteTalentStore(string path, TimeProvider time, TimeSpan writerWait)
    {
        this.time = time;
        this.writerWait = writerWait;
        database = new Database(path, time);
        writer = database.OpenWriter();
    }

    /// <summary>Opens a store, making or migrating its file first; a file that is made can be read by its owner alone.</summary>
    /// <param name="path">The file; its folder is made.</param>
    /// <param name="time">Stamps commits.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="GraphStoreException">The file cannot be opened, is no store, or was written by a newer build.</exception>
    public static Task<SqliteTalentStore> OpenAsync(string path, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(path, time, TimeSpan.FromSeconds(5), cancellationToken);

    /// <summary>Opens a store that waits so long for another writer.</summary>
    internal static Task<SqliteTalentStore> OpenAsync(string path, TimeProvider time, TimeSpan writerWait, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Task.Run(
            () =>
            {
                StoreFile.Prepare(path);
                var store = new SqliteTalentStore(path, time, writerWait);
                try
                {
                    Migrations.Apply(store.writer);
                    NameRekeying.Apply(store.writer, time, cancellationToken);
                    return store;
                }
                catch
                {
                    store.Close();
                    throw;
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoreStatus> StatusAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection =>
        {
            StoredStatus status = StoredStatus.Read(connection, time);
            bool isEmpty = RecordTypes.All.All(type => RecordReader.ByKey(connection, type).From("").Next() is null);
            // An import is one commit here: there is no half of one to resume.
            return new StoreStatus(status.Version, status.Today, UnfinishedImport: null, isEmpty);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, T>> FetchAsync<T>(Scope scope, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        where T : class, IRecord =>
        database.ReadAsync(connection => Lookups.Fetch<T>(connection, scope, keys), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The record does not hang from a cadre.</exception>
    public Task<IReadOnlyDictionary<CadreId, IReadOnlyList<T>>> OfCadresAsync<T>(
        Scope scope, IReadOnlyCollection<CadreId> cadres, CancellationToken cancellationToken)
        where T : class, IRecord
    {
        Lookups.Require<T>("of_cadres");
        return database.ReadAsync(connection => Lookups.OfCadres<T>(connection, scope, cadres), cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The record does not hang from a class.</exception>
    public Task<IReadOnlyDictionary<ClassId, IReadOnlyList<T>>> OfClassesAsync<T>(
        Scope scope, IReadOnlyCollection<ClassId> classes, CancellationToken cancellationToken)
        where T : class, IRecord
    {
        Lookups.Require<T>("of_classes");
        return database.ReadAsync(connection => Lookups.OfClasses<T>(connection, scope, classes), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CadreId?> FindByExternalIdAsync(Scope scope, string system, string value, CancellationToken cancellationToken) =>
        database.ReadAsync<CadreId?>(
            connection =>
            {
                Statement query = connection.Query("by_external_id").Bind("system", system).Bind("value", value);
                var found = new List<string>();
                while (query.Step())
                    found.Add(query.Text(0));
                HashSet<string> visible = ScopeFilter.Visible(connection, scope, found);
                return found.Find(visible.Contains) is { } id ? new CadreId(id) : null;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CadreId>> RelativesOfAsync(CadreId cadre, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<CadreId>>(
            connection =>
            {
                Statement query = connection.Query("relatives").Bind("cadre", cadre.Value);
                var relatives = new List<CadreId>();
                while (query.Step())
                    relatives.Add(new CadreId(query.Text(0)));
                return relatives;
            },
            cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The text is empty, or a kind is none of those.</exception>
    public Task<IReadOnlyList<TextHit>> SearchAsync(
        Scope scope, string text, IReadOnlyCollection<string> kinds, int? first, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        TextSearch.Require(kinds);
        return database.ReadAsync(connection => TextSearch.Run(connection, scope, text, kinds, first ?? int.MaxValue), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string> NoteNationalIdKeyAsync(string fingerprint, CancellationToken cancellationToken) => Task.FromResult(fingerprint);

    /// <inheritdoc/>
    public IAsyncEnumerable<T> ScanAsync<T>(CancellationToken cancellationToken)
        where T : class, IRecord =>
        StreamAsync(
            connection => RecordReader.ByKey(connection, RecordType.Of<T>()).From(""),
            reader => (T?)reader.Next(),
            cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Change> ChangesAsync(Version since, CancellationToken cancellationToken) => StreamAsync(
        connection =>
        {
            StoredStatus status = StoredStatus.Read(connection, time);
            return since < status.Forgotten || since > status.Version
                ? throw new GraphStoreException(GraphStoreException.ResyncRequired, "changes", isTransient: false, null)
                : connection.Query("changes").Bind("since", since.Number);
        },
        query => !query.Step() ? null : new Change(
            new Version(query.Whole(0)),
            query.Text(1),
            query.Text(2),
            query.Whole(3) != 0,
            DateTimeOffset.ParseExact(query.Text(4), "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            query.Text(5)),
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IWriteSession> BeginAsync(string source, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        long began = time.GetTimestamp();
        if (!await writing.WaitAsync(writerWait, cancellationToken).ConfigureAwait(false))
            throw new GraphStoreException(StoreErrors.Busy, "begin", isTransient: true, null);
        try
        {
            while (!TryBegin(isLast: time.GetElapsedTime(began) >= writerWait))
                await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken).ConfigureAwait(false);
            return new SqliteWriteSession(writer, source, time, writing);
        }
        catch
        {
            writer.Clear();
            writing.Release();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>An import is one commit here: none is ever left unfinished.</remarks>
    public Task<IWriteSession> ResumeAsync(string import, string source, CancellationToken cancellationToken) =>
        Task.FromException<IWriteSession>(new GraphStoreException(GraphStoreException.NotUnfinished, "begin", isTransient: false, null));

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private void Close()
    {
        database.Dispose();
        writer.Dispose();
        writing.Dispose();
    }

    /// <summary>False when a writer of another process holds the file and there is still time to wait.</summary>
    private bool TryBegin(bool isLast)
    {
        try
        {
            writer.Execute("BEGIN IMMEDIATE", "begin");
            return true;
        }
        catch (GraphStoreException error) when (error.IsTransient && !isLast)
        {
            return false;
        }
    }

    /// <summary>Streams a query as of one commit, some rows at a time.</summary>
    private async IAsyncEnumerable<T> StreamAsync<TQuery, T>(
        Func<Connection, TQuery> begin, Func<TQuery, T?> next, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        Connection connection = database.Rent();
        try
        {
            connection.Execute("BEGIN", "begin");
            TQuery query = begin(connection);
            var rows = new List<T>(RowsAtOnce);
            do
            {
                rows.Clear();
                await Task.Run(
                    () => connection.Watched(
                        () =>
                        {
                            while (rows.Count < RowsAtOnce && next(query) is { } row)
                                rows.Add(row);
                            return rows.Count;
                        },
                        CancellationToken.None,
                        cancellationToken),
                    cancellationToken).ConfigureAwait(false);
                foreach (T row in rows)
                    yield return row;
            }
            while (rows.Count == RowsAtOnce);
        }
        finally
        {
            database.Return(connection);
        }
    }
}
