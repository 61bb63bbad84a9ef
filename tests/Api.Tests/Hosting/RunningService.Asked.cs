using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Security;
using TalentGraph.GraphQL.Tests.Conformance;

namespace TalentGraph.Api.Tests.Hosting;

/// <summary>Clients whose operations are kept for the oracle.</summary>
internal sealed partial class RunningService
{
    /// <summary>A client with a token of Development for this identity.</summary>
    public HttpClient ClientOf(Identity identity) => Client(
        new Asked(identity) { InnerHandler = new HttpClientHandler() }, Services.GetRequiredService<DevelopmentTokens>().Sign(identity, TimeSpan.FromHours(1)));
}
