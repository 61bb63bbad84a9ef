using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Http;
using TalentGraph.GraphQL.Http.Documents;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL;

/// <summary>Adds the library to a host.</summary>
public static class TalentGraphQL
{
    /// <summary>
    /// Adds the schema and its engine. The host also registers <see cref="IFieldPolicies"/>,
    /// <see cref="ICallers"/> and, if any field is a dossier field, <see cref="IDossierGate"/>; every
    /// <see cref="IOperationObserver"/> hears of each operation before its answer leaves, and <see cref="IBudgets"/>, where
    /// there is one, says what callers may spend.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Names the classes, ids, scalars and limits.</param>
    /// <exception cref="ArgumentException">A limit is under 1; the message names it.</exception>
    public static IServiceCollection AddTalentGraphQL(this IServiceCollection services, Action<GraphQLOptions> configure)
    {
        var options = Made(configure);
        return services.AddTalentGraphQL(_ => options);
    }

    /// <summary>As above, where the options depend on the host's services (its settings, say): made when the schema is.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Names the classes, ids, scalars and limits.</param>
    public static IServiceCollection AddTalentGraphQL(this IServiceCollection services, Action<IServiceProvider, GraphQLOptions> configure) =>
        services.AddTalentGraphQL(provider => Made(options => configure(provider, options)));

    private static GraphQLOptions Made(Action<GraphQLOptions> configure)
    {
        var options = new GraphQLOptions();
        configure(options);
        options.Limits.Validate();
        return options;
    }

    private static IServiceCollection AddTalentGraphQL(this IServiceCollection services, Func<IServiceProvider, GraphQLOptions> options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(provider => new TalentSchema(provider.GetRequiredService<GraphQLOptions>(), provider.GetRequiredService<IFieldPolicies>(), provider));
        services.AddSingleton<GraphQLEngine>();
        services.AddSingleton(static provider => new EventStreams(
            provider.GetRequiredService<GraphQLOptions>().Limits,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None));
        services.AddSingleton<GraphQLEndpoint>();
        services.AddSingleton<DocumentCheck>();
        services.AddSingleton(DocumentsOf);
        return services;
    }

    /// <summary>
    /// Serves GraphQL over HTTP. The schema is built and the trusted documents are checked here and not at the first request,
    /// so that whatever is wrong with them stops the start.
    /// </summary>
    /// <param name="endpoints">The host's routes.</param>
    /// <param name="path">Where, for example <c>/graphql</c>.</param>
    /// <exception cref="SchemaException">The classes do not make a schema; the message names the member.</exception>
    /// <exception cref="DocumentListException">A trusted document cannot run; the message names it.</exception>
    public static IEndpointConventionBuilder MapTalentGraphQL(this IEndpointRouteBuilder endpoints, string path)
    {
        var endpoint = endpoints.ServiceProvider.GetRequiredService<GraphQLEndpoint>();
        return endpoints.MapMethods(path, [HttpMethods.Get, HttpMethods.Post], (RequestDelegate)endpoint.HandleAsync);
    }

    private static DocumentDesk DocumentsOf(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<GraphQLOptions>();
        if (options.TrustedDocuments is not { } path)
            return new DocumentDesk(null, options.Limits);

        var trusted = TrustedDocuments.Read(path);
        provider.GetRequiredService<DocumentCheck>().Pass(trusted);
        return new DocumentDesk(trusted, options.Limits);
    }
}
