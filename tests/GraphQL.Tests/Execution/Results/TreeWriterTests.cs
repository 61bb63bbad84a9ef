using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL.SystemTextJson;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Tests.Sample;

namespace TalentGraph.GraphQL.Tests.Execution.Results;

public sealed class TreeWriterTests
{
    [Theory]
    [InlineData("{ a: clubs(first: 500) { nodes { id title asOf } pageInfo { endCursor } } b: clubs(first: 500) { nodes { id title asOf } } c: clubs(first: 500) { nodes { __typename id } } }", 70_000)]
    [InlineData("""{ person(id: "person:P1") { club { parent { title } } notes grades } none: person(id: "person:P9999") { id } }""", 100)]
    [InlineData("{ evidence { __typename } none: person(id: \"person:P9999\") { club { id } } }", 50)]
    public async Task What_goes_straight_to_the_pipe_is_what_the_librarys_serializer_writes(string query, int least)
    {
        await using var host = await SchoolHost.StartAsync();

        using var response = await host.PostAsync(JsonSerializer.Serialize(new { query }));
        var sent = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var answer = await host.Get<GraphQLEngine>().ExecuteAsync(new GraphQLRequest(query, null, null), new TestCaller("reader"), "r", TestContext.Current.CancellationToken);
        var serializer = new GraphQLSerializer(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        Assert.Equal(serializer.Serialize(answer.Result), sent);
        Assert.True(sent.Length >= least);
        // What fits into one portion says how long it is.
        Assert.Equal(sent.Length > 33_000, response.Headers.TransferEncodingChunked == true);
    }
}
