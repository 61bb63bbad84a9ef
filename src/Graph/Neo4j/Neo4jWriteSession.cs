using System.Runtime.CompilerServices;
using TalentGraph.Graph.Neo4j.Engine;
using TalentGraph.Graph.Neo4j.Records;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Writing;

namespace TalentGraph.Graph.Neo4j;

/// <summary>
/// One commit of the only writer. It keeps what it is given until it is committed: then all goes in one request, which is
/// one transaction. What is too much for that goes in parts before, under an import that is unfinished until the commit:
/// those parts are seen, but the version stands still, so that nobody derives anything from half of it. One part at a time
/// is underway; the next is made meanwhile, and whatever reads waits for it.
/// </summary>
internal sealed class Neo4jWriteSession : IWriteSession
{
    private readonly CypherRunner runner;
    private readonly RecordQueries queries;
    private readonly Differences differences;
    private readonly WriterPlace place;
    private readonly WriterWork work;
    private readonly WriteBuffer buffer = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly CancellationTokenSource living = new();
    private readonly Task keeping;
    private State state;
    private (bool Set, DateOnly? Day) today;
    private Version? continuesAfter;
    private Task underway = Task.CompletedTask;
    private string? named;
    private long batch;
    private bool hasParts;

    public Neo4jWriteSession(CypherRunner runner, WriterPlace place, WriterWork work)
    {
        this.runner = runner;
        this.place = place;
        this.work = work;
        queries = new RecordQueries(runner);
        differences = new Differences(runner, queries);
        keeping = KeepAsync();
    }

    private enum State
    {
        Open,
        Failed,
        Committed,
        Disposed,
    }

    /// <summary>The import that this session's parts belong to until the commit.</summary>
    private string Import => work.Resumes ?? place.Session;

    public Task UpsertAsync<T>(IReadOnlyList<T> records, CancellationToken cancellationToken)
        where T : class, IRecord =>
        UpsertAsync(RecordType.Of<T>(), records, cancellationToken);

    public Task UpsertAsync(RecordType type, IReadOnlyList<IRecord> records, CancellationToken cancellationToken) => WriteAsync(
        () =>
        {
            foreach (IRecord record in records)
                buffer.Add(type, record);
        },
        cancellationToken);

    public Task SetNowAsync(IReadOnlyList<CadreNow> now, CancellationToken cancellationToken) => WriteAsync(
        () =>
        {
            foreach (CadreNow one in now)
                buffer.Add(one);
        },
        cancellationToken);

    public Task SetTodayAsync(DateOnly? day, CancellationToken cancellationToken) => WriteAsync(() => today = (true, day), cancellationToken);

    public void NameContent(string content) => named = content;

    public Task ContinueAfterAsync(Version last, CancellationToken cancellationToken) => WriteAsync(
        () =>
        {
            Version before = continuesAfter ?? place.Version;
            if ((hasParts || !buffer.IsEmpty) && last != before)
                throw new InvalidOperationException("What was written has its version already.");
            ArgumentOutOfRangeException.ThrowIfLessThan(last, before);
            continuesAfter = last;
        },
        cancellationToken);

