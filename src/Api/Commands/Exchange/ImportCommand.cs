using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using TalentGraph.Graph.Exchange;

namespace TalentGraph.Api.Commands.Exchange;

/// <summary><c>import</c>: a bundle into the store, all of it or nothing.</summary>
internal static class ImportCommand
{
    /// <summary>The verb.</summary>
    /// <param name="host">The settings.</param>
    public static Command Create(VerbHost host)
    {
        var path = new Argument<string?>("PATH") { Description = "The bundle: a folder or a .zip.", Arity = ArgumentArity.ZeroOrOne };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check everything, write nothing." };
        var skip = new Option<bool>("--skip-bad-rows") { Description = "Write the good rows though there are bad ones." };
        var report = new Option<FileInfo?>("--report") { Description = "Write the report into this CSV file, too.", HelpName = "FILE" };
        var encoding = new Option<Encoding?>("--encoding") { Description = "What the files are written in, e.g. gb18030; without it UTF-8.", HelpName = "NAME", CustomParser = EncodingOf };
        var effective = new Option<DateOnly?>("--effective") { Description = "Since when changed cadres are what the bundle says, yyyy-MM-dd; without it today.", HelpName = "DAY", CustomParser = DayOf };
        var reopen = new Option<string[]>("--reopen") { Description = "A closed round that takes new ballots all the same; may be given several times.", HelpName = "ROUND", DefaultValueFactory = static _ => [] };
        var resume = new Option<string?>("--resume") { Description = "An import of this bundle that was cut off, and is ended by this one.", HelpName = "ID" };
        var aliases = new Option<bool>("--aliases") { Description = "Print the words that stand for columns and codes, and do nothing else." };
        var hold = new Option<FileInfo?>("--hold-at-commit") { Hidden = true };
        var command = new Command("import", "Imports a bundle: every row is checked before any is written.")
        {
            path, dryRun, skip, report, encoding, effective, reopen, resume, aliases, hold,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(path) is null && !result.GetValue(aliases))
                result.AddError("import needs the PATH of a bundle.");
        });
        var import = host.With(async (services, parse, cancellationToken) =>
        {
            var console = parse.InvocationConfiguration;
            await using var file = parse.GetValue(report) is { } to ? new StreamWriter(to.FullName, append: false, new UTF8Encoding(false)) : null;
            var shown = new ImportReport(console.Output, console.Error, file);
            shown.Begin();
            var outcome = await services.GetRequiredService<GraphImport>().RunAsync(
                parse.GetValue(path)!,
                options => options with
                {
                    DryRun = parse.GetValue(dryRun),
                    SkipBadRows = parse.GetValue(skip),
                    Encoding = parse.GetValue(encoding),
                    Effective = parse.GetValue(effective),
                    Resume = parse.GetValue(resume),
                    Reopen = [.. parse.GetValue(reopen)!.Select(id => new RoundId(id))],
                    OnProblem = shown.Show,
                    OnNote = shown.Show,
                    BeforeCommit = parse.GetValue(hold) is { } mark ? token => HoldAsync(mark, token) : null,
                },
                shown.Show,
                cancellationToken);
            shown.Show(outcome.Summary);
            return await EndAsync(outcome, console);
        });
        command.SetAction(async (parse, cancellationToken) =>
        {
            if (!parse.GetValue(aliases))
                return await import(parse, cancellationToken);
            await parse.InvocationConfiguration.Output.WriteAsync(BundleImporter.AliasTable.AsMemory(), cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> EndAsync(ImportOutcome outcome, InvocationConfiguration console)
    {
        switch (outcome)
        {
            case Imported done:
                await console.Output.WriteLineAsync($"Imported: {done.Written} records written, {done.Summary.BadRows} bad rows skipped, version {done.Version}.");
                return ExitCode.Done;
            case CheckedOnly { Summary.BadRows: var bad }:
                await console.Output.WriteLineAsync($"Checked: {bad} bad rows would be skipped; nothing was written.");
                return ExitCode.Done;
            case Refused { Summary: var seen }:
                await console.Error.WriteLineAsync($"{seen.BadRows} bad rows; nothing was written.");
                return ExitCode.Refused;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Says by a file that all is written and nothing committed, and waits for the end of the process.</summary>
    private static async Task HoldAsync(FileInfo mark, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(mark.FullName, "held", cancellationToken);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private static Encoding? EncodingOf(ArgumentResult argument)
    {
        var name = argument.Tokens[0].Value;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            argument.AddError($"--encoding: there is no encoding '{name}'.");
            return null;
        }
    }

    private static DateOnly? DayOf(ArgumentResult argument)
    {
        if (DateOnly.TryParseExact(argument.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        argument.AddError("--effective must be a day as yyyy-MM-dd.");
        return null;
    }
}
