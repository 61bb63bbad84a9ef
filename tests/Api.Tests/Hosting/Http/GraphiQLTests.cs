using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;
using static TalentGraph.Api.Tests.Hosting.Http.ServedService;

namespace TalentGraph.Api.Tests.Hosting.Http;

/// <summary>GraphiQL at /graphql, and the examples in it.</summary>
public sealed class GraphiQLTests
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Fact]
    public async Task Each_of_the_six_examples_answers_with_data_for_its_persona_on_the_demo()
    {
        await using var service = await DemoCounty.StartAsync();
        using var nobody = service.Client();
        var view = await nobody.GetFromJsonAsync<JsonElement>("/development/personas", Cancel);
        var tokens = view.GetProperty("personas").EnumerateArray().ToDictionary(
            persona => persona.GetProperty("role").GetString()!, persona => persona.GetProperty("token").GetString());

        Assert.Equal(6, view.GetProperty("examples").GetArrayLength());
        foreach (var example in view.GetProperty("examples").EnumerateArray())
        {
            using var client = service.Client(tokens[example.GetProperty("role").GetString()!]);
            var (_, answer) = await AskAsync(client, new { query = example.GetProperty("query").GetString(), variables = example.GetProperty("variables") });

            var name = example.GetProperty("english").GetString();
            Assert.False(answer.TryGetProperty("errors", out var errors), $"{name}: {errors}");
            Assert.True(Leaves(answer.GetProperty("data")) > 10, $"{name} shows hardly anything: {answer}");
        }
    }

    [Fact]
    public async Task A_browser_gets_the_page_under_a_policy_that_lets_in_nothing_from_elsewhere()
    {
        await using var service = await RunningService.StartAsync();
        using var client = service.Client();
        client.DefaultRequestHeaders.Accept.ParseAdd(Browser);

        using var answer = await client.GetAsync("/graphql", Cancel);
        var page = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("<style|style=|<script>|\\son[a-z]+=|\\{\\{|https?:", page);
        Assert.Contains("Accept", answer.Headers.Vary);
    }

    [Fact]
    public async Task A_question_is_answered_and_not_met_with_a_page()
    {
        await using var service = await StartAsync();
        using var client = service.ClientOf(Organiser);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={__typename}");
        request.Headers.Accept.ParseAdd(Browser);
        request.Headers.Add("GraphQL-Preflight", "1");

        using var answer = await client.SendAsync(request, Cancel);

        Assert.Equal("""{"data":{"__typename":"Query"}}""", await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Its_files_come_from_the_service_and_there_are_no_others()
    {
        await using var service = await RunningService.StartAsync();
        using var client = service.Client();

        Assert.Contains("ReactDOM.createRoot", await client.GetStringAsync("/graphiql/page.js", Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/graphiql/mark.svg", Cancel)).StatusCode);
        foreach (var address in new[] { "/graphiql/appsettings.json", "/graphiql/..%2Fappsettings.json", "/graphiql/LICENSE.react" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("--environment=Production", HttpStatusCode.NotAcceptable)]
    [InlineData("--environment=Production --Api:GraphiQL=true", HttpStatusCode.OK)]
    [InlineData("--Api:GraphiQL=false", HttpStatusCode.NotAcceptable)]
    public async Task Outside_Development_it_is_there_only_when_asked_for(string settings, HttpStatusCode status)
    {
        await using var service = await StartAsync([.. settings.Split(' '), "--Auth:Authority=https://issuer.example", "--Auth:Audience=a"]);
        using var client = service.Client();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var answer = await client.GetAsync("/graphql", Cancel);

        Assert.Equal(status, answer.StatusCode);
        Assert.DoesNotContain("data-personas=\"true\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static int Leaves(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Sum(member => Leaves(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().Sum(Leaves),
        JsonValueKind.Null => 0,
        _ => 1,
    };
}
