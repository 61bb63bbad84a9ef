using System.CommandLine;
using TalentGraph.Api.Jobs.Backups;

namespace TalentGraph.Api.Commands.Keeping;

/// <summary><c>backup</c>: the graph, the audit, packs and frameworks in one file.</summary>
internal static class BackupCommand
{
    /// <summary>The verb.</summary>
    /// <param name="host">The settings.</param>
    public static Command Create(VerbHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The backup; must not be there." };
        var command = new Command("backup", "Copies the graph, the audit, packs and frameworks into one file; the service may go on.") { file };
        command.SetAction(host.With(async (services, parse, cancellationToken) =>
        {
            var (output, progress) = (parse.InvocationConfiguration.Output, new BackupProgress(parse.InvocationConfiguration.Error));
            var path = Path.GetFullPath(parse.GetRequiredValue(file));
            var made = await services.GetRequiredService<BackupJob>().TakeAsync(path, progress, cancellationToken);
            progress.Clear();
            foreach (var part in made.Files)
                await output.WriteLineAsync($"{part.Path}: {part.Size} bytes, sha256 {part.Sha256}");
            await output.WriteLineAsync(made.Digest is { } digest
                ? $"Version {digest.Version}, {digest.Count} records, fingerprint {digest.Fingerprint}, is in {path}."
                : $"The graph is in {path}; its records were not counted.");
            return ExitCode.Done;
        }));
        return command;
    }
}
