using TalentGraph.Api.Commands.Exchange;
using TalentGraph.Api.Jobs;

namespace TalentGraph.Api.Hosting.FirstMinute;

/// <summary>What makes the demo of an empty store.</summary>
/// <param name="InOrder">Each does with the code of its verb what a user would do by hand.</param>
internal sealed record FirstSteps(IReadOnlyList<IFirstStep> InOrder)
{
    /// <summary>The steps.</summary>
    /// <param name="services">What they work with.</param>
    public static FirstSteps Make(IServiceProvider services) => new(
    [
        new MakeDemo(),
        new ImportDemo(services.GetRequiredService<GraphImport>()),
        new ScoreDemo(services.GetRequiredService<ScoreJob>(), services.GetRequiredService<AsOfClock>()),
    ]);
}
