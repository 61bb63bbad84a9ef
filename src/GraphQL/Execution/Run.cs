using Microsoft.Extensions.DependencyInjection;
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

    public double Cost { get; set; }

    public Task StopAsync() => stop.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await scope.DisposeAsync().ConfigureAwait(false);
        stop.Dispose();
    }
}
