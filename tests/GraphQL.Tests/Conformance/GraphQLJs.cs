using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TalentGraph.GraphQL.Tests.Conformance;

/// <summary>
/// graphql-js as oracle: one Node process for all tests, asked line by line; it ends with this process, whose pipes it reads.
/// Without Node or the packages of tests/oracle whoever asks is skipped.
/// </summary>
internal static class GraphQLJs
{
    private static readonly SemaphoreSlim Turn = new(1);
    private static readonly ConcurrentQueue<TaskCompletionSource<string>> Waiting = new();
    private static Process? node;

    /// <summary>The folder of the scripts, their packages being there.</summary>
    public static string Folder()
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "oracle"));
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            Xunit.Assert.Skip("tests/oracle/node_modules is not there; run npm ci in tests/oracle.");
        return folder;
    }

    /// <summary>Answers come in the order of the questions, which need not wait for each other.</summary>
    public static async Task<JsonElement> AskAsync(object request)
    {
        var text = JsonSerializer.Serialize(request);
        var waiting = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await Turn.WaitAsync();
        try
        {
            if (node is null)
            {
                node = Start("oracle.js");
                _ = ReadAsync(node);
            }

            Waiting.Enqueue(waiting);
            await node.StandardInput.WriteLineAsync(text);
            await node.StandardInput.FlushAsync();
        }
        finally
        {
            Turn.Release();
        }

        var answer = JsonSerializer.Deserialize<JsonElement>(await waiting.Task);
        return answer.TryGetProperty("error", out var error) ? throw new InvalidOperationException($"The oracle says: {error}") : answer;
    }

    private static async Task ReadAsync(Process oracle)
    {
        while (await oracle.StandardOutput.ReadLineAsync() is { } line)
            (Waiting.TryDequeue(out var next) ? next : throw new InvalidOperationException("Nobody asked.")).SetResult(line);
        var why = await oracle.StandardError.ReadToEndAsync();
        while (Waiting.TryDequeue(out var next))
            next.SetException(new InvalidOperationException($"The oracle has ended: {why}"));
    }

    public static Process Start(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = Folder(), RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Xunit.Assert.Skip("Node is not there.");
            throw;
        }
    }

    private static string Here([CallerFilePath] string file = "") => file;
}
