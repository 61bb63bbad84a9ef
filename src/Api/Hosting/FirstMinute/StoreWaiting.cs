using TalentGraph.Api.Hosting.Stores;

namespace TalentGraph.Api.Hosting.FirstMinute;

/// <summary>
/// Lets the start wait for a store that is away, slow, still starting itself, or holds half an import: what it would be told to try again is
/// tried again, for as long as it takes. What waiting does not mend stops the start.
/// </summary>
/// <param name="readiness">Says what is waited for.</param>
/// <param name="time">Measures the pauses.</param>
/// <param name="log">Hears of every failure.</param>
internal sealed class StoreWaiting(Readiness readiness, TimeProvider time, StartUpLog log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Takes a step of the start until it succeeds.</summary>
    /// <param name="doing">What the step does, as a sentence without its full stop.</param>
    /// <param name="step">May be taken any number of times.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GraphStoreException">Waiting would not help: a refused password, a newer schema.</exception>
    public async Task UntilAsync(string doing, Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        readiness.Wait(doing);
        for (var pause = FirstPause; ; pause = Least(2 * pause, LongestPause))
        {
            try
            {
                await step(cancellationToken);
                readiness.Wait(null);
                return;
            }
            catch (GraphStoreException e) when (e.IsTransient)
            {
                readiness.Wait($"{doing}: {StoreReason.Of(e)}");
                log.Waiting(e.Code, e.Query, pause.TotalSeconds);
            }
            catch (UnfinishedImportException e)
            {
                readiness.Wait($"{doing}: {e.Message}");
                log.WaitingForImport(e.Import, pause.TotalSeconds);
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
