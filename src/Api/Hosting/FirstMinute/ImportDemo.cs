using TalentGraph.Api.Commands.Exchange;
using TalentGraph.Graph.Exchange;

namespace TalentGraph.Api.Hosting.FirstMinute;

/// <summary>Imports the county's bundle, as the verb <c>import</c> does.</summary>
/// <param name="import">Imports into the deployment's store, which is empty and takes the county's own today.</param>
internal sealed class ImportDemo(GraphImport import) : IFirstStep
{
    /// <inheritdoc/>
    public string Chinese => "校验并导入数据包";

    /// <inheritdoc/>
    public string English => "Check and import the bundle";

    /// <inheritdoc/>
    public Task RunAsync(string folder, IProgress<string> report, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            var outcome = await import.RunAsync(
                folder, static options => options, progress => report.Report($"{progress.File} {progress.Rows:N0}"), cancellationToken);
            if (outcome is not Imported)
                throw new InvalidOperationException($"The demo's own bundle has {outcome.Summary.BadRows} bad rows.");
        },
        cancellationToken);
}
