using System.Reflection;
using GraphQL;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Execution;

/// <summary>One operation: who asks, its loaders and its dossier ledger. A resolver may take it as a parameter.</summary>
public sealed class OperationContext : Dictionary<string, object?>
{
    private readonly Lock gate = new();
    private readonly Dictionary<Type, object> loaders = [];
    private readonly Dictionary<FieldPolicy, bool> verdicts = new(ReferenceEqualityComparer.Instance);

    internal OperationContext(ICaller caller, IServiceProvider services, string requestId, CancellationToken cancellationToken)
    {
        Caller = caller;
        Services = services;
        RequestId = requestId;
        CancellationToken = cancellationToken;
        Dossier = new DossierLedger(this, services.GetService<IDossierGate>() ?? new ClosedGate());
    }

    /// <summary>Who asks.</summary>
    public ICaller Caller { get; }

    /// <summary>The request's services.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Goes out with every error and into the log.</summary>
    public string RequestId { get; }

    /// <summary>Ends with the request or at the timeout.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Of a subscription: the version of the last event the client has; null: it starts with the next.</summary>
    public string? ResumeAfter { get; init; }

    /// <summary>Whose dossiers the operation opens.</summary>
    public DossierLedger Dossier { get; }

    internal static OperationContext Of(IResolveFieldContext context) => (OperationContext)context.UserContext;

    internal bool May(FieldPolicy policy)
    {
        lock (gate)
        {
            if (!verdicts.TryGetValue(policy, out var may))
                verdicts.Add(policy, may = Caller.May(policy));
            return may;
        }
    }

    internal object Service(Type type) => Services.GetRequiredService(type);

    /// <summary>Whether an operation has such a thing for a loader: itself, its caller, a service.</summary>
    internal static bool Gives(Type type, Func<Type, bool> isService) =>
        type == typeof(OperationContext) || typeof(ICaller).IsAssignableFrom(type) || isService(type);

    /// <summary>The operation's one loader of a type.</summary>
    /// <param name="type">Which.</param>
    /// <param name="make">Makes it; null: its constructor does.</param>
    internal object Loader(Type type, Func<OperationContext, BatchLoader>? make = null)
    {
        lock (gate)
        {
            if (!loaders.TryGetValue(type, out var loader))
            {
                loader = make is null ? Create(type) : make(this);
                ((BatchLoader)loader).Token = CancellationToken;
                loaders.Add(type, loader);
            }

            return loader;
        }
    }

    /// <summary>A loader's constructor takes services, the caller and the operation.</summary>
    private object Create(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Given(p.ParameterType))]);
    }

    internal object Given(Type type) =>
        type == typeof(OperationContext) ? this
        : type.IsInstanceOfType(Caller) && typeof(ICaller).IsAssignableFrom(type) ? Caller
        : Services.GetRequiredService(type);

    /// <summary>Without a gate no dossier opens: forgetting to register one must not mean that nobody is asked.</summary>
    private sealed class ClosedGate : IDossierGate
    {
        public Task AdmitAsync(DossierRequest request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("No IDossierGate is registered.");
    }
}
