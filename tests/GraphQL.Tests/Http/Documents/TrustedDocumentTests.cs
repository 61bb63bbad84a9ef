using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TalentGraph.GraphQL.Http.Documents;
using TalentGraph.GraphQL.Tests.Sample;

namespace TalentGraph.GraphQL.Tests.Http.Documents;

/// <summary>Where a deployment lists its documents, nothing else runs.</summary>
public sealed class TrustedDocumentTests : IDisposable
{
    private const string Listed = "query Listed($first: Int) { people(first: $first) { nodes { name } } }";
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-trusted-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_listed_document_runs_by_its_hash_by_its_id_and_as_its_text()
    {
        await using var host = await StartAsync("manifest.json", JsonSerializer.Serialize(new Dictionary<string, string> { ["people-1"] = Listed }));

        string[] bodies =
        [
            JsonSerializer.Serialize(new { documentId = "people-1", variables = new { first = 1 } }),
            JsonSerializer.Serialize(new { documentId = "sha256:" + Hash(Listed), variables = new { first = 1 } }),
            JsonSerializer.Serialize(new { extensions = new { persistedQuery = new { version = 1, sha256Hash = Hash(Listed) } }, variables = new { first = 1 } }),
            JsonSerializer.Serialize(new { query = Listed, variables = new { first = 1 } }),
        ];
        foreach (var body in bodies)
            Assert.Equal("""{"people":{"nodes":[{"name":"Person 1"}]}}""", (await AskAsync(host, body)).Data());
    }

    [Fact]
    public async Task What_is_not_listed_does_not_run_however_it_is_sent()
    {
        await using var host = await StartAsync("a.graphql", Listed);
        const string Other = "{ evidence { __typename } }";

        string[] bodies =
        [
            JsonSerializer.Serialize(new { query = Other }),
            JsonSerializer.Serialize(new { documentId = "people-1" }),
            JsonSerializer.Serialize(new { query = Other, documentId = Hash(Other) }),
            JsonSerializer.Serialize(new { query = Other, documentId = Hash(Listed) }),
            JsonSerializer.Serialize(new { query = Listed + " " }),
            JsonSerializer.Serialize(new { query = "{ __schema { queryType { name } } }" }),
        ];
        foreach (var body in bodies)
            Assert.Equal("DOCUMENT_NOT_TRUSTED", (await AskAsync(host, body)).Code());
        Assert.Equal(0, host.Get<DocumentDesk>().Persisted);
    }

    [Fact]
    public async Task A_folder_and_an_Apollo_manifest_list_documents_too()
    {
        await using var byFolder = await StartAsync("queries/listed.graphql", Listed);
        await using var byApollo = await StartAsync("apollo.json", JsonSerializer.Serialize(new
        {
            format = "apollo-persisted-query-manifest",
            version = 1,
            operations = new[] { new { id = Hash(Listed), name = "Listed", type = "query", body = Listed } },
        }));

        foreach (var host in new[] { byFolder, byApollo })
            Assert.Null((await AskAsync(host, JsonSerializer.Serialize(new { documentId = Hash(Listed) }))).Code());
    }

    [Fact]
    public async Task It_may_cost_more_than_what_anybody_sends()
    {
        void Dear(TalentGraph.GraphQL.Types.GraphQLOptions options)
        {
            options.Limits.Cost = 10;
            options.Limits.TrustedCost = 60;
        }

        await using var trusted = await StartAsync("a.graphql", Listed, Dear);
        await using var open = await SchoolHost.StartAsync(Dear);

        Assert.Null((await AskAsync(trusted, JsonSerializer.Serialize(new { query = Listed, variables = new { first = 50 } }))).Code());
        Assert.Equal("LIMIT_EXCEEDED", (await AskAsync(trusted, JsonSerializer.Serialize(new { query = Listed, variables = new { first = 90 } }))).Code());
        Assert.Equal("LIMIT_EXCEEDED", (await AskAsync(open, JsonSerializer.Serialize(new { query = Listed, variables = new { first = 50 } }))).Code());
    }

    [Theory]
    [InlineData("a.graphql", "{ nothing }", "a.graphql: line 1: Cannot query field 'nothing' on type 'Query'.")]
    [InlineData("a.graphql", "{ evidence {", "a.graphql: ")]
    [InlineData("a.graphql", "fragment A on Person { name }", "There is no operation in it.")]
    [InlineData("a.graphql", "{ person(id: \"person:P1\") { ...A } } fragment A on Person { ...A }", "a.graphql: ")]
    [InlineData("m.json", """{"one":"{ nothing }"}""", "m.json, one: line 1: Cannot query field 'nothing'")]
    [InlineData("m.json", """{"0000000000000000000000000000000000000000000000000000000000000000":"{ closed }"}""", "the id is a SHA-256, but not this document's")]
    [InlineData("m.json", """{"one":7}""", "has an entry whose 'one' is no string")]
    [InlineData("m.json", "[]", "is no JSON object")]
    [InlineData("m.json", "{}", "There is no document in ")]
    [InlineData("m.json", "{", "cannot be read")]
    public async Task A_wrong_list_stops_the_start_and_says_where_and_why(string file, string content, string reason)
    {
        var error = await Assert.ThrowsAsync<DocumentListException>(() => StartAsync(file, content));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(folder, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_not_there_stops_the_start()
    {
        var error = await Assert.ThrowsAsync<DocumentListException>(() => SchoolHost.StartAsync(o => o.TrustedDocuments = Path.Combine(folder, "none.json")));

        Assert.Contains("none.json", error.Message, StringComparison.Ordinal);
    }

    private static string Hash(string query) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)));

    private static async Task<JsonElement> AskAsync(SchoolHost host, string body)
    {
        using var answer = await host.PostAsync(body);
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A JSON file is the list itself; a document makes its folder the list.</summary>
    private async Task<SchoolHost> StartAsync(string file, string content, Action<TalentGraph.GraphQL.Types.GraphQLOptions>? configure = null)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        return await SchoolHost.StartAsync(options =>
        {
            options.TrustedDocuments = file.EndsWith(".json", StringComparison.Ordinal) ? path : folder;
            configure?.Invoke(options);
        });
    }
}
