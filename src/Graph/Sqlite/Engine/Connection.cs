using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TalentGraph.Graph.Sqlite.Engine;

/// <summary>One connection with its prepared statements; used by one caller at a time.</summary>
internal sealed class Connection : IDisposable
{
    /// <summary>How many instructions of SQLite's machine pass between two looks at the tokens: well under a millisecond.</summary>
    private const int StepsBetweenLooks = 10_000;

    /// <summary>How much is copied between two looks at the token: 8 MiB.</summary>
    private const int PagesAtOnce = 2048;

    private readonly SqliteConnection opened;
    private readonly sqlite3 database;
    private readonly Dictionary<string, Statement> prepared = new(StringComparer.Ordinal);
    private CancellationToken stop;
    private CancellationToken late;

    private Connection(SqliteConnection opened)
    {
        this.opened = opened;
        database = opened.Handle!;
        raw.sqlite3_progress_handler(database, StepsBetweenLooks, _ => stop.IsCancellationRequested || late.IsCancellationRequested ? 1 : 0, null);
    }

    /// <summary>Whether a transaction is open.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(database) == 0;

    /// <summary>Opens a file that exists.</summary>
    /// <param name="path">The file.</param>
    /// <param name="pragmas">What to set first.</param>
    public static Connection Open(string path, string pragmas)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        var opened = new SqliteConnection(text.ConnectionString);
        try
        {
            opened.Open();
            var connection = new Connection(opened);
            connection.Execute(pragmas, "open");
            return connection;
        }
        catch (SqliteException error)
        {
            opened.Dispose();
            throw StoreErrors.Of(error, "open");
        }
        catch (GraphStoreException)
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>A query by its file's name, prepared once.</summary>
    public Statement Query(string name)
    {
        if (!prepared.TryGetValue(name, out Statement? statement))
            prepared.Add(name, statement = new Statement(database, name, QueryFiles.Text(name)));
        statement.Reset();
        return statement;
    }

    /// <summary>A statement that is no query file: EXPLAIN, PRAGMA.</summary>
    public Statement Prepare(string sql, string name) => new(database, name, sql);

    /// <summary>Runs statements that return nothing: a migration, a pragma, the ends of a transaction.</summary>
    public void Execute(string sql, string name)
    {
        int result = raw.sqlite3_exec(database, sql);
        if (result != raw.SQLITE_OK)
            throw StoreErrors.Of(result, database, name);
    }

    /// <summary>Runs a piece of work that tokens can stop, even in the middle of a query.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="limit">Cancelled when it took too long.</param>
    /// <param name="cancellationToken">Cancelled when the caller no longer waits.</param>
    /// <exception cref="GraphStoreException">It failed, or took too long.</exception>
    /// <exception cref="OperationCanceledException">The caller no longer waits.</exception>
    public T Watched<T>(Func<T> work, CancellationToken limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        (stop, late) = (cancellationToken, limit);
        try
        {
            return work();
        }
        catch (GraphStoreException error) when (error.Code == StoreErrors.Interrupted)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new GraphStoreException(StoreErrors.Timeout, error.Query, isTransient: true, error);
        }
        finally
        {
            (stop, late) = (default, default);
        }
    }

    /// <summary>Copies the whole file page by page, as of one commit, while others read and write it.</summary>
    /// <param name="target">Takes the copy; what it held is gone.</param>
    /// <param name="progress">Told the share that is copied, 0 to 1.</param>
    /// <param name="cancellationToken">Stops it; the target is then of no use.</param>
    public void CopyTo(Connection target, Action<double> progress, CancellationToken cancellationToken)
    {
        // A reader's transaction holds the commit still: without it every foreign commit would start the copy anew.
        Execute("BEGIN; SELECT count(*) FROM sqlite_schema", "backup");
        using sqlite3_backup copy = raw.sqlite3_backup_init(target.database, "main", database, "main");
        if (copy.IsInvalid)
            throw StoreErrors.Of(raw.sqlite3_errcode(target.database), target.database, "backup");
        int result;
        while ((result = raw.sqlite3_backup_step(copy, PagesAtOnce)) == raw.SQLITE_OK)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress(1 - ((double)raw.sqlite3_backup_remaining(copy) / Math.Max(1, raw.sqlite3_backup_pagecount(copy))));
        }

        if (result != raw.SQLITE_DONE)
            throw StoreErrors.Of(result, null, "backup");
        progress(1);
    }

    /// <summary>Ends whatever a caller left open, so that the next one starts clean.</summary>
    public void Clear()
    {
        foreach (Statement statement in prepared.Values)
            statement.Reset();
        if (InTransaction)
            Execute("ROLLBACK", "rollback");
    }

    public void Dispose()
    {
        foreach (Statement statement in prepared.Values)
            statement.Dispose();
        opened.Dispose();
    }
}
