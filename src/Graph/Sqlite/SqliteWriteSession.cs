using System.Runtime.CompilerServices;
using TalentGraph.Graph.Sqlite.Engine;
using TalentGraph.Graph.Sqlite.Records;

namespace TalentGraph.Graph.Sqlite;

/// <summary>One transaction of the only writer. What fails or is cancelled half-way leaves a session that cannot commit.</summary>
internal sealed class SqliteWriteSession : IWriteSession
{
    private const int RowsBetweenLooks = 256;
    private readonly Connection connection;
    private readonly SemaphoreSlim writing;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<RecordType, RecordWriter> writers = [];
    private readonly string source;
    private readonly TimeProvider time;
    private readonly StoredStatus stored;
    private readonly Statement addChange;
    private readonly int changeKind;
    private readonly int changeKey;
    private State state;
    private Version before;
    private bool wrote;

    public SqliteWriteSession(Connection connection, string source, TimeProvider time, SemaphoreSlim writing)
    {
        this.connection = connection;
        this.source = source;
        this.time = time;
        this.writing = writing;
        stored = StoredStatus.Read(connection, time);
        before = stored.Version;
        addChange = connection.Query("add_change").Bind("version", Next.Number).Bind("deleted", 0);
        changeKind = addChange.Parameter("kind");
        changeKey = addChange.Parameter("key");
    }

    private enum State
    {
        Open,
        Failed,
        Committed,
        Disposed,
    }

    private Version Next => new(before.Number + 1);

    public Task UpsertAsync<T>(IReadOnlyList<T> records, CancellationToken cancellationToken)
        where T : class, IRecord =>
        UpsertAsync(RecordType.Of<T>(), records, cancellationToken);

    public Task UpsertAsync(RecordType type, IReadOnlyList<IRecord> records, CancellationToken cancellationToken) => WriteAsync(
        () =>
        {
            if (!writers.TryGetValue(type, out RecordWriter? writer))
                writers.Add(type, writer = new RecordWriter(connection, type));
            addChange.Bind(changeKind, type.Name);
            for (int i = 0; i < records.Count; i++)
            {
                Look(i, cancellationToken);
                if (!writer.Write(records[i], out string key))
                    continue;
                wrote = true;
                addChange.Bind(changeKey, key);
                addChange.Run();
            }
        },
        cancellationToken);

    public Task SetNowAsync(IReadOnlyList<CadreNow> now, CancellationToken cancellationToken) => WriteAsync(
        () =>
        {
            Statement set = connection.Query("set_now");
            int key = set.Parameter("key"), rank = set.Parameter("rank"), unit = set.Parameter("unit"), managedBy = set.Parameter("managed_by");
            for (int i = 0; i < now.Count; i++)
            {
                Look(i, cancellationToken);
                set.Bind(key, now[i].Cadre.Value);
                set.Bind(rank, Code.Of(now[i].Rank));
                set.Bind(unit, now[i].Unit?.Value);
                set.Bind(managedBy, now[i].ManagedBy?.Value);
                wrote |= set.Run() > 0;
            }
        },
        cancellationToken);

    /// <summary>What is cut off here was never there.</summary>
    public void NameContent(string content)
    {
    }

    public Task SetTodayAsync(DateOnly? today, CancellationToken cancellationToken) => WriteAsync(
        () => wrote |= connection.Query("set_meta").Bind("key", "today").Bind("value", today?.ToString("O", null)).Run() > 0,
        cancellationToken);

    public Task ContinueAfterAsync(Version last, CancellationToken cancellationToken) => WriteAsync(
        () =>
        {
            if (wrote && last != before)
                throw new InvalidOperationException("What was written has its version already.");
            ArgumentOutOfRangeException.ThrowIfLessThan(last, before);
            before = last;
            addChange.Bind("version", Next.Number);
            wrote |= connection.Query("set_meta").Bind("key", "forgotten").Bind("value", last.ToString()).Run() > 0;
        },
        cancellationToken);

    public Task<IReadOnlyDictionary<string, T>> FetchAsync<T>(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        where T : class, IRecord =>
        InTurnAsync(() => Lookups.Fetch<T>(connection, Scope.Everything, keys), cancellationToken);

    public Task<IReadOnlyDictionary<CadreId, IReadOnlyList<T>>> OfCadresAsync<T>(IReadOnlyCollection<CadreId> cadres, CancellationToken cancellationToken)
        where T : class, IRecord
    {
        Lookups.Require<T>("of_cadres");
        return InTurnAsync(() => Lookups.OfCadres<T>(connection, Scope.Everything, cadres), cancellationToken);
    }

    public async IAsyncEnumerable<T> ScanAsync<T>([EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class, IRecord
    {
        using IEnumerator<IReadOnlyList<IRecord>> pages = KeyPages.Of(connection, RecordType.Of<T>()).GetEnumerator();
        while (await InTurnAsync(pages.MoveNext, cancellationToken).ConfigureAwait(false))
        {
            foreach (IRecord record in pages.Current)
                yield return (T)record;
        }
    }

    public Task<Version> CommitAsync(CancellationToken cancellationToken) => InTurnAsync(
        () =>
        {
            if (wrote)
            {
                connection.Query("add_commit")
                    .Bind("version", Next.Number)
                    .Bind("at", StoredStatus.Moment(time.GetUtcNow()))
                    .Bind("source", source)
                    .Run();
                connection.Query("forget_changes").Bind("version", StoredStatus.Read(connection, time).Forgotten.Number).Run();
            }

            connection.Execute("COMMIT", "commit");
            state = State.Committed;
            return wrote ? Next : stored.Version;
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (state == State.Disposed)
                return;
            state = State.Disposed;
            foreach (RecordWriter writer in writers.Values)
                writer.Dispose();
            // What was not committed is rolled back, and the next writer may come.
            connection.Clear();
            writing.Release();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Looks now and then whether the caller still wants it: once a row would cost more than the row.</summary>
    private static void Look(int row, CancellationToken cancellationToken)
    {
        if (row % RowsBetweenLooks == 0)
            cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task WriteAsync(Action write, CancellationToken cancellationToken) => await InTurnAsync(
        () =>
        {
            state = State.Failed;
            write();
            state = State.Open;
            return wrote;
        },
        cancellationToken).ConfigureAwait(false);

    /// <summary>One thing at a time on the connection, off the caller's thread.</summary>
    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (state != State.Open)
                throw new InvalidOperationException($"The write session is {state}: it takes no more work.");
            return await Task.Run(work, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }
}
