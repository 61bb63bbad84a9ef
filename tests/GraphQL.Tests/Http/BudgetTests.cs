using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Tests.Sample;

namespace TalentGraph.GraphQL.Tests.Http;

/// <summary>What an operation costs is said to whoever asks, and taken from the caller's budget before it runs.</summary>
public sealed class BudgetTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_cost_is_in_the_answer_only_when_asked_for()
    {
        await using var host = await StartAsync(new Purse(100));
        const string Body = """{"query":"{ people(first: 10) { nodes { name } } }"}""";

        using var plain = await host.PostAsync(Body);
        using var asked = await ReportedAsync(host, Body);

        Assert.DoesNotContain("extensions", await plain.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal("""{"requested":11,"limit":5000,"left":78}""", await CostAsync(asked));
    }

    [Fact]
    public async Task Where_nobody_counts_nothing_is_left_to_report()
    {
        await using var host = await SchoolHost.StartAsync();

        using var asked = await ReportedAsync(host, """{"query":"{ people(first: 10) { nodes { name } } }"}""");

        Assert.Equal("""{"requested":11,"limit":5000}""", await CostAsync(asked));
    }

    [Fact]
    public async Task An_operation_over_the_limit_is_told_what_it_would_cost()
    {
        await using var host = await SchoolHost.StartAsync(o => o.Limits.Cost = 10);

        using var asked = await ReportedAsync(host, """{"query":"{ people(first: 10) { nodes { name } } }"}""");

        Assert.Equal("""{"requested":11,"limit":10}""", await CostAsync(asked));
    }

    [Theory]
    [InlineData("""{"query":"{ people(first: 10) { nodes { name } } }"}""", 11)]
    [InlineData("""{"query":"{ closed }"}""", 1)]
    [InlineData("""{"query":"{ __type(name: \"Person\") { name } __typename }"}""", 100)]
    [InlineData("""{"query":"{ nothing }"}""", 1)]
    [InlineData("""{"query":"{"}""", 1)]
    [InlineData("no json", 1)]
    [InlineData("""{"query":"{ people(first: 100) { nodes { club { parent { parent { parent { id } } } } } } }"}""", 1)]
    public async Task An_operation_spends_its_cost_and_a_refused_one_spends_1(string body, int spent)
    {
        var purse = new Purse(1_000);
        await using var host = await StartAsync(purse, limit: 300);

        using var answer = await host.PostAsync(body);

        Assert.Equal(1_000 - spent, purse.Left);
    }

    [Fact]
    public async Task Over_the_budget_nothing_runs_and_the_answer_says_when_again()
    {
        var purse = new Purse(5);
        await using var host = await StartAsync(purse);

        using var dear = await host.PostAsync("""{"query":"{ people(first: 10) { nodes { name club { title } } } }"}""", accept: "application/graphql-response+json");

        var answer = JsonSerializer.Deserialize<JsonElement>(await dear.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.TooManyRequests, dear.StatusCode);
        Assert.Equal(("RATE_LIMITED", "1500"), (answer.Code(), answer.Error("retryAfterMs")));
        Assert.Equal("2", Assert.Single(dear.Headers.GetValues("Retry-After")));
        Assert.Empty(host.Get<CallCounter>().Calls);
        Assert.Equal(4, purse.Left);
    }

    [Fact]
    public async Task Whoever_has_nothing_left_is_not_even_read_and_neither_is_who_did_not_sign_in()
    {
        await using var host = await StartAsync(new Purse(0));

        using var known = await host.PostAsync("no json");
        using var unknown = await host.PostAsync("no json", role: "");

        foreach (var answer in new[] { known, unknown })
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.Equal("2", Assert.Single(answer.Headers.GetValues("Retry-After")));
        }
    }

    [Fact]
    public async Task Observers_hear_of_what_was_too_dear()
    {
        var heard = new Heard();
        await using var host = await SchoolHost.StartAsync(more: services => services
            .AddSingleton<IBudgets>(new Purse(5)).AddSingleton<IOperationObserver>(heard));

        await host.AskAsync("{ people(first: 10) { nodes { name } } }");

        var summary = Assert.Single(heard.Summaries);
        Assert.Equal(["RATE_LIMITED"], summary.Codes);
        Assert.Equal(11, summary.Cost);
    }

    [Theory]
    [InlineData("boss", "mutation($i: PersonInput!) { save(input: $i) }", 200, null)]
    [InlineData("boss", "query($i: String!) { search(text: $i, first: 1) { name } }", 200, "LIMIT_EXCEEDED")]
    [InlineData("reader", "mutation($i: PersonInput!) { save(input: $i) }", 413, "LIMIT_EXCEEDED")]
    public async Task A_large_body_is_for_mutations_of_whoever_sends_large_ones(string role, string query, int status, string? code)
    {
        await using var host = await SchoolHost.StartAsync();
        object input = query.StartsWith("mutation", StringComparison.Ordinal)
            ? new { id = "person:P1", name = new string('x', 300_000) }
            : new string('x', 300_000);

        using var answer = await host.PostAsync(JsonSerializer.Serialize(new { query, variables = new { i = input } }), role);

        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, JsonSerializer.Deserialize<JsonElement>(text).Code());
    }

    [Fact]
    public async Task A_large_body_is_bounded_too()
    {
        await using var host = await SchoolHost.StartAsync(o => o.Limits.LargeBodyBytes = 400_000);

        using var answer = await host.PostAsync($$"""{"query":"mutation { closed }","x":"{{new string('x', 400_000)}}"}""", "boss");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("400000", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static Task<SchoolHost> StartAsync(Purse purse, int limit = 5_000) =>
        SchoolHost.StartAsync(o => o.Limits.Cost = limit, services => services.AddSingleton<IBudgets>(purse));

    private static async Task<HttpResponseMessage> ReportedAsync(SchoolHost host, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("GraphQL-Cost", "report");
        return await host.Client.SendAsync(request, Cancel);
    }

    private static async Task<string> CostAsync(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(Cancel)).GetProperty("extensions").GetProperty("cost").GetRawText();

    /// <summary>One purse for everybody that nobody fills.</summary>
    private sealed class Purse(long left) : IBudgets, IBudget
    {
        public long Left { get; private set; } = left;

        public IBudget Of(HttpContext context, ICaller? caller) => this;

        public TimeSpan? Spend(int cost)
        {
            if (cost > Left)
                return TimeSpan.FromSeconds(1.5);
            Left -= cost;
            return null;
        }
    }

    private sealed class Heard : IOperationObserver
    {
        public List<OperationSummary> Summaries { get; } = [];

        public Task CompletedAsync(OperationSummary summary, CancellationToken cancellationToken)
        {
            Summaries.Add(summary);
            return Task.CompletedTask;
        }
    }
}
