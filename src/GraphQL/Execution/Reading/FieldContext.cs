using System.Security.Claims;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Instrumentation;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using TalentGraph.GraphQL.Execution.Plans;
using TalentGraph.GraphQL.Execution.Results;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace TalentGraph.GraphQL.Execution.Reading;

/// <summary>What a resolver sees of its field. Made only for fields that need one; one serves a whole column where it can.</summary>
internal sealed class FieldContext(Traversal traversal, Column column) : IResolveFieldContext
{
    private int row;

    /// <summary>Moves to an object of the set.</summary>
    public FieldContext At(int next)
    {
        row = next;
        return this;
    }

    public object? Source => column.Owner.Sources[row];

    public GraphQLField FieldAst => Plan.Nodes[0];

    public FieldType FieldDefinition => Plan.Definition;

    public IObjectGraphType ParentType => Plan.Owner.Type;

    public IResolveFieldContext? Parent => column.Owner.Parent is { } parent
        ? new FieldContext(traversal, parent).At(FieldErrors.RowOf(parent, parent.SlotOf(column.Owner.Set, row)))
        : null;

    public IDictionary<string, ArgumentValue>? Arguments => Context.GetArguments(FieldDefinition, FieldAst);

    public IDictionary<string, DirectiveInfo>? Directives => ExecutionHelper.GetDirectives(FieldAst, Variables, Schema, Document);

    public object? RootValue => Context.RootValue;

    public ISchema Schema => Context.Schema;

    public GraphQLDocument Document => Context.Document;

    public GraphQLOperationDefinition Operation => Context.Operation;

    public Variables Variables => Context.Variables;

    public CancellationToken CancellationToken => Context.CancellationToken;

    public Metrics Metrics => Context.Metrics;

    public ExecutionErrors Errors => Context.Errors;

    public IEnumerable<object> Path => ResponsePath;

    public IEnumerable<object> ResponsePath => FieldErrors.PathOf(column, 0, row);

    /// <summary>Fields of the type below; null where it is a leaf, or one of several types.</summary>
    public Dictionary<string, (GraphQLField Field, FieldType FieldType)>? SubFields => Plan is { Below: { } below, Type: IObjectGraphType type }
        ? below.For(type, traversal.Caller).Fields.ToDictionary(f => f.Name, f => (f.Nodes[0], f.Definition))
        : null;

    public IDictionary<string, object?> UserContext => Context.UserContext;

    public IReadOnlyDictionary<string, object?> InputExtensions => Context.InputExtensions;

    public IDictionary<string, object?> OutputExtensions => Context.OutputExtensions;

    public IServiceProvider? RequestServices => Context.RequestServices;

    public IExecutionArrayPool ArrayPool => Context;

    public ClaimsPrincipal? User => Context.User;

    public IExecutionContext ExecutionContext => Context;

    private FieldPlan Plan => column.Plan;

    private ExecutionContext Context => traversal.Context;
}
