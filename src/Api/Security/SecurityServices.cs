using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Security.Audit;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Security;

/// <summary>Who asks, what they may see, and where it is recorded.</summary>
internal static class SecurityServices
{
    /// <summary>Adds all of it.</summary>
    public static void AddTo(IServiceCollection services)
    {
        Authentication.AddTo(services);
        services.AddSingleton<ScopeOf>();
        services.AddSingleton<Callers>();
        services.AddSingleton<ICallers>(provider => provider.GetRequiredService<Callers>());
        services.AddSingleton(_ => AccessTable.From(typeof(AccessTable).Assembly));
        services.AddSingleton<IFieldPolicies>(provider => provider.GetRequiredService<AccessTable>());
        services.AddSingleton<IDossierGate, DossierGate>();
        services.AddSingleton<IBudgets, Budgets>();
        services.AddSingleton<IOperationObserver, OperationAudit>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton(provider => new AuditTrail(
            provider.GetRequiredService<AuditSettings>().FileIn(provider.GetRequiredService<IHostEnvironment>().ContentRootPath),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<AuditLog>()));
    }
}
