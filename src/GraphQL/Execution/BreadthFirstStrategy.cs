using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using TalentGraph.GraphQL.Execution.Plans;
using TalentGraph.GraphQL.Execution.Reading;
using TalentGraph.GraphQL.Types.Binding;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace TalentGraph.GraphQL.Execution;

/// <summary>
/// Executes operations, https://spec.graphql.org/October2021/#sec-Execution. Replaces the library's strategies, which make a
/// node and a context for every field of every object and box every leaf: here a plan is made once, all fields of a level
/// are read over all objects together, and the answer is arrays until it is written. Of a subscription it opens the source,
/// and later answers each of its events.
/// </summary>
internal sealed class BreadthFirstStrategy(PlanCache plans) : IExecutionStrategy
{
    /// <summary>The strategy for every kind of operation.</summary>
    public IEnumerable<ExecutionStrategyRegistration> Registrations() =>
        Enum.GetValues<OperationType>().Select(kind => new ExecutionStrategyRegistration(this, kind));

    public async Task<ExecutionResult> ExecuteAsync(ExecutionContext context)
    {
        var operation = context.UserContext as OperationContext;
        var caller = operation?.Caller;
        var plan = plans.Of(context.Schema, context.Document, context.Operation, caller?.PolicySet ?? "");
        var root = plan.Root(context.Variables, caller);
        var traversal = new Traversal(context, operation);
        var kind = context.Operation.Operation;
        if (kind != OperationType.Subscription)
            return Result(await traversal.RunAsync(root, context.RootValue, kind == OperationType.Mutation).ConfigureAwait(false));
        if (context.RootValue is SourceEvent at)
            return Result(await traversal.RunAsync(root, at.Value, serially: false).ConfigureAwait(false));
        return Result(await traversal.OpenAsync(root).ConfigureAwait(false));
    }

    Task IExecutionStrategy.ExecuteNodeTreeAsync(ExecutionContext context, ExecutionNode rootNode) =>
        throw new NotSupportedException("There are no nodes here.");

    Dictionary<string, (GraphQLField field, FieldType fieldType)>? IExecutionStrategy.GetSubFields(ExecutionContext context, ExecutionNode node) =>
        throw new NotSupportedException("There are no nodes here.");

    private static ExecutionResult Result(object? data) => new() { Executed = true, Data = data };
}
