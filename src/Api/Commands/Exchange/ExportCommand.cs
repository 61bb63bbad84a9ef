using System.CommandLine;
using TalentGraph.Api.Security.Audit;
using TalentGraph.Graph.Exchange;

namespace TalentGraph.Api.Commands.Exchange;

/// <summary><c>export</c>: the whole graph as a bundle.</summary>
internal static class ExportCommand
{
    /// <summary>The verb.</summary>
    /// <param name="host">The settings.</param>
    public static Command Create(VerbHost host)
    {
        var folder = new Argument<string>("DIR") { Description = "Where the bundle goes: a folder that is empty or not there." };
        var command = new Command("export", "Writes the whole graph as a bundle; importing it gives an equal graph.") { folder };
        command.SetAction(host.With(async (services, parse, cancellationToken) =>
        {
            var console = parse.InvocationConfiguration;
            var path = parse.GetRequiredValue(folder);
            // Before the first file: what is not recorded does not leave.
            await services.GetRequiredService<AuditTrail>().RecordAsync(AuditEntry.OfVerb("export", AuditAction.Export), cancellationToken);
            try
            {
                var version = await BundleExporter.ExportAsync(
                    services.GetRequiredService<ITalentStore>(),
                    path,
                    services.GetRequiredService<TimeProvider>().GetUtcNow(),
                    file => console.Error.WriteLine($"writing {file}"),
                    cancellationToken);
                await console.Output.WriteLineAsync($"Version {version} is in {path}.");
                return ExitCode.Done;
            }
            catch (BundleException e)
            {
                throw new RefusedException($"{path}: {e.Message}");
            }
        }));
        return command;
    }
}
