using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Types.Binding;

namespace TalentGraph.GraphQL.Execution;

/// <summary>An operation on its way, with what lives and ends with it.</summary>
internal sealed class Run : IAsyncDisposable
{
    private readonly CancellationTokenSource stop;
    private readonly AsyncServiceScope scope;

    public Run(GraphQLRequest request, ICaller caller, PublicErrors errors, string requestId, IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        Request = request;
        Errors = errors;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // A scope of its own, because the work may outlive the request.
        scope = scopes.CreateAsyncScope();
        Operation = new OperationContext(caller, scope.ServiceProvider, requestId, stop.Token) { ResumeAfter = request.ResumeAfter };
    }

    public GraphQLRequest Request { get; }

    public OperationContext Operation { get; }

    public PublicErrors Errors { get; }

    /// <summary>The event to answer, when the operation is a subscription that is open already.</summary>
    public SourceEvent? Event { get; init; }

    /// <summary>The source that a subscription opened; null in every other case.</summary>
    public IAsyncEnumerable<SourceEvent>? Stream { get; set; }

    public bool IsMutation { get; set; }

    public IReadOnlyCollection<string> RootFields { get; set; } = [];

    /// <summary>The document passed every rule.</summary>
    public bool IsValid { get; set; }

    /// <summary>What the operation costs; null: it was refused before that was known.</summary>
    public double? Cost { get; private set; }

    /// <summary>Takes the operation's cost before it runs. The request has paid 1 already; events are paid for by their reader, who waits for what is missing.</summary>
    /// <exception cref="LimitException">The operation costs more than one may.</exception>
    /// <exception cref="RequestException">It costs more than the caller has left.</exception>
    public void Pay(double cost, GraphQLLimits limits)
    {
        Cost = cost;
        var most = Request.IsTrusted ? limits.TrustedCost : limits.Cost;
        if (cost > most)
            throw new LimitException("cost", most);
        if (Event is null)
            Request.Budget?.Take((int)Math.Ceiling(cost) - 1);
    }

    public Task StopAsync() => stop.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await scope.DisposeAsync().ConfigureAwait(false);
        stop.Dispose();
    }
}
