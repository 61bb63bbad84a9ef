using System.Collections.Concurrent;

namespace TalentGraph.Graph.Sqlite.Engine;

/// <summary>
/// The store's file: the one place that opens connections, times out, cancels and cleans up. Readers run on threads of
/// the pool, each on a connection of its own and inside a read transaction, so they see one commit and stop nobody.
/// </summary>
internal sealed class Database(string path, TimeProvider time) : IDisposable
{
    /// <summary>How long a read may take.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private const int MostIdle = 16;
    private const string Common = "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = OFF; PRAGMA trusted_schema = OFF;";
    private readonly ConcurrentBag<Connection> idle = [];
    private volatile bool disposed;

    /// <summary>A connection that writes. It waits for other writers itself; a commit reaches the disk before it returns.</summary>
    public Connection OpenWriter() => Connection.Open(
        path,
        Common + "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -131072; PRAGMA journal_size_limit = 67108864; PRAGMA busy_timeout = 0;");

    /// <summary>Reads as of one commit.</summary>
    /// <exception cref="GraphStoreException">The store could not answer, or not in time.</exception>
    /// <exception cref="OperationCanceledException">The caller no longer waits.</exception>
    public Task<T> ReadAsync<T>(Func<Connection, T> read, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            Connection connection = Rent();
            try
            {
                using var limit = new CancellationTokenSource(Longest, time);
                return connection.Watched(
                    () =>
                    {
                        connection.Execute("BEGIN", "begin");
                        return read(connection);
                    },
                    limit.Token,
                    cancellationToken);
            }
            finally
            {
                Return(connection);
            }
        },
        cancellationToken);

    public Connection Rent()
    {
        ObjectDisposedException.ThrowIf(disposed, typeof(SqliteTalentStore));
        return idle.TryTake(out Connection? connection)
            ? connection
            : Connection.Open(path, Common + "PRAGMA query_only = ON; PRAGMA cache_size = -16384;");
    }

    public void Return(Connection connection)
    {
        try
        {
            connection.Clear();
        }
        catch (GraphStoreException)
        {
            connection.Dispose();
            throw;
        }

        if (disposed || idle.Count >= MostIdle)
            connection.Dispose();
        else
            idle.Add(connection);
    }

    public void Dispose()
    {
        disposed = true;
        while (idle.TryTake(out Connection? connection))
            connection.Dispose();
    }
}
