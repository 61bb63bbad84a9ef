using TalentGraph.Api.Hosting.Settings;

namespace TalentGraph.Api.Hosting;

/// <summary>The only source of today: the store's own day where it has one (a demo's), else the deployment's calendar.</summary>
/// <param name="watch">The store's status.</param>
/// <param name="time">The clock.</param>
/// <param name="settings">The time zone.</param>
internal sealed class AsOfClock(StoreWatch watch, TimeProvider time, TimeSettings settings)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(settings.Zone);

    /// <summary>Today.</summary>
    /// <param name="cancellationToken">Stops asking the store.</param>
    public async ValueTask<DateOnly> TodayAsync(CancellationToken cancellationToken) =>
        DayOf((await watch.StatusAsync(cancellationToken)).Today);

    /// <summary>Today, for whoever has asked the store already.</summary>
    /// <param name="storesOwn">The store's own today; null: it has none.</param>
    public DateOnly DayOf(DateOnly? storesOwn) =>
        storesOwn ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
}
