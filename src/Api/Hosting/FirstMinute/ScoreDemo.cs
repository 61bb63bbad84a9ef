using TalentGraph.Api.Jobs;

namespace TalentGraph.Api.Hosting.FirstMinute;

/// <summary>Scores the county's ballots and publishes the run, as the verb <c>score --publish</c> does.</summary>
/// <param name="job">Scores.</param>
/// <param name="clock">Knows the county's own today.</param>
internal sealed class ScoreDemo(ScoreJob job, AsOfClock clock) : IFirstStep
{
    /// <inheritdoc/>
    public string Chinese => "评分并发布";

    /// <inheritdoc/>
    public string English => "Score and publish";

    /// <inheritdoc/>
    public Task RunAsync(string folder, IProgress<string> report, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            var today = await clock.TodayAsync(cancellationToken);
            await job.RunAsync(new ScoreOrder(today, Publish: true), new Share(report), cancellationToken);
        },
        cancellationToken);
}
