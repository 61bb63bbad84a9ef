using Xunit;

namespace TalentGraph.Graph.Tests.Store;

/// <summary>
/// What every store must do, written once: a store is tested by a subclass that says how to open an empty one, and
/// skips with the reason where the store is not there.
/// </summary>
public abstract partial class TalentStoreContract : IAsyncLifetime
{
    protected static readonly DateTimeOffset Moment = new(2024, 6, 3, 8, 30, 0, TimeSpan.Zero);

    protected ITalentStore Store { get; private set; } = null!;

    protected StoppedClock Clock { get; } = new(Moment);

    protected static CancellationToken Cancelled => new(canceled: true);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Opens a store that holds nothing.</summary>
    protected abstract Task<ITalentStore> OpenEmptyAsync(TimeProvider time);

    public virtual async ValueTask InitializeAsync() => Store = await OpenEmptyAsync(Clock);

    public virtual async ValueTask DisposeAsync()
    {
        if (Store is not null)
            await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static async Task<List<T>> All<T>(IAsyncEnumerable<T> rows)
    {
        var all = new List<T>();
        await foreach (T row in rows)
            all.Add(row);
        return all;
    }

    /// <summary>Commits records of any types.</summary>
    protected async Task<Version> Commit(params IRecord[] records)
    {
        await using IWriteSession session = await Store.BeginAsync("test", Token);
        await Write(session, records);
        return await session.CommitAsync(Token);
    }

    protected static async Task Write(IWriteSession session, params IRecord[] records)
    {
        foreach (IGrouping<Type, IRecord> kind in records.GroupBy(r => r.GetType()))
            await session.UpsertAsync(RecordType.Of(kind.Key), [.. kind], Token);
    }

    protected async Task CommitNow(params CadreNow[] now)
    {
        await using IWriteSession session = await Store.BeginAsync("test", Token);
        await session.SetNowAsync(now, Token);
        await session.CommitAsync(Token);
    }

    /// <summary>A clock that moves only when it is set.</summary>
    protected sealed class StoppedClock(DateTimeOffset at) : TimeProvider
    {
        public DateTimeOffset At { get; set; } = at;

        public override DateTimeOffset GetUtcNow() => At;
    }
}
