using System.ComponentModel;
using System.Diagnostics;
using TalentGraph.Api.Commands;

namespace TalentGraph.Api.Jobs.Backups.Servers;

/// <summary>Runs commands as a shell takes them, so that they may have words of their own.</summary>
internal static class ShellCommand
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>Runs a command that ends with all that it started.</summary>
    /// <param name="command">The command.</param>
    /// <param name="words">Further words, each as it is.</param>
    /// <param name="input">Writes what the command reads; null: it reads nothing.</param>
    /// <param name="output">Takes what the command writes; null: it is what the command has to say.</param>
    /// <param name="cancellationToken">Ends the command; nothing of it runs any more when this has thrown.</param>
    /// <exception cref="RefusedException">It failed; the message has the end of what it said.</exception>
    public static async Task RunAsync(string command, string[] words, Func<Stream, Task>? input, Stream? output, CancellationToken cancellationToken)
    {
        using var process = Start(command, words);
        var said = new Tail();
        var ended = Task.WhenAll(
            FeedAsync(process, input),
            output is null ? said.ReadAsync(process.StandardOutput) : DrainAsync(process, output, cancellationToken),
            said.ReadAsync(process.StandardError),
            process.WaitForExitAsync(CancellationToken.None));
        try
        {
            await ended.WaitAsync(cancellationToken);
        }
        catch
        {
            End(process);
            await ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        Require(process, words.Prepend(command), said);
    }

    /// <summary>Runs a command that may leave a server behind, and waits for the command's own end alone: it is never cut off.</summary>
    /// <param name="command">The command.</param>
    /// <param name="limit">How long it may take; then it is left to itself.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="RefusedException">It failed, or takes too long; the message has the end of what it said.</exception>
    public static async Task LeaveAsync(string command, TimeSpan limit, TimeProvider time)
    {
        // A terminal sends Ctrl-C to this command, too.
        using var process = Start(OperatingSystem.IsWindows() ? command : $"trap '' INT; {command}", []);
        process.StandardInput.Close();
        var said = new Tail();
        var ended = Task.WhenAll(said.ReadAsync(process.StandardOutput), said.ReadAsync(process.StandardError));
        var began = time.GetTimestamp();
        while (!process.HasExited)
        {
            if (time.GetElapsedTime(began) > limit)
                throw new RefusedException($"'{command}' has not ended after {limit.TotalSeconds:0} seconds: {said}");
            await Task.Delay(BetweenLooks, time);
        }

        // What it said last may still be on its way; what it left behind may keep that way open for as long as it lives.
        if (process.ExitCode != 0)
            await Task.WhenAny(ended, Task.Delay(TimeSpan.FromSeconds(5), time));
        Require(process, [command], said);
    }

    private static Process Start(string command, string[] words)
    {
        string[] shell = OperatingSystem.IsWindows() ? ["/d", "/c", command, .. words] : ["-c", words.Length == 0 ? command : $"{command} \"$@\"", "sh", .. words];
        return Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "cmd" : "/bin/sh", shell)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static async Task FeedAsync(Process process, Func<Stream, Task>? input)
    {
        try
        {
            await using var to = process.StandardInput.BaseStream;
            if (input is not null)
                await input(to);
        }
        catch (IOException)
        {
            // It ended, or had read enough, before it was told all; how it ended says which.
        }
    }

    private static async Task DrainAsync(Process process, Stream output, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken);
        }
        catch
        {
            // With nobody to read it, it would wait for ever.
            End(process);
            throw;
        }
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is Win32Exception or AggregateException)
        {
            // It is another user's, as under sudo: it ends by itself, the sooner with nobody to write to.
        }

        process.StandardOutput.BaseStream.Dispose();
    }

    private static void Require(Process process, IEnumerable<string> words, Tail said)
    {
        if (process.ExitCode != 0)
            throw new RefusedException($"'{string.Join(' ', words)}' ended with {process.ExitCode}: {said}");
    }

    /// <summary>The last lines that a command said.</summary>
    private sealed class Tail
    {
        private readonly Queue<string> lines = new();

        public async Task ReadAsync(StreamReader from)
        {
            while (await from.ReadLineAsync() is { } line)
                Add(line.Trim());
        }

        public override string ToString()
        {
            lock (lines)
                return string.Join(" / ", lines);
        }

        private void Add(string line)
        {
            if (line.Length == 0)
                return;
            lock (lines)
            {
                lines.Enqueue(line);
                if (lines.Count > 5)
                    lines.Dequeue();
            }
        }
    }
}
