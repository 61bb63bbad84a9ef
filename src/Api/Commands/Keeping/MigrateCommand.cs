using System.CommandLine;
using System.Diagnostics;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Hosting.Stores;
using TalentGraph.Api.Ledger;
using TalentGraph.Graph.Exchange.Copying;
using TalentGraph.Graph.Policy.Packs;

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
            var (time, opening) = (services.GetRequiredService<TimeProvider>(), services.GetRequiredService<StoreOpening>());
            var (sourceAddress, targetAddress) = (AddressOf("--from", source, root), AddressOf("--to", target, root));
            if (sourceAddress == targetAddress)
                throw new RefusedException("--from and --to are the same store.");
            if (sourceAddress is EmbeddedStore { Path: var file } && !File.Exists(file))
                throw new RefusedException($"There is no store at {file}.");

            using var serving = targetAddress is EmbeddedStore { Path: var place } ? Serving.Take(place) : null;
            await using var here = await opening.OpenAsync(sourceAddress, cancellationToken);
            await using var there = await opening.OpenAsync(targetAddress, cancellationToken);
            var watch = new StoreWatch(here, time);
            var today = await new AsOfClock(watch, time, services.GetRequiredService<TimeSettings>()).TodayAsync(cancellationToken);
            var now = new NowHook(services.GetRequiredService<PolicyPacks>(), today);
            var line = new ProgressLine(error);
            var outcome = await StoreCopy.RunAsync(here, there, now.RunAsync, time, step => Show(line, step), cancellationToken);
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

    private static StoreAddress AddressOf(string option, string url, string root)
    {
        try
        {
            return StoreAddress.Of(url, root);
        }
        catch (ArgumentException e)
        {
            throw new RefusedException($"{option}: {e.Message}");
        }
    }
}
