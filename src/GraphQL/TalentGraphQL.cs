using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL;

/// <summary>Adds the library to a host.</summary>
public static class TalentGraphQL
{
    /// <summary>
    /// Adds the schema and its engine. The host also registers <see cref="IFieldPolicies"/>,
    /// <see cref="Execution.ICallers"/> and, if any field is a dossier field, <see cref="Execution.IDossierGate"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Names the classes, ids, scalars and limits.</param>
    public static IServiceCollection AddTalentGraphQL(this IServiceCollection services, Action<GraphQLOptions> configure)
    {
        var options = new GraphQLOptions();
        configure(options);
        services.AddSingleton(options);
        services.AddSingleton(provider => new TalentSchema(options, provider.GetRequiredService<IFieldPolicies>(), provider));
        return services;
    }
}
