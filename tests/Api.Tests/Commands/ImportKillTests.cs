using System.Diagnostics;
using TalentGraph.Api.Commands;
using TalentGraph.Bench;
using TalentGraph.Graph.Sqlite;
using Xunit;

namespace TalentGraph.Api.Tests.Commands;

/// <summary>"kill -9 of an import leaves the old graph or the new one, whole": two moments at random, one held before the commit.</summary>
public sealed class ImportKillTests : IDisposable
{
    private const int Cadres = 20_000;
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-kill-").FullName;

    [Fact]
    public async Task A_killed_import_leaves_the_old_graph_or_the_new_one_whole()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "kill -9 is not there on Windows.");
        Write("old", "甲");
        Write("new", "乙");
        using (Process old = Start("old"))
        {
            await old.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(ExitCode.Done, old.ExitCode);
        }

        await KillAsync(Random.Shared.Next(300, 1500));
        await KillAsync(Random.Shared.Next(1500, 3500));
        Assert.Equal((Cadres, "甲"), await KillAtCommitAsync());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task KillAsync(int afterMilliseconds)
    {
        using Process import = Start("new");
        await Task.WhenAny(import.WaitForExitAsync(TestContext.Current.CancellationToken), Task.Delay(afterMilliseconds, TestContext.Current.CancellationToken));
        if (!import.HasExited)
            import.Kill();
        await import.WaitForExitAsync(TestContext.Current.CancellationToken);

        (int count, string name) = await SeenAsync();
        Assert.Equal(Cadres, count);
        Assert.Contains(name, (string[])["甲", "乙"]);
        if (name == "乙")
            await PutBackAsync();
    }

    private async Task PutBackAsync()
    {
        using Process old = Start("old");
        await old.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((Cadres, "甲"), await SeenAsync());
    }

    private async Task<(int Count, string Name)> KillAtCommitAsync()
    {
        string mark = Path.Combine(folder, "held");
        using Process import = Start("new", "--hold-at-commit", mark);
        while (!File.Exists(mark))
        {
            Assert.False(import.HasExited, "The import ended and was not held.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        import.Kill();
        await import.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await SeenAsync();
    }

    /// <summary>How many cadres there are, and the one name that all of them have.</summary>
    private async Task<(int Count, string Name)> SeenAsync()
    {
        await using SqliteTalentStore store = await SqliteTalentStore.OpenAsync(Database, TimeProvider.System, TestContext.Current.CancellationToken);
        int count = 0;
        HashSet<string> names = [];
        await foreach (Cadre cadre in store.ScanAsync<Cadre>(TestContext.Current.CancellationToken))
        {
            count++;
            names.Add(cadre.Name);
        }

        return (count, Assert.Single(names));
    }

    private string Database => Path.Combine(folder, "graph.db");

    private Process Start(string bundle, params string[] more) =>
        VerbProcess.Start(folder, ["import", Path.Combine(folder, bundle), $"--Store:Url=sqlite://{Database}", .. more]);

    private void Write(string bundle, string name)
    {
        string path = Path.Combine(folder, bundle);
        Directory.CreateDirectory(path);
        File.WriteAllLines(Path.Combine(path, "cadres.csv"), Enumerable.Range(0, Cadres).Select(i => $"C{i},{name},active").Prepend("id,name,status"));
    }
}
