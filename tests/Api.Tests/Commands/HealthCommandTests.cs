using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Commands;
using TalentGraph.Api.Hosting.FirstMinute;
using TalentGraph.Api.Tests.Hosting;
using Xunit;

namespace TalentGraph.Api.Tests.Commands;

public sealed class HealthCommandTests
{
    [Fact]
    public async Task A_ready_service_is_healthy_and_one_that_stops_is_alive_alone()
    {
        await using var service = await RunningService.StartAsync();
        var readiness = service.Services.GetRequiredService<Readiness>();
        var url = service.Address.ToString();
        await service.ReadyAsync();

        Assert.Equal((ExitCode.Done, "ready\n", ""), await CommandLine.RunAsync("health", "--url", url));
        readiness.Close();
        Assert.Equal((ExitCode.Refused, "", $"{url}health/ready answers 503: not ready\n"), await CommandLine.RunAsync("health", "--url", url));
        Assert.Equal((ExitCode.Done, "live\n", ""), await CommandLine.RunAsync("health", "--url", url, "--live"));
    }

    [Fact]
    public async Task Nobody_there_is_not_healthy()
    {
        // Bound, so that nobody else gets the port, and not listened on.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var url = $"http://{socket.LocalEndPoint}/";

        Assert.Equal((ExitCode.Refused, "", $"{url}health/ready does not answer.\n"), await CommandLine.RunAsync("health", "--url", url));
    }

    [Fact]
    public async Task What_is_no_address_is_wrong_usage()
    {
        var (code, _, error) = await CommandLine.RunAsync("health", "--url", "nowhere");

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains("'nowhere' is no address", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://+:5080", "http://localhost:5080/")]
    [InlineData("http://*:80;https://*:443", "http://localhost/")]
    [InlineData("http://[::]:8080", "http://localhost:8080/")]
    [InlineData(" ;http://10.0.0.7:5080/", "http://10.0.0.7:5080/")]
    public void It_asks_where_the_service_listens(string urls, string asked)
    {
        Assert.Equal(asked, HealthCommand.Reachable(urls).AbsoluteUri);
    }
}
