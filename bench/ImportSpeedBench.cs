using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using TalentGraph.Graph.Exchange;
using TalentGraph.Graph.Sqlite;

namespace TalentGraph.Bench;

/// <summary>Rows per second of the import into an empty store, beside the <c>sqlite3</c> shell's own <c>.import</c> of the same files into bare tables.</summary>
internal sealed class ImportSpeedBench : IBench
{
    private const double LeastShare = 0.1;
    private const long MostMemory = 1L << 30;

    /// <inheritdoc/>
    public Command Verb()
    {
        var bundle = new Option<DirectoryInfo>("--bundle") { Description = "The bundle's folder, as the verb demo makes it.", Required = true };
        var verb = new Command("import-speed", "Import of a bundle beside sqlite3's .import: at least a tenth of its rows/s, under 1 GiB.") { bundle };
        verb.SetAction((parse, cancellationToken) => RunAsync(parse.GetRequiredValue(bundle), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(DirectoryInfo bundle, CancellationToken cancellationToken)
    {
        string work = Directory.CreateTempSubdirectory("import-speed").FullName;
        try
        {
            FileInfo[] files = [.. bundle.GetFiles("*.csv").Where(f => RecordTypes.Find(Path.GetFileNameWithoutExtension(f.Name)) is not null)];
            (long rows, TimeSpan ours) = await OursAsync(bundle.FullName, Path.Combine(work, "ours.db"), cancellationToken);
            long memory = PeakMemory();
            TimeSpan theirs = await TheirsAsync(files, Path.Combine(work, "theirs.db"), cancellationToken);

            double share = theirs / ours;
            Print("rows", rows.ToString("N0", CultureInfo.InvariantCulture));
            Print("import", $"{rows / ours.TotalSeconds,12:N0} rows/s  {ours.TotalSeconds,8:N1} s");
            Print("sqlite3 .import", $"{rows / theirs.TotalSeconds,12:N0} rows/s  {theirs.TotalSeconds,8:N1} s");
            Print("share", $"{share:P1} (at least {LeastShare:P0})");
            Print("peak memory", $"{memory / (1024.0 * 1024):N0} MiB (under {MostMemory >> 20:N0})");
            return share >= LeastShare && memory < MostMemory ? 0 : 1;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task<(long Rows, TimeSpan Time)> OursAsync(string bundle, string path, CancellationToken cancellationToken)
    {
        await using SqliteTalentStore store = await SqliteTalentStore.OpenAsync(path, TimeProvider.System, cancellationToken);
        var options = new ImportOptions { Today = DateOnly.MaxValue, OnProblem = problem => Console.Error.WriteLine(problem) };
        long start = Stopwatch.GetTimestamp();
        TimeSpan checking = TimeSpan.Zero;
        void Progress(ImportProgress step) => checking = step.Writing ? checking : Stopwatch.GetElapsedTime(start);
        ImportOutcome outcome = await BundleImporter.ImportAsync(store, bundle, options, Progress, cancellationToken);
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        Print("of which checking", $"{checking.TotalSeconds:N1} s");
        return outcome is Imported done
            ? (done.Summary.Files.Sum(f => f.Rows), time)
            : throw new InvalidOperationException("The bundle was refused.");
    }

    private static async Task<TimeSpan> TheirsAsync(FileInfo[] files, string path, CancellationToken cancellationToken)
    {
        string script = path + ".sql";
        await File.WriteAllLinesAsync(
            script,
            files.Select(f => $".import --csv '{f.FullName}' {Path.GetFileNameWithoutExtension(f.Name)}"),
            cancellationToken);
        long start = Stopwatch.GetTimestamp();
        using Process shell = Process.Start(new ProcessStartInfo("sqlite3", [path, $".read {script}"]))!;
        await shell.WaitForExitAsync(cancellationToken);
        return shell.ExitCode == 0 ? Stopwatch.GetElapsedTime(start) : throw new InvalidOperationException("sqlite3 failed.");
    }

    private static long PeakMemory()
    {
        using Process self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }

    private static void Print(string name, string value) => Console.WriteLine($"{name,-18}{value}");
}
