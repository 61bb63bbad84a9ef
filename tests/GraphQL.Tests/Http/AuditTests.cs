using System.Text.Json;
using TalentGraph.GraphQL.Tests.Conformance;
using TalentGraph.GraphQL.Tests.Sample;

namespace TalentGraph.GraphQL.Tests.Http;

/// <summary>GraphQL over HTTP as graphql-http's audits see it, over a running service.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task All_61_audits_are_ok()
    {
        await using var host = await SchoolHost.StartAsync();

        using var node = GraphQLJs.Start("audit.js", new Uri(host.Client.BaseAddress!, "/graphql").ToString(), "reader");
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await errors);
        var audits = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();

        Assert.Equal(61, audits.Count);
        Assert.Equal([], audits.Where(a => a.GetProperty("status").GetString() != "ok").Select(a => a.GetRawText()));
    }
}
