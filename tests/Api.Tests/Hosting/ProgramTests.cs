using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using TalentGraph.Api.Commands;
using TalentGraph.Api.Security;
using Xunit;

namespace TalentGraph.Api.Tests.Hosting;

/// <summary>The program as a shell or an image starts it: a process with an exit code and two streams.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-program-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

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

    [Fact]
    public async Task A_request_that_is_underway_when_the_service_is_told_to_stop_is_answered()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals on Windows.");
        using var service = Start([("DOTNET_ENVIRONMENT", "Development")], "serve", "--no-demo", "--urls", "http://127.0.0.1:0");
        var error = service.StandardError.ReadToEndAsync(Token);
        string? line, address = null;
        while ((line = await service.StandardOutput.ReadLineAsync(Token)) is not null && !line.StartsWith("Ready.", StringComparison.Ordinal))
            address = line.Contains("listens on", StringComparison.Ordinal) ? line[(line.LastIndexOf(' ') + 1)..] : address;
        var output = service.StandardOutput.ReadToEndAsync(Token);
        var token = (await RunAsync([("DOTNET_ENVIRONMENT", "Development")], "token", "--role", Roles.HrReader)).Output.Trim();
        // A server ends whoever sends less than 240 bytes a second for more than five: what is sent at once counts for minutes.
        var padding = new byte[50_000];
        Array.Fill(padding, (byte)' ');
        using var connection = new TcpClient();
        await connection.ConnectAsync("127.0.0.1", new Uri(address!).Port, Token);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {padding.Length + 24}\r\nExpect: 100-continue\r\n\r\n"),
            Token);
        using var reader = new StreamReader(stream);
        Assert.Equal(("HTTP/1.1 100 Continue", ""), (await reader.ReadLineAsync(Token), await reader.ReadLineAsync(Token)));
        var answer = reader.ReadLineAsync(Token).AsTask();
        await stream.WriteAsync(padding, Token);

        using (var kill = Process.Start("kill", ["-TERM", $"{service.Id}"]))
            await kill.WaitForExitAsync(Token);
        // Longer than the two seconds after which the command line's library would end the process.
        await Task.Delay(TimeSpan.FromSeconds(4), Token);

        Assert.False(service.HasExited);
        Assert.False(answer.IsCompleted);
        await stream.WriteAsync("{\"query\":\"{__typename}\"}"u8.ToArray(), Token);
        Assert.Equal("HTTP/1.1 200 OK", await answer);
        await service.WaitForExitAsync(Token);
        Assert.Equal((ExitCode.Done, ""), (service.ExitCode, await error));
        Assert.DoesNotContain("fail", await output, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync((string Name, string Value)[] environment, params string[] words)
    {
        using var process = Start(environment, words);
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var error = process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return (process.ExitCode, await output, await error);
    }

    private Process Start((string Name, string Value)[] environment, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "talentgraph.dll"), .. words])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
