using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphQL.SystemTextJson;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Tests.Sample;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Execution;

public sealed class SubscriptionTests
{
    [Fact]
    public async Task Each_event_of_the_source_is_an_answer_with_its_version_and_its_own_batch()
    {
        await using var host = await StartAsync();

        var answers = await TakeAsync(host, """subscription { told: joined(from: 1, to: 3) { name club { title } } }""");

        Assert.Equal(
            [
                """v1 {"data":{"told":{"name":"Person 1","club":{"title":"Club c1 at 2026"}}}}""",
                """v2 {"data":{"told":{"name":"Person 2","club":{"title":"Club c2 at 2026"}}}}""",
                """v3 {"data":{"told":{"name":"Person 3","club":{"title":"Club c3 at 2026"}}}}""",
            ],
            answers);
        Assert.Equal(["clubs:1", "clubs:1", "clubs:1"], host.Get<CallCounter>().Calls);
    }

    [Fact]
    public async Task A_client_that_comes_back_goes_on_behind_its_last_event()
    {
        await using var host = await StartAsync();

        var answers = await TakeAsync(host, """subscription { joined(from: 1, to: 3) { name } }""", resumeAfter: "v2");

        Assert.Equal(["""v3 {"data":{"joined":{"name":"Person 3"}}}"""], answers);
    }

    [Fact]
    public async Task The_source_is_not_asked_for_an_event_before_the_last_was_taken()
    {
        await using var host = await StartAsync();
        var engine = host.Get<GraphQLEngine>();
        await using var events = engine
            .SubscribeAsync(new GraphQLRequest("subscription { counted }", null, null), new TestCaller("reader"), "r", TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);

        await events.MoveNextAsync();
        await events.MoveNextAsync();

        Assert.Equal(2, host.Get<Pulled>().Count);
    }

    [Fact]
    public async Task The_source_ends_with_its_subscriber()
    {
        await using var host = await StartAsync();
        using var stop = new CancellationTokenSource();
        await using (var events = host.Get<GraphQLEngine>()
            .SubscribeAsync(new GraphQLRequest("subscription { counted }", null, null), new TestCaller("reader"), "r", stop.Token)
            .GetAsyncEnumerator(stop.Token))
        {
            await events.MoveNextAsync();
        }

        Assert.True(host.Get<Pulled>().Ended);
    }

    [Theory]
    [InlineData("subscription { closed }", "FORBIDDEN")]
    [InlineData("subscription { nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription { counted @skip(if: true) }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription { ... @include(if: false) { counted } }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription { broken(atOnce: true) }", "INTERNAL")]
    public async Task A_subscription_that_cannot_open_is_one_answer_with_the_reason(string query, string code)
    {
        await using var host = await StartAsync();

        var answer = JsonDocument.Parse(Assert.Single(await TakeAsync(host, query))[1..]).RootElement;

        Assert.Equal(code, answer.Code());
    }

    [Fact]
    public async Task A_source_that_fails_says_so_masked_and_ends()
    {
        await using var host = await StartAsync();

        var answers = await TakeAsync(host, "subscription { broken }");

        Assert.Equal(2, answers.Count);
        Assert.Equal("""{"data":{"broken":1}}""", answers[0][1..]);
        Assert.Contains("INTERNAL", answers[1], StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", answers[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_is_answered_once()
    {
        await using var host = await StartAsync();

        Assert.Equal([""" {"data":{"person":{"name":"Person 1"}}}"""], await TakeAsync(host, """{ person(id: "person:P1") { name } }"""));
    }

    [Fact]
    public async Task A_subscription_is_refused_where_one_answer_is_wanted()
    {
        await using var host = await StartAsync();

        Assert.Equal("BAD_USER_INPUT", (await host.AskAsync("subscription { counted }")).Code());
    }

    private static Task<SchoolHost> StartAsync() =>
        SchoolHost.StartAsync(o => o.AddTypes(typeof(Feed)), s => s.AddSingleton<Pulled>());

    private static async Task<List<string>> TakeAsync(SchoolHost host, string query, string? resumeAfter = null)
    {
        var taken = new List<string>();
        var serializer = new GraphQLSerializer(new JsonSerializerOptions(), new ErrorInfos());
        var request = new GraphQLRequest(query, null, null, ResumeAfter: resumeAfter);
        await foreach (var answer in host.Get<GraphQLEngine>().SubscribeAsync(request, new TestCaller("reader"), "r", TestContext.Current.CancellationToken))
            taken.Add($"{answer.Version} {serializer.Serialize(answer.Result)}");
        return taken;
    }
}

public sealed class Pulled
{
    public int Count { get; set; }

    public bool Ended { get; set; }
}

[SubscriptionRoot]
public static class Feed
{
    /// <summary>Who joined.</summary>
    public static async IAsyncEnumerable<Versioned<PersonNode>> Joined(int from, int to, OperationContext operation)
    {
        var start = operation.ResumeAfter is { } last ? int.Parse(last[1..], CultureInfo.InvariantCulture) + 1 : from;
        for (var i = start; i <= to; i++)
        {
            await Task.Yield();
            yield return new Versioned<PersonNode>($"v{i}", A.Person(i, null));
        }
    }

    public static async IAsyncEnumerable<int> Counted(Pulled pulled, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Yield();
                yield return ++pulled.Count;
            }
        }
        finally
        {
            pulled.Ended = true;
        }
    }

    public static IAsyncEnumerable<string> Closed() => throw new InvalidOperationException("not reached");

    public static IAsyncEnumerable<int> Broken(bool? atOnce = false) =>
        atOnce == true ? throw new InvalidOperationException("the password is hunter2") : Breaking();

    private static async IAsyncEnumerable<int> Breaking()
    {
        await Task.Yield();
        yield return 1;
        throw new InvalidOperationException("the password is hunter2");
    }
}
