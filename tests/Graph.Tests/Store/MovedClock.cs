namespace TalentGraph.Graph.Tests.Store;

/// <summary>Measures time that passes only when it is told to.</summary>
internal sealed class MovedClock : TimeProvider
{
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Forward(TimeSpan by) => ticks += by.Ticks;

    public override long GetTimestamp() => ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(ticks);
}
