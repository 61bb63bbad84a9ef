using Microsoft.Data.Sqlite;
using TalentGraph.Api.Hosting;

namespace TalentGraph.Api.Security.Audit;

/// <summary>
/// <c>audit.db</c>: an own SQLite file that is only ever appended to. A commit is on the disk when it returns. Not for two
/// threads at once; several processes may write, each its own chain.
/// </summary>
internal sealed class AuditFile : IDisposable
{
    private readonly SqliteConnection connection;

    private AuditFile(SqliteConnection connection) => this.connection = connection;

    /// <summary>Opens the file to append to it; makes it (mode 0600) when it is not there.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="AuditException">It cannot be opened.</exception>
    public static AuditFile Open(string path) => Guard("opening the file", () =>
    {
        SecretFile.Touch(path);
        var file = new AuditFile(Connect(path, SqliteOpenMode.ReadWrite));
        file.Execute("pragma journal_mode = wal; pragma synchronous = full;");
        file.InTransaction(() =>
        {
            if ((long)file.Scalar("pragma user_version")! == 0)
                file.Execute(Schema());
            return 0;
        });
        return file;
    });

    /// <summary>Opens the file to read it; one snapshot until it is disposed.</summary>
    /// <param name="path">The file, which must be there.</param>
    /// <exception cref="AuditException">It cannot be opened.</exception>
    public static AuditFile OpenSnapshot(string path) => Guard("opening the file", () =>
    {
        var file = new AuditFile(Connect(path, SqliteOpenMode.ReadOnly));
        file.Execute("begin");
        return file;
    });

    /// <summary>Does all of it, or nothing.</summary>
    /// <param name="work">Reads and appends.</param>
    /// <exception cref="AuditException">It could not be written; nothing of it is there.</exception>
    public T Commit<T>(Func<T> work) => Guard("writing entries", () => InTransaction(work));

    /// <summary>The chain of a process and day, made when it is not there.</summary>
    /// <param name="process">The process.</param>
    /// <param name="day">The day, UTC.</param>
    public long ChainOf(string process, string day)
    {
        Execute("insert into chain (process, day) values ($1, $2) on conflict do nothing", process, day);
        return (long)Scalar("select id from chain where process = $1 and day = $2", process, day)!;
    }

    /// <summary>Appends an entry.</summary>
    public void Append(long chain, long seq, string body, byte[] hash) =>
        Execute("insert into entry (chain, seq, body, hash) values ($1, $2, $3, $4)", chain, seq, body, hash);

    /// <summary>Appends a root.</summary>
    public void AppendRoot(AuditRoot root) =>
        Execute("insert into root (seq, body, hash, signature) values ($1, $2, $3, $4)", root.Seq, root.Body, root.Hash, root.Signature);

    /// <summary>All chains by id.</summary>
    public IEnumerable<AuditChain> Chains() =>
        Read("select id, process, day from chain order by id", row => new AuditChain(row.GetInt64(0), row.GetString(1), row.GetString(2)));

    /// <summary>A chain's entries in order.</summary>
    public IEnumerable<AuditLine> Entries(long chain) =>
        Read("select seq, body, hash from entry where chain = $1 order by seq", row => new AuditLine(row.GetInt64(0), row.GetString(1), (byte[])row[2]), chain);

    /// <summary>The last entry of every chain that has one.</summary>
    public IReadOnlyList<AuditHead> Heads() =>
        [.. Read("select chain, max(seq), hash from entry group by chain order by chain", row => new AuditHead(row.GetInt64(0), row.GetInt64(1), (byte[])row[2]))];

    /// <summary>The root chain in order.</summary>
    public IEnumerable<AuditRoot> Roots() =>
        Read("select seq, body, hash, signature from root order by seq", row => new AuditRoot(row.GetInt64(0), row.GetString(1), (byte[])row[2], (byte[])row[3]));

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var opened = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 10 }.ToString());
        opened.Open();
        return opened;
    }

    private T InTransaction<T>(Func<T> work)
    {
        Execute("begin immediate");
        try
        {
            var done = work();
            Execute("commit");
            return done;
        }
        catch
        {
            // A failed commit may have rolled back by itself.
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
                Execute("rollback");
            throw;
        }
    }

    private static T Guard<T>(string doing, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new AuditException(doing, e);
        }
    }

    private static string Schema()
    {
        using var stream = typeof(AuditFile).Assembly.GetManifestResourceStream("audit-schema/0001_audit")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private SqliteCommand Command(string sql, object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        return command;
    }

    private void Execute(string sql, params object[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private object? Scalar(string sql, params object[] values)
    {
        using var command = Command(sql, values);
        return command.ExecuteScalar();
    }

    private IEnumerable<T> Read<T>(string sql, Func<SqliteDataReader, T> map, params object[] values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return map(reader);
    }
}

/// <summary>The entries of one process and day.</summary>
internal sealed record AuditChain(long Id, string Process, string Day);

/// <summary>An entry as the file holds it.</summary>
internal sealed record AuditLine(long Seq, string Body, byte[] Hash);

/// <summary>A link of the root chain.</summary>
internal sealed record AuditRoot(long Seq, string Body, byte[] Hash, byte[] Signature);
