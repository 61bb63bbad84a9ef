using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TalentGraph.GraphQL.Http.Documents;
using TalentGraph.GraphQL.Tests.Sample;

namespace TalentGraph.GraphQL.Tests.Http.Documents;

/// <summary>A document goes over the wire once; after that its hash is enough.</summary>
public sealed class PersistedDocumentTests
{
    private const string Query = "{ evidence { __typename } }";

    [Fact]
    public async Task A_hash_is_not_found_until_its_document_came_with_it()
    {
        await using var host = await SchoolHost.StartAsync();

        var before = await AskAsync(host, null, Hash(Query));
        var both = await AskAsync(host, Query, Hash(Query));
        var after = await AskAsync(host, null, Hash(Query));

        Assert.Equal(("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound"), (before.Code(), before.GetProperty("errors")[0].GetProperty("message").GetString()));
        Assert.Equal("""{"evidence":[{"__typename":"Review"},{"__typename":"Award"}]}""", both.Data());
        Assert.Equal(both.Data(), after.Data());
    }

    [Fact]
    public async Task A_get_may_send_the_hash_alone_and_still_needs_its_preflight_header()
    {
        await using var host = await SchoolHost.StartAsync();
        await AskAsync(host, Query, Hash(Query));
        var url = $"/graphql?extensions={Uri.EscapeDataString(JsonSerializer.Serialize(new { persistedQuery = new { version = 1, sha256Hash = Hash(Query) } }))}";

        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("GraphQL-Preflight", "1");
        using var with = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        using var without = await host.Client.GetAsync(url, TestContext.Current.CancellationToken);

        Assert.Contains("Review", await with.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(400, (int)without.StatusCode);
    }

    [Fact]
    public async Task A_document_id_is_another_way_to_send_the_hash()
    {
        await using var host = await SchoolHost.StartAsync();
        await AskAsync(host, Query, Hash(Query));

        using var answer = await host.PostAsync($$"""{"documentId":"sha256:{{Hash(Query)}}"}""");

        Assert.Contains("Review", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hash_of_another_document_is_bad_input_and_nothing_is_kept()
    {
        await using var host = await SchoolHost.StartAsync();

        var answer = await AskAsync(host, Query, Hash("{ closed }"));

        Assert.Equal("BAD_USER_INPUT", answer.Code());
        Assert.Equal(0, host.Get<DocumentDesk>().Persisted);
    }

    [Theory]
    [InlineData("{ nothing }")]
    [InlineData("{")]
    public async Task What_does_not_pass_the_rules_is_not_kept(string query)
    {
        await using var host = await SchoolHost.StartAsync();

        await AskAsync(host, query, Hash(query));

        Assert.Equal(0, host.Get<DocumentDesk>().Persisted);
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", (await AskAsync(host, null, Hash(query))).Code());
    }

    [Fact]
    public async Task No_more_are_kept_than_their_number_and_their_characters_allow()
    {
        string[] queries = ["{ evidence { __typename } }", "{ a: evidence { __typename } }", "{ b: evidence { __typename } }"];
        await using var few = await SchoolHost.StartAsync(o => o.Limits.PersistedDocuments = 2);
        await using var small = await SchoolHost.StartAsync(o => o.Limits.PersistedCharacters = 60);

        foreach (var host in new[] { few, small })
        {
            foreach (var query in queries)
                await AskAsync(host, query, Hash(query));

            Assert.Equal(2, host.Get<DocumentDesk>().Persisted);
            Assert.Equal("PERSISTED_QUERY_NOT_FOUND", (await AskAsync(host, null, Hash(queries[0]))).Code());
            Assert.Null((await AskAsync(host, null, Hash(queries[2]))).Code());
        }
    }

    [Theory]
    [InlineData("""{"persistedQuery":7}""")]
    [InlineData("""{"persistedQuery":{}}""")]
    [InlineData("""{"persistedQuery":{"version":2,"sha256Hash":"0000000000000000000000000000000000000000000000000000000000000000"}}""")]
    [InlineData("""{"persistedQuery":{"version":1,"sha256Hash":"00"}}""")]
    [InlineData("{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"\\ud800\"}}")]
    public async Task A_malformed_hash_is_bad_input(string extensions)
    {
        await using var host = await SchoolHost.StartAsync();

        using var post = await host.PostAsync($$"""{"extensions":{{extensions}}}""");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?extensions=" + Uri.EscapeDataString(extensions));
        request.Headers.Add("GraphQL-Preflight", "1");
        using var get = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        foreach (var answer in new[] { post, get })
        {
            Assert.Equal(400, (int)answer.StatusCode);
            Assert.Contains("BAD_USER_INPUT", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    private static string Hash(string query) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)));

    private static async Task<JsonElement> AskAsync(SchoolHost host, string? query, string hash)
    {
        var persistedQuery = new { version = 1, sha256Hash = hash };
        using var answer = await host.PostAsync(JsonSerializer.Serialize(new { query, extensions = new { persistedQuery } }));
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
