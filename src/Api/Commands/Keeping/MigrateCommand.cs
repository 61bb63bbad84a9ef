using System.CommandLine;
using System.Diagnostics;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Ledger;
using TalentGraph.Graph.Exchange.Copying;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Sqlite;

namespace TalentGraph.Api.Commands.Keeping;

/// <summary><c>migrate</c>: one store into another.</summary>
internal static class MigrateCommand
{
    /// <summary>The verb.</summary>
    /// <param name="host">The settings.</param>
    public static Command Create(VerbHost host)
    {
        var from = new Option<string>("--from") { Description = "The store to copy, as Store:Url names one.", HelpName = "URL", Required = true };
        var to = new Option<string>("--to") { Description = "An empty store, or one in which this was cut off.", HelpName = "URL", Required = true };
        var command = new Command("migrate", "Copies a store into another and compares the two; cut off, run it again.") { from, to };
        command.SetAction(host.With(async (services, parse, cancellationToken) =>
        {
            var (output, error) = (parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
            var (source, target) = (parse.GetRequiredValue(from), parse.GetRequiredValue(to));
            var root = services.GetRequiredService<IHostEnvironment>().ContentRootPath;
            var time = services.GetRequiredService<TimeProvider>();
            var (sourceFile, targetFile) = (FileOf("--from", source, root), FileOf("--to", target, root));
            if (sourceFile == targetFile)
                throw new RefusedException("--from and --to are the same store.");
            if (!File.Exists(sourceFile))
                throw new RefusedException($"There is no store at {sourceFile}.");

            using var serving = ServingLock.TryTake(targetFile) ?? throw new RefusedException($"Another process serves {targetFile}.");
            await using var here = await SqliteTalentStore.OpenAsync(sourceFile, time, cancellationToken);
            await using var there = await SqliteTalentStore.OpenAsync(targetFile, time, cancellationToken);
            var watch = new StoreWatch(here, time);
            var today = await new AsOfClock(watch, time, services.GetRequiredService<TimeSettings>()).TodayAsync(cancellationToken);
            var now = new NowHook(services.GetRequiredService<PolicyPacks>(), today);
            var line = new ProgressLine(error);
            var outcome = await StoreCopy.RunAsync(here, there, now.RunAsync, step => Show(line, step), cancellationToken);
            line.Clear();
            return await EndAsync(outcome, source, target, output);
        }));
        return command;
    }

    private static void Show(ProgressLine line, CopyProgress step)
    {
        if (step.Records > 0)
            line.Show($"{step.Doing} {step.Kind}", $"{step.Records:N0}");
    }

    private static async Task<int> EndAsync(CopyOutcome outcome, string source, string target, TextWriter output)
    {
        switch (outcome)
        {
            case Copied done:
                foreach (var (here, there) in done.From.Records.Zip(done.To.Records).Where(pair => pair.First.Count > 0))
                    await output.WriteLineAsync($"{here.Kind}: {here.Count} = {there.Count}");
                await output.WriteLineAsync($"fingerprint of {source}: {done.From.Fingerprint}");
                await output.WriteLineAsync($"fingerprint of {target}: {done.To.Fingerprint}");
                await output.WriteLineAsync($"{(done.WasThere ? "Both were equal already" : "Copied")}: {done.To.Count} records, version {done.From.Version} there, {done.To.Version} here.");
                return ExitCode.Done;
            case NotCopied { Reason: var reason }:
                throw new RefusedException(reason);
            default:
                throw new UnreachableException();
        }
    }

    private static string FileOf(string option, string url, string root)
    {
        try
        {
            return StoreUrl.ToPath(url, root);
        }
        catch (ArgumentException)
        {
            throw new RefusedException($"{option} must be sqlite:// and a path, but is '{url}'.");
        }
    }
}
