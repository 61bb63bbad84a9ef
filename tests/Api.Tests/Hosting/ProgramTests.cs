using System.Diagnostics;
using TalentGraph.Api.Commands;
using Xunit;

namespace TalentGraph.Api.Tests.Hosting;

/// <summary>The program as a shell or an image starts it: a process with an exit code and two streams.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-program-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("bolt://graph.example:7687")]
    [InlineData("neo4j+s://graph.example")]
    public async Task Without_the_driver_an_address_of_Bolt_stops_the_start_and_says_what_to_do(string url)
    {
#if USE_NEO4J_DRIVER
        Assert.Skip("This build has the driver.");
#endif
        var (code, output, error) = await RunAsync([], "serve", $"--Store:Url={url}", "--Auth:Authority=https://issuer.example", "--Auth:Audience=a");

        Assert.Equal((ExitCode.Refused, ""), (code, output));
        Assert.Equal(
            $"Store:Url '{url}' needs a build with Neo4j's driver, which this one is not. "
            + "Build with -p:UseNeo4jDriver=true (docs/operations.md, \"Bolt\"), or name the server's HTTP address: http://host:7474/neo4j.",
            error.TrimEnd());
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task Without_ICU_it_does_not_start_because_names_would_lose_their_order()
    {
        var (code, _, error) = await RunAsync([("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "true")], "schema");

        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("needs ICU: DOTNET_SYSTEM_GLOBALIZATION_INVARIANT must not be true", error, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync((string Name, string Value)[] environment, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "talentgraph.dll"), .. words])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
