using System.Diagnostics;
using TalentGraph.Api.Commands;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Hosting.Stores;

namespace TalentGraph.Api.Jobs.Backups;

/// <summary>A Neo4j server on this machine, as its administrator sees it: Community dumps and loads databases only while it is stopped.</summary>
/// <param name="settings">The commands.</param>
/// <param name="address">The server and the database.</param>
/// <param name="time">The clock.</param>
internal sealed class Neo4jAdmin(BackupSettings settings, ServerStore address, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>The database.</summary>
    public string Database { get; } = address.Database.AbsolutePath.Trim('/');

    /// <summary>Whether the verb stops and starts it.</summary>
    public bool IsOurs => settings.Stop is not null;

    /// <summary>Whether anybody answers at its address, whatever the answer.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await client.GetAsync(new Uri(address.Database, "/"), cancellationToken);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Something holds the port and does not answer: it may well hold the database.
            return true;
        }
    }

    /// <summary>Stops it, where it runs.</summary>
    /// <exception cref="RefusedException">It runs and nobody said how to stop it, or it would not stop.</exception>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!await AnswersAsync(cancellationToken))
            return;
        if (settings.Stop is null)
        {
            throw new RefusedException(
                $"The server at {address.Database} runs, and Neo4j Community dumps and loads a stopped database only. Stop it, run this again, and start it; or let the verb do it: "
                + "--Backup:Stop=\"systemctl stop neo4j\" --Backup:Start=\"systemctl start neo4j\"."
                + $" By hand the graph is saved by: {settings.Neo4jAdmin} database dump {Database} --to-path=FOLDER; {settings.Neo4jAdmin} database check {Database} --from-path=FOLDER.");
        }

        await RunAsync(settings.Stop, [], cancellationToken);
        await WaitAsync(answers: false, cancellationToken);
    }

    /// <summary>Starts it, where that is the verb's to do, and waits until it answers.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Start is null)
            return;
        await RunAsync(settings.Start, [], cancellationToken);
        await WaitAsync(answers: true, cancellationToken);
    }

    /// <summary>Dumps the database into a folder as <c>DATABASE.dump</c>.</summary>
    public Task DumpAsync(string folder, CancellationToken cancellationToken) =>
        RunAsync(settings.Neo4jAdmin, ["database", "dump", Database, $"--to-path={folder}"], cancellationToken);

    /// <summary>Unpacks the dump in a folder beside it and checks every node, relationship, property and index.</summary>
    /// <exception cref="RefusedException">It is damaged.</exception>
    public Task CheckAsync(string folder, CancellationToken cancellationToken) => RunAsync(
        settings.Neo4jAdmin,
        ["database", "check", Database, $"--from-path={folder}", $"--temp-path={folder}", $"--report-path={folder}"],
        cancellationToken);

    /// <summary>Loads the dump in a folder.</summary>
    /// <param name="folder">Holds <c>DATABASE.dump</c>.</param>
    /// <param name="replace">Whether a database of that name may be lost.</param>
    /// <param name="cancellationToken">Stops it half-way: the database is then of no use until another load.</param>
    public Task LoadAsync(string folder, bool replace, CancellationToken cancellationToken) => RunAsync(
        settings.Neo4jAdmin,
        ["database", "load", Database, $"--from-path={folder}", $"--overwrite-destination={(replace ? "true" : "false")}"],
        cancellationToken);

    private async Task WaitAsync(bool answers, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (await AnswersAsync(cancellationToken) != answers)
        {
            if (time.GetElapsedTime(began) > LongestWait)
                throw new RefusedException($"The server at {address.Database} {(answers ? "does not answer" : "still runs")} after {LongestWait.TotalMinutes:0} minutes.");
            await Task.Delay(TimeSpan.FromMilliseconds(500), time, cancellationToken);
        }
    }

    /// <summary>Runs a command through the shell, so that it may be one with words of its own.</summary>
    private async Task RunAsync(string command, string[] words, CancellationToken cancellationToken)
    {
        string[] shell = OperatingSystem.IsWindows() ? ["/d", "/c", command, .. words] : ["-c", $"{command} \"$@\"", "sh", .. words];
        using var process = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "cmd" : "/bin/sh", shell)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = new Tail();
        process.OutputDataReceived += (_, line) => said.Add(line.Data);
        process.ErrorDataReceived += (_, line) => said.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            // Not until its output ends: a server that was started may keep that open for as long as it lives.
            while (!process.HasExited)
                await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode == 0)
            return;
        // What it said last may still be on its way.
        await Task.WhenAny(process.WaitForExitAsync(cancellationToken), Task.Delay(TimeSpan.FromSeconds(5), time, cancellationToken));
        throw new RefusedException($"'{string.Join(' ', words.Prepend(command))}' ended with {process.ExitCode}: {said}");
    }

    /// <summary>The last lines that a command said.</summary>
    private sealed class Tail
    {
        private readonly Queue<string> lines = new();

        public void Add(string? line)
        {
            if (string.IsNullOrWhiteSpace(line))
                return;
            lock (lines)
            {
                lines.Enqueue(line.Trim());
                if (lines.Count > 5)
                    lines.Dequeue();
            }
        }

        public override string ToString()
        {
            lock (lines)
                return string.Join(" / ", lines);
        }
    }
}
