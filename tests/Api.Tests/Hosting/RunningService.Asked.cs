using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Security;
using TalentGraph.GraphQL.Tests.Conformance;
using Xunit;

namespace TalentGraph.Api.Tests.Hosting;

/// <summary>Clients whose operations are kept for the oracle, and the wait for readiness.</summary>
internal sealed partial class RunningService
{
    /// <summary>A client with a token of Development for this identity.</summary>
    public HttpClient ClientOf(Identity identity) => Client(
        new Asked(identity) { InnerHandler = new HttpClientHandler() }, Services.GetRequiredService<DevelopmentTokens>().Sign(identity, TimeSpan.FromHours(1)));

    /// <summary>Asks for readiness until it says this; only what begins with "ready" may be answered with 200.</summary>
    public async Task HealthAsync(string words)
    {
        using var client = Client();
        var asked = Stopwatch.StartNew();
        while (true)
        {
            using var health = await client.GetAsync(Health.ReadyPath, TestContext.Current.CancellationToken);
            var said = await health.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (said == words)
            {
                Assert.Equal(words.StartsWith("ready", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, health.StatusCode);
                return;
            }

            if (asked.Elapsed > Patience)
                Assert.Equal(words, said);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
