using TalentGraph.Graph.Demo;

namespace TalentGraph.Api.Hosting.FirstMinute;

/// <summary>Makes the demo county's bundle, as the verb <c>demo</c> does.</summary>
internal sealed class MakeDemo : IFirstStep
{
    /// <inheritdoc/>
    public string Chinese => "生成演示县";

    /// <inheritdoc/>
    public string English => "Make the demo county";

    /// <inheritdoc/>
    public Task RunAsync(string folder, IProgress<string> report, CancellationToken cancellationToken) => Task.Run(
        () => DemoBundle.WriteAsync(folder, new DemoOptions(), new Share(report), cancellationToken), cancellationToken);
}
