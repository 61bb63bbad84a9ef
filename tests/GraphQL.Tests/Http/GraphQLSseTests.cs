using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Tests.Conformance;
using TalentGraph.GraphQL.Tests.Sample;

namespace TalentGraph.GraphQL.Tests.Http;

/// <summary>graphql-sse's own client over a running service.</summary>
public sealed class GraphQLSseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_client_reads_a_subscription_through_a_restart_and_misses_nothing()
    {
        var host = await StartAsync(new Journal { Last = 3 });
        var address = host.Client.BaseAddress!;
        using var node = GraphQLJs.Start("sse.js", new Uri(address, "/graphql").ToString(), "reader", "subscription { entries { name } }");
        var errors = node.StandardError.ReadToEndAsync(Cancel);
        try
        {
            var names = new List<string>();
            for (var i = 1; i <= 3; i++)
                names.Add((await node.StandardOutput.ReadLineAsync(Cancel))!);
            await host.StopAsync();
            await host.DisposeAsync();
            host = await StartAsync(new Journal { Last = 5, IsWhole = true }, address);
            while (await node.StandardOutput.ReadLineAsync(Cancel) is { } line)
                names.Add(line);

            Assert.Equal(Enumerable.Range(1, 5).Select(i => """{"data":{"entries":{"name":"Person N"}}}""".Replace("N", $"{i}", StringComparison.Ordinal)), names);
            Assert.Equal("", await errors);
        }
        finally
        {
            node.Kill();
            await host.DisposeAsync();
        }
    }

    private static Task<SchoolHost> StartAsync(Journal journal, Uri? address = null) =>
        SchoolHost.StartAsync(o => o.AddTypes(typeof(JournalGraph), typeof(PaddingGraph)), services => services.AddSingleton(journal), address);
}
