namespace TalentGraph.Api.Ledger;

/// <summary>Asks the store for its version several times a second, so that a change shows within one; and keeps the store's now at midnight.</summary>
/// <param name="ledger">What is kept current.</param>
/// <param name="now">What is kept when the day changes.</param>
/// <param name="time">Measures the pauses.</param>
/// <param name="logger">Hears of failures; the ledger then stays as it is and is tried again.</param>
internal sealed partial class LedgerFollower(TalentLedger ledger, NowOfTheDay now, TimeProvider time, ILogger<LedgerFollower> logger) : BackgroundService
{
    /// <summary>Between two looks at the store.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                if (ledger.Current is not null)
                    await now.KeepAsync(await ledger.RefreshAsync(null, stoppingToken), stoppingToken);
            }
            catch (GraphStoreException e)
            {
                LogUnreachable(e.Code, e.Query);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(6200, LogLevel.Warning, "The ledger could not be brought up to date: the store answered {Code} in {Query}.")]
    private partial void LogUnreachable(string code, string query);
}
