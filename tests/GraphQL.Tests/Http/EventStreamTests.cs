using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Http;
using TalentGraph.GraphQL.Tests.Sample;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Http;

/// <summary>Subscriptions as server-sent events, graphql-sse's distinct connections.</summary>
public sealed class EventStreamTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_event_is_a_next_with_its_version_as_id_and_complete_comes_last()
    {
        await using var host = await StartAsync(new Journal { Last = 2, IsWhole = true });

        using var response = await OpenAsync(host, "subscription { entries { name } }");
        var text = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal(
            ":\n\n"
            + "event: next\nid: 1\ndata: {\"data\":{\"entries\":{\"name\":\"Person 1\"}}}\n\n"
            + "event: next\nid: 2\ndata: {\"data\":{\"entries\":{\"name\":\"Person 2\"}}}\n\n"
            + "event: complete\ndata:\n\n",
            text);
    }

    [Fact]
    public async Task A_get_with_its_preflight_header_streams_too_and_a_query_is_one_next()
    {
        await using var host = await StartAsync(new Journal { Last = 1, IsWhole = true });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=subscription{entries{name}}");
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Add("GraphQL-Preflight", "1");

        using var get = await host.Client.SendAsync(request, Cancel);
        using var query = await OpenAsync(host, "{ evidence { __typename } }");

        Assert.EndsWith("data: {\"data\":{\"entries\":{\"name\":\"Person 1\"}}}\n\nevent: complete\ndata:\n\n", await get.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(
            ":\n\nevent: next\ndata: {\"data\":{\"evidence\":[{\"__typename\":\"Review\"},{\"__typename\":\"Award\"}]}}\n\nevent: complete\ndata:\n\n",
            await query.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Whoever_comes_back_after_a_restart_goes_on_behind_the_last_event_it_had()
    {
        var first = new Journal { Last = 2 };
        string last;
        await using (var host = await StartAsync(first))
        {
            using var response = await OpenAsync(host, "subscription { entries { name } }");
            using var events = await ReaderAsync(response);
            Assert.Contains("Person 1", await NextAsync(events), StringComparison.Ordinal);
            last = (await NextAsync(events)).Split('\n').Single(line => line.StartsWith("id: ", StringComparison.Ordinal))[4..];

            await host.StopAsync();

            // Without complete: the client sees that it was cut off.
            Assert.Equal("", await events.ReadToEndAsync(Cancel));
        }

        await using var restarted = await StartAsync(new Journal { Last = 4, IsWhole = true });
        using var again = await OpenAsync(restarted, "subscription { entries { name } }", last);

        var names = (await again.Content.ReadAsStringAsync(Cancel)).Split('\n').Where(line => line.StartsWith("data: ", StringComparison.Ordinal));
        Assert.Equal(["""data: {"data":{"entries":{"name":"Person 3"}}}""", """data: {"data":{"entries":{"name":"Person 4"}}}"""], names);
    }

    [Fact]
    public async Task A_silent_stream_shows_that_it_is_alive()
    {
        await using var host = await StartAsync(new Journal { Last = 0 }, o => o.Limits.KeepAliveSeconds = 0.01);
        using var response = await OpenAsync(host, "subscription { entries { name } }");
        using var events = await ReaderAsync(response);

        for (var i = 0; i < 4; i++)
            Assert.Equal(":\n", await NextAsync(events));
    }

    [Fact]
    public async Task A_client_that_reads_nothing_stops_the_source()
    {
        var journal = new Journal { Last = int.MaxValue, Padding = new string('x', 50_000) };
        await using var host = await StartAsync(journal);
        using var response = await OpenAsync(host, "subscription { entries { name padded } }");

        // Buffers of both ends fill, then nobody asks the source any more.
        var pulled = 0;
        while (pulled == 0 || pulled != journal.Pulled)
        {
            pulled = journal.Pulled;
            await Task.Delay(500, Cancel);
        }

        Assert.InRange(pulled, 1, 2_000);
    }

    [Fact]
    public async Task The_source_ends_when_its_client_goes()
    {
        var journal = new Journal { Last = 1 };
        await using var host = await StartAsync(journal);
        using (var response = await OpenAsync(host, "subscription { entries { name } }"))
        {
            using var events = await ReaderAsync(response);
            await NextAsync(events);
            Assert.Equal(1, host.Get<EventStreams>().Open);
        }

        await journal.Ended.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancel);
        while (host.Get<EventStreams>().Open > 0)
            await Task.Delay(10, Cancel);
    }

    [Fact]
    public async Task A_stream_too_many_is_NOT_READY()
    {
        await using var host = await StartAsync(new Journal { Last = 1 }, o => o.Limits.OpenStreams = 1);
        using var one = await OpenAsync(host, "subscription { entries { name } }");
        using var two = await OpenAsync(host, "subscription { entries { name } }");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, two.StatusCode);
        Assert.Equal("NOT_READY", JsonSerializer.Deserialize<JsonElement>(await two.Content.ReadAsStringAsync(Cancel)).Code());
    }

    [Fact]
    public async Task A_caller_has_so_many_streams_and_no_more_whatever_others_have()
    {
        await using var host = await StartAsync(new Journal { Last = 1 }, o => o.Limits.StreamsPerCaller = 1);
        using (var one = await OpenAsync(host, "subscription { entries { name } }"))
        {
            using var two = await OpenAsync(host, "subscription { entries { name } }");
            using var others = await OpenAsync(host, "subscription { entries { name } }", role: "boss");

            Assert.Equal(HttpStatusCode.TooManyRequests, two.StatusCode);
            var refusal = JsonSerializer.Deserialize<JsonElement>(await two.Content.ReadAsStringAsync(Cancel));
            Assert.Equal(("RATE_LIMITED", "15000"), (refusal.Code(), refusal.Error("retryAfterMs")));
            Assert.Equal(HttpStatusCode.OK, others.StatusCode);
        }

        while (host.Get<EventStreams>().Open > 0)
            await Task.Delay(10, Cancel);
        using var again = await OpenAsync(host, "subscription { entries { name } }");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task A_stream_that_is_too_old_is_cut_off_so_that_its_client_signs_in_again()
    {
        var clock = new HourClock();
        await using var host = await StartAsync(new Journal { Last = 1 }, more: services => services.AddSingleton<TimeProvider>(clock));
        using var response = await OpenAsync(host, "subscription { entries { name } }");
        using var events = await ReaderAsync(response);
        Assert.Contains("Person 1", await NextAsync(events), StringComparison.Ordinal);

        await clock.PassAsync();

        Assert.DoesNotContain("complete", await events.ReadToEndAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subscription { nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription {", "GRAPHQL_PARSE_FAILED")]
    [InlineData("subscription { entries { secret } }", null)]
    [InlineData("subscription { forbidden }", "FORBIDDEN")]
    public async Task What_cannot_open_is_one_next_that_says_why(string query, string? code)
    {
        await using var host = await StartAsync(new Journal { Last = 1, IsWhole = true });

        using var response = await OpenAsync(host, query);

        var answer = (await response.Content.ReadAsStringAsync(Cancel)).Split('\n').Single(line => line.StartsWith("data: {", StringComparison.Ordinal))[6..];
        Assert.Equal(code, JsonSerializer.Deserialize<JsonElement>(answer).Code());
    }

    [Fact]
    public async Task Who_may_not_ask_at_all_gets_the_status_and_no_stream()
    {
        await using var host = await StartAsync(new Journal { Last = 1 });

        using var nobody = await host.PostAsync("""{"query":"subscription { entries { name } }"}""", "", "text/event-stream");
        using var rubbish = await host.PostAsync("no json", accept: "text/event-stream");

        Assert.Equal((401, "application/json"), ((int)nobody.StatusCode, nobody.Content.Headers.ContentType!.MediaType));
        Assert.Equal((400, "application/json"), ((int)rubbish.StatusCode, rubbish.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Events_are_paid_for_and_one_that_cannot_be_paid_waits()
    {
        var purse = new Purse { Left = 4 };
        await using var host = await StartAsync(new Journal { Last = 4, IsWhole = true }, more: services => services.AddSingleton<IBudgets>(purse));
        using var response = await OpenAsync(host, "subscription { entries { name } }");
        using var events = await ReaderAsync(response);

        // 1 to ask, 1 an event: the fourth comes, and before the end there is nothing left.
        for (var i = 1; i <= 4; i++)
            Assert.Contains($"Person {i}", await NextAsync(events), StringComparison.Ordinal);
        while (purse.Refused == 0)
            await Task.Delay(10, Cancel);
        purse.Left = 1;

        Assert.Contains("complete", await NextAsync(events), StringComparison.Ordinal);
    }

    private static Task<SchoolHost> StartAsync(Journal journal, Action<GraphQLOptions>? configure = null, Action<IServiceCollection>? more = null) => SchoolHost.StartAsync(
        options =>
        {
            options.AddTypes(typeof(JournalGraph), typeof(PaddingGraph));
            configure?.Invoke(options);
        },
        services =>
        {
            services.AddSingleton(journal);
            more?.Invoke(services);
        });

    private static async Task<HttpResponseMessage> OpenAsync(SchoolHost host, string query, string? lastEventId = null, string role = "reader")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Authorization = new("Bearer", role);
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        return await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }

    /// <summary>Behind the comment that every stream begins with.</summary>
    private static async Task<StreamReader> ReaderAsync(HttpResponseMessage response)
    {
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancel));
        Assert.Equal(":\n", await NextAsync(reader));
        return reader;
    }

    private static async Task<string> NextAsync(StreamReader events)
    {
        var message = new StringBuilder();
        while (await events.ReadLineAsync(Cancel) is { Length: > 0 } line)
            message.Append(line).Append('\n');
        return message.ToString();
    }

    private sealed class Purse : IBudgets, IBudget
    {
        public long Left { get; set; }

        public int Refused { get; private set; }

        public IBudget Of(HttpContext context, ICaller? caller) => this;

        public TimeSpan? Spend(int cost)
        {
            if (cost > Left)
            {
                Refused++;
                return TimeSpan.FromMilliseconds(10);
            }

            Left -= cost;
            return null;
        }
    }
}

/// <summary>Entries 1 to <see cref="Last"/>, numbered for good; after them silence, or the end when it is whole.</summary>
public sealed class Journal
{
    public int Last { get; init; }

    public bool IsWhole { get; init; }

    public string Padding { get; init; } = "";

    public int Pulled { get; set; }

    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

[SubscriptionRoot]
public static class JournalGraph
{
    public static async IAsyncEnumerable<Versioned<PersonNode>> Entries(Journal journal, OperationContext operation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = operation.ResumeAfter is { } last ? int.Parse(last, CultureInfo.InvariantCulture) : 0;
        try
        {
            for (var i = start + 1; i <= journal.Last; i++)
            {
                journal.Pulled++;
                yield return new Versioned<PersonNode>(i.ToString(CultureInfo.InvariantCulture), A.Person(i, null));
            }

            if (!journal.IsWhole)
                await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            journal.Ended.TrySetResult();
        }
    }

    public static IAsyncEnumerable<int> Forbidden() => throw new RequestException(Codes.Forbidden, "Not you.");
}

[Extends(typeof(PersonNode))]
public static class PaddingGraph
{
    public static string Padded(PersonNode person, Journal journal) => person.Name + journal.Padding;
}
