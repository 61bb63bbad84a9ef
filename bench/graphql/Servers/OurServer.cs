using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Bench.GraphQL.Sample;
using TalentGraph.GraphQL;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Bench.GraphQL.Servers;

/// <summary>Ours, with every guard on and a policy on every field.</summary>
internal static class OurServer
{
    /// <param name="services">The host's.</param>
    /// <param name="large">Raises cost and page, and nothing else, for the query of all people.</param>
    public static Action<WebApplication> Add(IServiceCollection services, bool large)
    {
        services.AddSingleton<IFieldPolicies, ReadersOnly>().AddSingleton<ICallers, Readers>();
        services.AddTalentGraphQL(options =>
        {
            options.AddTypes(typeof(PeopleGraph));
            if (!large)
                return;
            options.Limits.Cost = 25_000;
            options.Limits.PageSize = 1_000;
        });
        return app => app.MapTalentGraphQL("/graphql");
    }

    private sealed class Readers : ICallers
    {
        public ValueTask<ICaller?> IdentifyAsync(HttpContext context, CancellationToken cancellationToken) =>
            new(context.Request.Headers.Authorization == "Bearer reader" ? new RoleCaller("reader") : null);
    }
}
