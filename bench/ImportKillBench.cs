using System.CommandLine;
using System.Diagnostics;
using TalentGraph.Graph.Sqlite;

namespace TalentGraph.Bench;

/// <summary>Ends imports with <c>kill -9</c> at random moments, and one held before its commit; after each the store must hold the old graph or the new one, whole.</summary>
internal sealed class ImportKillBench : IBench
{
    private const int Cadres = 50_000;
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"import-kill-{Environment.ProcessId}");
    private readonly Random random = new(20260630);

    private string Database => Path.Combine(folder, "graph.db");

    /// <inheritdoc/>
    public Command Verb()
    {
        var times = new Option<int>("--times") { Description = "How often; the last is held before the commit.", DefaultValueFactory = _ => 20 };
        var verb = new Command("import-kill", "Kills imports and looks at what they leave: the old graph or the new one, whole.") { times };
        verb.SetAction((parse, cancellationToken) => RunAsync(parse.GetValue(times), cancellationToken));
        return verb;
    }

    private async Task<int> RunAsync(int times, CancellationToken cancellationToken)
    {
        try
        {
            Write("old", "甲");
            Write("new", "乙");
            await ImportAsync("old", cancellationToken);
            long start = Stopwatch.GetTimestamp();
            await ImportAsync("new", cancellationToken);
            TimeSpan whole = Stopwatch.GetElapsedTime(start);
            int torn = 0;
            for (int i = 1; i <= times; i++)
            {
                await ImportAsync("old", cancellationToken);
                bool held = i == times;
                TimeSpan after = whole * (0.1 + random.NextDouble());
                await KillAsync(held ? null : after, cancellationToken);
                string seen = await SeenAsync(cancellationToken);
                bool fits = seen == "old" || (seen == "new" && !held);
                torn += fits ? 0 : 1;
                Console.WriteLine($"{i,3}  {(held ? "before the commit" : $"after {after.TotalSeconds:N2} s of {whole.TotalSeconds:N2}"),-26}{seen}{(fits ? "" : "  WRONG")}");
            }

            Console.WriteLine($"{times - torn} of {times} left a whole graph.");
            return torn == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task KillAsync(TimeSpan? after, CancellationToken cancellationToken)
    {
        string mark = Path.Combine(folder, "held");
        using Process import = after is null ? Start("new", "--hold-at-commit", mark) : Start("new");
        if (after is { } moment)
            await Task.WhenAny(import.WaitForExitAsync(cancellationToken), Task.Delay(moment, cancellationToken));
        while (after is null && !import.HasExited && !File.Exists(mark))
            await Task.Delay(20, cancellationToken);
        if (!import.HasExited)
            import.Kill();
        await import.WaitForExitAsync(cancellationToken);
    }

    private async Task<string> SeenAsync(CancellationToken cancellationToken)
    {
        await using SqliteTalentStore store = await SqliteTalentStore.OpenAsync(Database, TimeProvider.System, cancellationToken);
        int old = 0, changed = 0;
        await foreach (Cadre cadre in store.ScanAsync<Cadre>(cancellationToken))
            _ = cadre.Name == "甲" ? old++ : changed++;
        return (old, changed) switch
        {
            (Cadres, 0) => "old",
            (0, Cadres) => "new",
            _ => $"{old} old and {changed} new cadres",
        };
    }

    private async Task ImportAsync(string bundle, CancellationToken cancellationToken)
    {
        using Process import = Start(bundle);
        await import.WaitForExitAsync(cancellationToken);
        if (import.ExitCode != 0)
            throw new InvalidOperationException("The import did not work.");
    }

    private Process Start(string bundle, params string[] more) =>
        VerbProcess.Start(folder, ["import", Path.Combine(folder, bundle), $"--Store:Url=sqlite://{Database}", .. more]);

    private void Write(string bundle, string name)
    {
        string path = Path.Combine(folder, bundle);
        Directory.CreateDirectory(path);
        File.WriteAllLines(Path.Combine(path, "cadres.csv"), Enumerable.Range(0, Cadres).Select(i => $"C{i},{name},active").Prepend("id,name,status"));
    }
}
