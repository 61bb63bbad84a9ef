using System.CommandLine;
using System.Diagnostics;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Hosting.Stores;
using TalentGraph.Api.Ledger;
using TalentGraph.Api.Security.Audit;
using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Exchange.Copying;
using TalentGraph.Graph.Policy.Packs;

namespace TalentGraph.Api.Commands.Keeping;

/// <summary><c>migrate</c>: one store into another.</summary>
internal static class MigrateCommand
{
    private const string AnotherKey = "The target has noted another key of national ids than the source's: its hashes would find nobody.";

    /// <summary>The verb.</summary>
    /// <param name="host">The settings.</param>
    public static Command Create(VerbHost host)
    {
        var from = new Option<string>("--from") { Description = "The store to copy, as Store:Url names one.", HelpName = "URL", Required = true };
        var to = new Option<string>("--to") { Description = "An empty store, or one in which this was cut off.", HelpName = "URL", Required = true };
        var (here, there) = (new SideSignIn("--from"), new SideSignIn("--to"));
        var command = new Command("migrate", "Copies a store into another and compares the two; cut off, run it again.") { from, to };
        here.AddTo(command);
        there.AddTo(command);
        command.SetAction(host.With(async (services, parse, cancellationToken) =>
        {
            var (output, error) = (parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
            var (sourceUrl, targetUrl) = (parse.GetRequiredValue(from), parse.GetRequiredValue(to));
            var root = services.GetRequiredService<IHostEnvironment>().ContentRootPath;
            var (time, opening) = (services.GetRequiredService<TimeProvider>(), services.GetRequiredService<StoreOpening>());
            var (sourceAddress, targetAddress) = (AddressOf("--from", sourceUrl, root), AddressOf("--to", targetUrl, root));
            if (sourceAddress == targetAddress)
                throw new RefusedException("--from and --to are the same store.");
            if (sourceAddress is EmbeddedStore { Path: var file } && !File.Exists(file))
                throw new RefusedException($"There is no store at {file}.");

            using var serving = targetAddress is EmbeddedStore { Path: var place } ? Serving.Take(place) : null;
            await services.GetRequiredService<AuditTrail>().RecordAsync(AuditEntry.OfVerb("migrate", AuditAction.Export), cancellationToken);
            await using var source = await opening.OpenAsync(sourceAddress, here.Of(parse, root), cancellationToken);
            await using var target = await opening.OpenAsync(targetAddress, there.Of(parse, root), cancellationToken);
            var key = targetAddress is ServerStore
                ? await KeyOfAsync(source, target, services.GetRequiredService<StoreSettings>().NationalIdKeyFileIn(root) ?? NationalIdKey.PathIn(StoreFile.FolderOf(sourceAddress, root)), cancellationToken)
                : null;
            var watch = new StoreWatch(source, time);
            var today = await new AsOfClock(watch, time, services.GetRequiredService<TimeSettings>()).TodayAsync(cancellationToken);
            var now = new NowHook(services.GetRequiredService<PolicyPacks>(), today);
            var line = new ProgressLine(error);
            var outcome = await StoreCopy.RunAsync(source, target, now.RunAsync, step => Show(line, step), cancellationToken);
            line.Clear();
            if (key is not null && outcome is Copied && await target.NoteNationalIdKeyAsync(key, cancellationToken) != key)
                throw new RefusedException(AnotherKey);
            return await EndAsync(outcome, sourceUrl, targetUrl, output);
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

    /// <summary>What the key is known by that the source's national ids are hashed by; null: it holds none.</summary>
    private static async Task<string?> KeyOfAsync(ITalentStore source, ITalentStore target, string file, CancellationToken cancellationToken)
    {
        if (!await source.ScanAsync<ExternalId>(cancellationToken).AnyAsync(NationalId.Is, cancellationToken))
            return null;
        var key = (await source.StatusAsync(cancellationToken)).NationalIdKey ?? NationalIdKey.FingerprintIn(file)
            ?? throw new RefusedException($"The source holds hashed national ids, and the key that hashed them is not at {file}: name its file by Store:NationalIdKeyFile.");
        return (await target.StatusAsync(cancellationToken)).NationalIdKey is { } other && other != key ? throw new RefusedException(AnotherKey) : key;
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
