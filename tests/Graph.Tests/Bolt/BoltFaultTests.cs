using Microsoft.Extensions.Logging.Abstractions;
using TalentGraph.Graph.Bolt;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Tests.Neo4j;
using Xunit;

namespace TalentGraph.Graph.Tests.Bolt;

/// <summary>What goes wrong on the way, on a server that may be stopped.</summary>
public sealed class BoltFaultTests(Neo4jServer server) : IClassFixture<Neo4jServer>
{
    private static readonly CypherStatement One = new("test", "RETURN 1 AS x", new Dictionary<string, object?>(), CypherAccess.Read);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static TransportOptions Impatient => new()
    {
        ReadTimeout = TimeSpan.FromSeconds(1), ReadTotalTimeout = TimeSpan.FromSeconds(2), Retries = 1, ConnectTimeout = TimeSpan.FromSeconds(1),
    };

    [Theory]
    [InlineData("bolt")]
    [InlineData("neo4j")]
    public async Task Nobody_there_is_unreachable_and_may_be_tried_again(string scheme)
    {
        await using var transport = new BoltTransport(
            BoltAddress.Parse($"{scheme}://127.0.0.1:1"), Neo4jSignIn.None, Impatient, NullLogger<BoltTransport>.Instance, TimeProvider.System);

        var failed = await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(One, Token));

        Assert.Equal(("UNREACHABLE", true), (failed.Code, failed.IsTransient));
    }

    [Fact]
    public async Task A_server_without_TLS_is_not_believed_where_TLS_is_asked_for()
    {
        Neo4jServer started = await server.StartedAsync();
        await using BoltTransport transport = BoltServer.TransportTo(started, "bolt+s", started.SignIn, Impatient);

        var failed = await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(One, Token));

        Assert.Contains(failed.Code, (string[])["TLS", "UNREACHABLE"]);
    }

    [Fact]
    public async Task A_server_that_stands_still_is_given_up_in_time_and_answers_when_it_goes_on()
    {
        Neo4jServer started = await server.StartedAsync();
        await using BoltTransport transport = BoltServer.TransportTo(started, "bolt", started.SignIn, Impatient);
        await AnsweredAsync(transport);

        await started.PauseAsync();
        var failed = await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(One, Token));
        await started.ResumeAsync();

        Assert.True(failed.IsTransient);
        Assert.Equal(1, (await AnsweredAsync(transport))["x"].Whole(0));
    }

    [Fact]
    public async Task A_server_that_was_killed_is_unreachable_and_answers_when_it_is_back()
    {
        Neo4jServer started = await server.StartedAsync();
        await using BoltTransport transport = BoltServer.TransportTo(started, "neo4j", started.SignIn, Impatient);
        await AnsweredAsync(transport);

        await started.KillAsync();
        var failed = await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(One, Token));
        await started.StartAsync();

        Assert.True(failed.IsTransient);
        Assert.Equal(1, (await AnsweredAsync(transport))["x"].Whole(0));
    }

    /// <summary>An answer, once the circuit breaker lets one through.</summary>
    private static async Task<CypherTable> AnsweredAsync(BoltTransport transport)
    {
        while (true)
        {
            try
            {
                return await transport.RunAsync(One, Token);
            }
            catch (GraphStoreException e) when (e.IsTransient)
            {
                await Task.Delay(200, Token);
            }
        }
    }
}
