using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Http;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL;

/// <summary>Adds the library to a host.</summary>
public static class TalentGraphQL
{
    /// <summary>
    /// Adds the schema and its engine. The host also registers <see cref="IFieldPolicies"/>,
    /// <see cref="ICallers"/> and, if any field is a dossier field, <see cref="IDossierGate"/>; every
    /// <see cref="IOperationObserver"/> hears of each operation before its answer leaves.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Names the classes, ids, scalars and limits.</param>
    public static IServiceCollection AddTalentGraphQL(this IServiceCollection services, Action<GraphQLOptions> configure)
    {
        var options = new GraphQLOptions();
        configure(options);
        options.Limits.Validate();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(provider => new TalentSchema(options, provider.GetRequiredService<IFieldPolicies>(), provider));
        services.AddSingleton<GraphQLEngine>();
        services.AddSingleton<GraphQLEndpoint>();
        return services;
    }

    /// <summary>
    /// Serves GraphQL over HTTP. The schema is built here and not at the first request, so that whatever is wrong with it
    /// stops the start.
    /// </summary>
    /// <param name="endpoints">The host's routes.</param>
    /// <param name="path">Where, for example <c>/graphql</c>.</param>
    /// <exception cref="SchemaException">The classes do not make a schema; the message names the member.</exception>
    public static IEndpointConventionBuilder MapTalentGraphQL(this IEndpointRouteBuilder endpoints, string path)
    {
        var endpoint = endpoints.ServiceProvider.GetRequiredService<GraphQLEndpoint>();
        return endpoints.MapMethods(path, [HttpMethods.Get, HttpMethods.Post], (RequestDelegate)endpoint.HandleAsync);
    }
}
