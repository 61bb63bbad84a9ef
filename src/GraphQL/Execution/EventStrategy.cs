using GraphQL;
using GraphQL.Execution;
using GraphQLParser.AST;
using TalentGraph.GraphQL.Types.Binding;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace TalentGraph.GraphQL.Execution;

/// <summary>Subscriptions, https://spec.graphql.org/October2021/#sec-Subscription: opens the source, and later answers each of its events.</summary>
internal sealed class EventStrategy : IExecutionStrategy
{
    private readonly Events events = new();

    public async Task<ExecutionResult> ExecuteAsync(ExecutionContext context)
    {
        if (context.RootValue is SourceEvent at)
        {
            context.RootValue = at.Value;
            return await events.ExecuteAsync(context).ConfigureAwait(false);
        }

        return new ExecutionResult { Executed = true, Data = await events.OpenAsync(context).ConfigureAwait(false) };
    }

    public Task ExecuteNodeTreeAsync(ExecutionContext context, ExecutionNode rootNode) => events.ExecuteNodeTreeAsync(context, rootNode);

    public Dictionary<string, (GraphQLField field, global::GraphQL.Types.FieldType fieldType)>? GetSubFields(ExecutionContext context, ExecutionNode node) => events.GetSubFields(context, node);

    private sealed class Events : ParallelExecutionStrategy
    {
        public async Task<IAsyncEnumerable<SourceEvent>?> OpenAsync(ExecutionContext context)
        {
            var node = BuildExecutionRootNode(context, GetOperationRootType(context)).SubFields![0];
            try
            {
                return await ((EventStreamResolver)node.FieldDefinition.StreamResolver!).OpenAsync(new ReadonlyResolveFieldContext(node, context)).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                SetNodeError(context, node, new UnhandledError(e.Message, e));
                return null;
            }
        }
    }
}
