using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace TalentGraph.GraphQL.Tests.Conformance;

/// <summary>
/// graphql-js as oracle: one Node process for all tests, asked line by line; it ends with this process, whose pipes it reads.
/// Without Node or the packages of tests/oracle whoever asks is skipped.
/// </summary>
internal static class GraphQLJs
{
    private static readonly SemaphoreSlim Turn = new(1);
    private static Process? node;

    /// <summary>The folder of the scripts, their packages being there.</summary>
    public static string Folder()
    {
        var folder = Path.Combine(Repository.Root, "tests", "oracle");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            Assert.Skip("tests/oracle/node_modules is not there; run npm ci in tests/oracle.");
        return folder;
    }

    public static async Task<JsonElement> AskAsync(object request)
    {
        await Turn.WaitAsync();
        try
        {
            node ??= Start("oracle.js");
            await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request));
            await node.StandardInput.FlushAsync();
            var line = await node.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The oracle has ended: {await node.StandardError.ReadToEndAsync()}");
            var answer = JsonSerializer.Deserialize<JsonElement>(line);
            return answer.TryGetProperty("error", out var error) ? throw new InvalidOperationException($"The oracle says: {error}") : answer;
        }
        finally
        {
            Turn.Release();
        }
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
            Assert.Skip("Node is not there.");
            throw;
        }
    }
}