    public Task<IReadOnlyDictionary<string, T>> FetchAsync<T>(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        where T : class, IRecord =>
        InTurnAsync<IReadOnlyDictionary<string, T>>(
            async () =>
            {
                await underway.ConfigureAwait(false);
                List<Found> found = await new Overlay(queries, buffer).ByKeyAsync(RecordType.Of<T>(), keys, cancellationToken).ConfigureAwait(false);
                return found.ToDictionary(r => r.Key, r => (T)r.Record, StringComparer.Ordinal);
            },
            cancellationToken);

    public Task<IReadOnlyDictionary<CadreId, IReadOnlyList<T>>> OfCadresAsync<T>(IReadOnlyCollection<CadreId> cadres, CancellationToken cancellationToken)
        where T : class, IRecord
    {
        RecordType type = RecordType.Of<T>();
        RecordQueries.Require(type, "cadres");
        return InTurnAsync(
            async () =>
            {
                await underway.ConfigureAwait(false);
                string[] ids = [.. cadres.Select(c => c.Value).Distinct(StringComparer.Ordinal)];
                List<Found> found = await new Overlay(queries, buffer).OfCadresAsync(type, ids, cancellationToken).ConfigureAwait(false);
                return Grouped.ByCadre<T>(type, found);
            },
            cancellationToken);
    }

    public async IAsyncEnumerable<T> ScanAsync<T>([EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class, IRecord
    {
        string? after = "";
        while (after is not null)
        {
            string from = after;
            (List<Found> page, after) = await InTurnAsync(
                async () =>
                {
                    await underway.ConfigureAwait(false);
                    return await new Overlay(queries, buffer).PageAsync(RecordType.Of<T>(), from, cancellationToken).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
            foreach (Found record in page)
                yield return (T)record.Record;
        }
    }

    public Task<Version> CommitAsync(CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            state = State.Failed;
            while (buffer.IsOverfull)
                await SendPartAsync(cancellationToken).ConfigureAwait(false);
            Version version = await CommitLastAsync(cancellationToken).ConfigureAwait(false);
            state = State.Committed;
            return version;
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (state == State.Disposed)
                return;
            bool isOver = state == State.Committed;
            state = State.Disposed;
            await living.CancelAsync().ConfigureAwait(false);
            if (!isOver)
                await EndAsync().ConfigureAwait(false);
            work.Ended();
        }
        finally
        {
            turn.Release();
        }

        await keeping.ConfigureAwait(false);
        living.Dispose();
    }

    /// <summary>Gives the place back. Where that fails it falls back by itself when the lease has run out.</summary>
    private async Task EndAsync()
    {
        await underway.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await place.EndAsync(runner, CancellationToken.None).ConfigureAwait(false);
        }
        catch (GraphStoreException)
        {
            // To say so would hide why the session was not committed.
        }
    }

    /// <summary>Sends a part when the one before it is written; it is on its way when this returns.</summary>
    private async Task SendPartAsync(CancellationToken cancellationToken)
    {
        Portion taken = buffer.Take();
        // What is compared with the store must find there what was written before.
        if (place.HeldRecords || taken.Now.Count > 0)
            await underway.ConfigureAwait(false);
        Portion portion = await differences.OfAsync(taken, !place.HeldRecords, cancellationToken).ConfigureAwait(false);
        if (portion.IsEmpty)
            return;
        var statement = new WriteStatement(portion, place, ++batch);
        Fill(statement, statement.Changes(Import));
        // Half of what is derived hinders nobody: no import need be ended before the next begins.
        statement.Parameters.Add("import", portion.IsDerived ? null : Import);
        statement.Parameters.Add("content", named);
        statement.Parameters.Add("lease", WriterPlace.Milliseconds(work.Options.Lease));
        hasParts = true;
        await underway.ConfigureAwait(false);
        underway = SendAsync(statement, batch, cancellationToken);
    }

    private async Task SendAsync(WriteStatement statement, long number, CancellationToken cancellationToken)
    {
        CypherTable table = await runner.WriteAsync("batch", statement.TextIn("batch"), statement.Parameters, cancellationToken).ConfigureAwait(false);
        // No row: it was sent twice and written the first time, or somebody else is the writer.
        if (table.Count == 0 && (await OutcomeAsync(cancellationToken).ConfigureAwait(false)).Batch != number)
            throw new GraphStoreException(StoreCodes.Overtaken, "batch", isTransient: true, null);
    }

    private async Task<Version> CommitLastAsync(CancellationToken cancellationToken)
    {
        await underway.ConfigureAwait(false);
        Portion portion = await differences.OfAsync(buffer.Take(), !place.HeldRecords && !hasParts, cancellationToken).ConfigureAwait(false);
        if (portion.IsEmpty && !hasParts && work.Resumes is null && continuesAfter is null && !await ChangesTodayAsync(cancellationToken).ConfigureAwait(false))
        {
            await place.EndAsync(runner, cancellationToken).ConfigureAwait(false);
            return place.Version;
        }

        var statement = new WriteStatement(portion, place, ++batch);
        Fill(statement, statement.Changes(import: null));
        statement.Parameters.Add("setsToday", today.Set);
        statement.Parameters.Add("today", RowWriter.Text(today.Day));
        statement.Parameters.Add("resumes", work.Resumes);
        statement.Parameters.Add("last", continuesAfter?.Number);
        statement.Parameters.Add("keptSince", RowWriter.Text(work.Time.GetUtcNow().AddDays(-Change.KeptDays)));
        CypherTable table;
        try
        {
            table = await runner.WriteAsync("commit", statement.TextIn("commit"), statement.Parameters, cancellationToken).ConfigureAwait(false);
        }
        catch (GraphStoreException)
        {
            // It may have been committed with the answer lost, or be underway still. To give the place back waits for the
            // store's lock and bars whatever comes after; a commit is found by the session's id then.
            await place.EndAsync(runner, cancellationToken).ConfigureAwait(false);
            if ((await OutcomeAsync(cancellationToken).ConfigureAwait(false)).Version is { } committed)
                return committed;
            throw;
        }

        if (table.Count > 0)
            return new Version(table["version"].Whole(0));
        return (await OutcomeAsync(cancellationToken).ConfigureAwait(false)).Version
            ?? throw new GraphStoreException(StoreCodes.Overtaken, "commit", isTransient: true, null);
    }

    private void Fill(WriteStatement statement, Dictionary<string, object?>[] changes)
    {
        statement.Parameters.Add("changes", changes);
        statement.Parameters.Add("source", work.Source);
        statement.Parameters.Add("at", RowWriter.Text(work.Time.GetUtcNow()));
    }

    private async Task<bool> ChangesTodayAsync(CancellationToken cancellationToken) =>
        today.Set && (await StoredStatus.ReadAsync(runner, cancellationToken).ConfigureAwait(false)).Today != today.Day;

    private async Task<(Version? Version, long? Batch)> OutcomeAsync(CancellationToken cancellationToken)
    {
        CypherTable table = await runner.ReadAsync(
            "outcome", cancellationToken, ("session", place.Session), ("fence", place.Fence)).ConfigureAwait(false);
        return (table["version"].IsNull(0) ? null : new Version(table["version"].Whole(0)), table["batch"].IsNull(0) ? null : table["batch"].Whole(0));
    }

    /// <summary>Renews the lease between the session's own writes, which renew it, too.</summary>
    private async Task KeepAsync()
    {
        using var timer = new PeriodicTimer(work.Options.Lease / 3, work.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(living.Token).ConfigureAwait(false))
                await KeepOnceAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The session is over.
        }
    }

    private async Task KeepOnceAsync()
    {
        if (!await turn.WaitAsync(0).ConfigureAwait(false))
            return;
        try
        {
            if (state == State.Open && underway.IsCompleted && !await place.KeepAsync(runner, work.Options.Lease, living.Token).ConfigureAwait(false))
                state = State.Failed;
        }
        catch (GraphStoreException)
        {
            // The next time will do, or the next write says what is wrong.
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task WriteAsync(Action write, CancellationToken cancellationToken) => await InTurnAsync(
        async () =>
        {
            state = State.Failed;
            write();
            while (buffer.IsOverfull)
                await SendPartAsync(cancellationToken).ConfigureAwait(false);
            state = State.Open;
            return true;
        },
        cancellationToken).ConfigureAwait(false);

    private async Task<T> InTurnAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (state != State.Open)
                throw new InvalidOperationException($"The write session is {state}: it takes no more work.");
            return await action().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }
}
