namespace TalentGraph.GraphQL.Tests.Sample;

/// <summary>Goes as every clock does, but the first hour that somebody waits for passes when the test says so.</summary>
internal sealed class HourClock : TimeProvider
{
    private readonly TaskCompletionSource<Action> waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until somebody waits, and lets the hour pass.</summary>
    public async Task PassAsync() => (await waiting.Task)();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.FromHours(1))
            return base.CreateTimer(callback, state, dueTime, period);
        waiting.TrySetResult(() => callback(state));
        return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
    }
}
