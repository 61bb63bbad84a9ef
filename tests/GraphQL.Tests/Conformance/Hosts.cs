using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Tests.Sample;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Conformance;

/// <summary>What an <see cref="Endpoint"/> stands on; the bearer token is the role.</summary>
internal static class Hosts
{
    public static ServiceProvider Of(IFieldPolicies policies, Action<GraphQLOptions> configure)
    {
        var services = Schemas.Services();
        services.AddLogging().AddRouting().AddSingleton(new DiagnosticListener("Microsoft.AspNetCore"));
        services.AddSingleton(policies).AddSingleton<ICallers, BearerIsRole>().AddSingleton<IDossierGate, TestGate>();
        services.AddTalentGraphQL(configure);
        return services.BuildServiceProvider();
    }

    private sealed class BearerIsRole : ICallers
    {
        public ValueTask<ICaller?> IdentifyAsync(HttpContext context, CancellationToken cancellationToken) =>
            new(new TestCaller(context.Request.Headers.Authorization.ToString()["Bearer ".Length..]));
    }
}
