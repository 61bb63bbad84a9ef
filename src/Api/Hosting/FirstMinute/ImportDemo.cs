using TalentGraph.Api.Ledger;
using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Policy.Packs;

namespace TalentGraph.Api.Hosting.FirstMinute;

/// <summary>Imports the county's bundle, as the verb <c>import</c> does.</summary>
/// <param name="store">The empty store.</param>
/// <param name="packs">The deployment's packs.</param>
/// <param name="today">The county's own today.</param>
internal sealed class ImportDemo(ITalentStore store, PolicyPacks packs, DateOnly today) : IFirstStep
{
    /// <inheritdoc/>
    public string Chinese => "校验并导入数据包";

    /// <inheritdoc/>
    public string English => "Check and import the bundle";

    /// <inheritdoc/>
    public Task RunAsync(string folder, IProgress<string> report, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            var options = new ImportOptions { Today = today, KeepNow = new NowHook(packs, today).RunAsync };
            var outcome = await BundleImporter.ImportAsync(
                store, folder, options, progress => report.Report($"{progress.File} {progress.Rows:N0}"), cancellationToken);
            if (outcome is not Imported)
                throw new InvalidOperationException($"The demo's own bundle has {outcome.Summary.BadRows} bad rows.");
        },
        cancellationToken);
}
