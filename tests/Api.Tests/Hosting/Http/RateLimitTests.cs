using System.Net;
using Xunit;
using static TalentGraph.Api.Tests.Hosting.Http.ServedService;

namespace TalentGraph.Api.Tests.Hosting.Http;

/// <summary>A token spends the cost of its operations, and others do not pay for it.</summary>
public sealed class RateLimitTests
{
    private const string Page = "{ cadres(first: 100) { nodes { name } } }";

    [Fact]
    public async Task A_token_that_has_spent_its_cost_waits_and_others_do_not()
    {
        await using var service = await StartAsync("--Api:Limits:Cost=150", "--Api:Limits:TrustedCost=150", "--Api:RateLimit:Burst=150", "--Api:RateLimit:PerSecond=1");
        using var one = service.ClientOf(Organiser);
        using var other = service.ClientOf(Organiser with { Subject = "another office" });

        var first = await AskAsync(one, new { query = Page });
        var second = await AskAsync(one, new { query = Page });
        var small = await AskAsync(one, new { query = "{ __typename }" });
        var others = await AskAsync(other, new { query = Page });

        Assert.Null(first.Body.Code());
        Assert.Equal((HttpStatusCode.TooManyRequests, "RATE_LIMITED"), (second.Response.StatusCode, second.Body.Code()));
        var wait = second.Body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("retryAfterMs").GetInt32();
        Assert.InRange(wait, 1_000, 60_000);
        Assert.Equal(TimeSpan.FromSeconds(Math.Ceiling(wait / 1_000.0)), second.Response.Headers.RetryAfter!.Delta);
        Assert.Null(small.Body.Code());
        Assert.Null(others.Body.Code());
    }

    [Fact]
    public async Task Whoever_asks_is_told_what_the_token_has_left()
    {
        await using var service = await StartAsync();
        using var client = service.ClientOf(Organiser);

        Assert.InRange(await LeftAsync(client), 999_999, 1_000_000);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_counted_by_address()
    {
        await using var service = await StartAsync("--Api:RateLimit:AnonymousBurst=3", "--Api:RateLimit:AnonymousPerSecond=1");
        using var nobody = service.Client();
        using var somebody = service.ClientOf(Organiser);

        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
            codes.Add((await AskAsync(nobody, new { query = "{ __typename }" })).Response.StatusCode);
        // All at once: what comes back each second is less, however long they take.
        var more = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => AskAsync(nobody, new { query = "{ __typename }" })));

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized], codes);
        Assert.Contains(more, one => one.Response.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Null((await AskAsync(somebody, new { query = "{ __typename }" })).Body.Code());
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        await using var service = await StartAsync("--Api:Limits:Cost=150", "--Api:Limits:TrustedCost=150", "--Api:RateLimit:Burst=150", "--Api:RateLimit:PerSecond=1", "--Api:RateLimit:Enabled=false");
        using var client = service.ClientOf(Organiser);

        for (var i = 0; i < 4; i++)
            Assert.Null((await AskAsync(client, new { query = Page })).Body.Code());
    }

    private static async Task<long> LeftAsync(HttpClient client) =>
        (await AskAsync(client, new { query = "{ __typename }" }, ("GraphQL-Cost", "report"))).Body.GetProperty("extensions").GetProperty("cost").GetProperty("left").GetInt64();
}
