using System.Diagnostics;
using System.Text.Json;
using TalentGraph.GraphQL.Tests.Sample;

namespace TalentGraph.GraphQL.Tests.Http;

/// <summary>GraphQL over HTTP as graphql-http's audits see it, over a running service.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task All_61_audits_are_ok()
    {
        await using var host = await SchoolHost.StartAsync();

        var audits = await Oracle.RunAsync("audit.js", new Uri(host.Client.BaseAddress!, "/graphql").ToString(), "reader");

        Assert.Equal(61, audits.Count);
        Assert.Equal([], audits.Where(a => a.GetProperty("status").GetString() != "ok").Select(a => a.GetRawText()));
    }
}

/// <summary>Scripts on Node in tests/oracle; without Node or its packages the test is skipped.</summary>
internal static class Oracle
{
    public static async Task<IReadOnlyList<JsonElement>> RunAsync(string script, params string[] arguments)
    {
        var folder = Path.Combine(Repository.Root, "tests", "oracle");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            Assert.Skip("tests/oracle/node_modules is not there; run npm ci in tests/oracle.");
        var start = new ProcessStartInfo("node", [script, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l))];
    }
}
