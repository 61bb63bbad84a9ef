using System.Net;
using System.Net.Http.Headers;
using TalentGraph.GraphQL.Tests.Sample;

namespace TalentGraph.GraphQL.Tests.Http;

public sealed class HttpTests(HttpTests.Served served) : IClassFixture<HttpTests.Served>
{
    private const string Valid = """{"query":"{ evidence { __typename } }"}""";
    private const string Response = "application/graphql-response+json";

    [Theory]
    [InlineData(Valid, "application/json", "reader", 200, null)]
    [InlineData(Valid, Response, "reader", 200, null)]
    [InlineData("""{"query":"{"}""", "application/json", "reader", 200, "GRAPHQL_PARSE_FAILED")]
    [InlineData("""{"query":"{"}""", Response, "reader", 400, "GRAPHQL_PARSE_FAILED")]
    [InlineData("""{"query":""}""", Response, "reader", 400, "GRAPHQL_PARSE_FAILED")]
    [InlineData("""{"query":"# nothing but words"}""", Response, "reader", 400, "GRAPHQL_PARSE_FAILED")]
    [InlineData("""{"query":"query($n: Float) { echo(number: $n) }","variables":{"n":1e999}}""", Response, "reader", 400, "BAD_USER_INPUT")]
    [InlineData("""{"query":"query($i: ID!) { node(id: $i) { id } }","variables":{"i":100000000000000000000}}""", Response, "reader", 200, null)]
    [InlineData("""{"query":"query($i: ID!) { node(id: $i) { id } }","variables":{"i":1.5}}""", Response, "reader", 400, "BAD_USER_INPUT")]
    [InlineData("""{"query":"{ nothing }"}""", Response, "reader", 400, "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("""{"query":"query($i: ID!) { node(id: $i) { id } }"}""", Response, "reader", 400, "BAD_USER_INPUT")]
    [InlineData("""{"query":"query A { closed } query B { closed }"}""", Response, "reader", 400, "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("""{"query":7}""", "application/json", "reader", 400, "BAD_USER_INPUT")]
    [InlineData("""{"query":"{ closed }","variables":[]}""", "application/json", "reader", 400, "BAD_USER_INPUT")]
    [InlineData("""{"query":"{ closed }","operationName":7}""", "application/json", "reader", 400, "BAD_USER_INPUT")]
    [InlineData("""[{"query":"{ closed }"}]""", "application/json", "reader", 400, "BAD_USER_INPUT")]
    [InlineData("{\"query\":\"\\ud800\"}", "application/json", "reader", 400, "BAD_USER_INPUT")]
    [InlineData("{\"query\":\"{closed}\",\"variables\":{\"a\":1,\"a\":2}}", "application/json", "reader", 400, "BAD_USER_INPUT")]
    [InlineData("{\"query\":\"{ closed }\",\"variables\":{\"a\":\"\\udc00\"}}", "application/json", "reader", 400, "BAD_USER_INPUT")]
    [InlineData("no json", "application/json", "reader", 400, "BAD_USER_INPUT")]
    [InlineData(Valid, "application/json", "", 401, "UNAUTHENTICATED")]
    public async Task A_post_has_its_status_and_code(string body, string accept, string role, int status, string? code)
    {
        using var response = await served.Host.PostAsync(body, role, accept);

        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(accept + "; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(code, System.Text.Json.JsonDocument.Parse(text).RootElement.Code());
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/plain")]
    [InlineData("application/graphql")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Other_content_types_are_415(string contentType)
    {
        using var response = await served.Host.PostAsync(Valid, contentType: contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_body_over_256_KB_is_413_and_names_the_limit()
    {
        using var known = await served.Host.PostAsync($$"""{"query":"{ closed }","x":"{{new string('x', 262_144)}}"}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StreamContent(new MemoryStream(new byte[300_000])) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = true;
        using var unknown = await served.Host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, known.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, unknown.StatusCode);
        Assert.Contains("\"limit\":\"body\"", await known.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?query={evidence{__typename}}", true, 200)]
    [InlineData("?query={evidence{__typename}}", false, 400)]
    [InlineData("?query=query($i:ID!){node(id:$i){id}}%26variables={%22i%22:%22person:P1%22}", true, 200)]
    [InlineData("?query=mutation{save(input:{id:%22person:P1%22})}", true, 405)]
    [InlineData("?query={evidence{__typename}}%26query={closed}", true, 400)]
    [InlineData("?query={evidence{__typename}}%26variables={}%26variables={}", true, 400)]
    [InlineData("", true, 400)]
    public async Task A_get_needs_its_preflight_header_and_runs_no_mutation(string query, bool preflight, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql" + query.Replace("%26", "&", StringComparison.Ordinal));
        if (preflight)
            request.Headers.Add("GraphQL-Preflight", "1");

        using var response = await served.Host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("text/html", null)]
    [InlineData("text/html, */*;q=0", null)]
    [InlineData("application/json;q=0", null)]
    [InlineData("application/json;q=0, application/graphql-response+json;q=0.1", Response)]
    [InlineData("application/json;q=0.5, application/graphql-response+json;q=0.9", Response)]
    [InlineData("application/json, application/graphql-response+json", "application/json")]
    [InlineData("text/html, */*;q=0.1", "application/json")]
    public async Task The_answer_comes_in_what_the_client_likes_best_and_never_in_what_it_refuses(string accept, string? mediaType)
    {
        using var response = await served.Host.PostAsync(Valid, accept: accept);

        Assert.Equal(mediaType is null ? HttpStatusCode.NotAcceptable : HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_charset_may_stand_in_quotes()
    {
        using var response = await served.Host.PostAsync(Valid, contentType: "application/json; charset=\"UTF-8\"");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    public sealed class Served : IAsyncLifetime
    {
        public SchoolHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await SchoolHost.StartAsync();

        public async ValueTask DisposeAsync() => await Host.DisposeAsync();
    }
}
