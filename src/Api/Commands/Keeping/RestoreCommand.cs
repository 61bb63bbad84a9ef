using System.CommandLine;
using TalentGraph.Api.Jobs.Backups;
using TalentGraph.Api.Security.Audit;

namespace TalentGraph.Api.Commands.Keeping;

/// <summary><c>restore</c>: a backup back in its place.</summary>
internal static class RestoreCommand
{
    /// <summary>The verb. Packs and frameworks may be what was lost: their settings are not checked.</summary>
    /// <param name="host">The settings.</param>
    public static Command Create(VerbHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The backup." };
        var replace = new Option<bool>("--replace") { Description = "Put it in the place of a store that is not empty, whose data are then gone." };
        var finish = new Option<bool>("--finish") { Description = "After a restore whose Neo4j server you started yourself: count it, compare, and let its versions go on." };
        var command = new Command("restore", "Checks a backup and puts it in the place of an empty store.") { file, replace, finish };
        command.SetAction(host.WithUnchecked(async (services, parse, cancellationToken) =>
        {
            var (output, error) = (parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
            var progress = new BackupProgress(error);
            var notes = new List<string>();
            var (job, path) = (services.GetRequiredService<BackupJob>(), Path.GetFullPath(parse.GetRequiredValue(file)));
            var restored = parse.GetValue(finish)
                ? await job.FinishAsync(path, parse.GetValue(replace), notes.Add, progress, cancellationToken)
                : await job.PutAsync(path, parse.GetValue(replace), notes.Add, progress, cancellationToken);
            progress.Clear();
            foreach (var note in notes)
                await output.WriteLineAsync($"note: {note}");
            await output.WriteLineAsync(restored.Digest is { } digest
                ? $"Restored: {digest.Count} records, fingerprint {digest.Fingerprint}, as backed up on {restored.Manifest.CreatedAt:yyyy-MM-dd HH:mm}Z."
                : $"Restored as backed up on {restored.Manifest.CreatedAt:yyyy-MM-dd HH:mm}Z; its records were not counted. Start the server, then: restore {path} --finish.");
            if (restored.Audit is AuditVerdict.Broken(var link, var why))
                throw new RefusedException($"The graph is restored, but the audit is broken at {link}: {why}.");
            await output.WriteLineAsync("The audit is whole.");
            return ExitCode.Done;
        }));
        return command;
    }
}
