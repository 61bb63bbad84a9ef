using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TalentGraph.Graph.Demo;

namespace TalentGraph.Api.Commands.Exchange;

/// <summary><c>demo</c>: a synthetic county as a bundle, with the true values beside it.</summary>
internal static class DemoCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var defaults = new DemoOptions();
        var folder = new Option<string>("--out") { Description = "Where the bundle goes: a folder that is empty or not there.", Required = true, HelpName = "DIR" };
        var cadres = Checked<int>(
            "--cadres", "N", $"How many cadres, {DemoOptions.FewestCadres} to {DemoOptions.MostCadres}.", defaults.Cadres,
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n is >= DemoOptions.FewestCadres and <= DemoOptions.MostCadres ? n : null);
        var seed = new Option<ulong>("--seed") { Description = "Another seed is another county.", DefaultValueFactory = _ => defaults.Seed, HelpName = "S" };
        // Help would print a default day as the machine's country writes it.
        var asOf = Checked<DateOnly>(
            "--as-of", "D", $"The county's own today: a day as yyyy-MM-dd, from 2000 to 2100; without it {defaults.AsOf:yyyy-MM-dd}.", null,
            text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day.Year is >= 2000 and <= 2100 ? day : null);

        var command = new Command("demo", "Makes a synthetic county as a bundle; the same options make the same bytes.") { folder, cadres, seed, asOf };
        command.SetAction(VerbHost.Guard(async (parse, cancellationToken) =>
        {
            string path = parse.GetValue(folder)!;
            var options = new DemoOptions { Cadres = parse.GetValue(cadres) ?? defaults.Cadres, Seed = parse.GetValue(seed), AsOf = parse.GetValue(asOf) ?? defaults.AsOf };
            if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
                throw new RefusedException($"{path} is not an empty folder; nothing was written.");

            TextWriter output = parse.InvocationConfiguration.Output;
            await ShowAsync(output, progress => DemoBundle.WriteAsync(path, options, progress, cancellationToken));
            await output.WriteLineAsync($"{options.Cadres} cadres as of {options.AsOf:yyyy-MM-dd}, seed {options.Seed}, are in {path}; what is true of them in {Path.Combine(path, DemoBundle.TruthFolder)}.");
            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>An option that takes what <paramref name="read"/> can read, and says what it wants otherwise.</summary>
    private static Option<T?> Checked<T>(string name, string help, string description, T? otherwise, Func<string, T?> read)
        where T : struct => new(name)
        {
            Description = description,
            HelpName = help,
            DefaultValueFactory = otherwise is null ? null : _ => otherwise,
            CustomParser = result =>
            {
                if (read(result.Tokens[0].Value) is { } value)
                    return value;
                result.AddError($"{name} {result.Tokens[0].Value}: {description}");
                return otherwise;
            },
        };

    /// <summary>Shows progress as a bar on a terminal, and as a plain line a quarter otherwise.</summary>
    private static async Task ShowAsync(TextWriter output, Func<IProgress<double>, Task> work)
    {
        if (output == Console.Out && !Console.IsOutputRedirected)
        {
            await AnsiConsole.Progress().StartAsync(async context =>
            {
                ProgressTask bar = context.AddTask("Making the county", maxValue: 1);
                await work(new Told(share => bar.Value = share));
            });
            return;
        }

        int quarters = 0;
        await work(new Told(share =>
        {
            if ((int)(share * 4) > quarters)
                output.WriteLine($"{25 * (quarters = (int)(share * 4))}%");
        }));
    }

    /// <summary>Progress told at once, on the thread that makes it.</summary>
    private sealed class Told(Action<double> hear) : IProgress<double>
    {
        public void Report(double value) => hear(value);
    }
}
