using System.Collections.Concurrent;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Execution.Plans;

/// <summary>
/// An operation that was valid once, and the values of its variables and arguments when it comes again. Replaces the
/// library's way for known documents, which walks the whole document each time to find the arguments: here the fields that
/// have some are known, and those without a variable have their values already. Values are coerced by the library; where it
/// refuses one, the request goes the library's way again, so that errors are the same.
/// </summary>
internal sealed class KnownOperation
{
    private readonly KnownDocument known;
    private readonly ISchema schema;
    private readonly Dictionary<GraphQLField, IDictionary<string, ArgumentValue>> constant = [];
    private readonly List<(GraphQLField Node, FieldType Definition)> dependent = [];

    /// <summary>Each remembers where the operation uses variables; one serves one request at a time.</summary>
    private readonly ConcurrentBag<ValidationContext> contexts = [];

    public KnownOperation(ISchema schema, KnownDocument known, GraphQLOperationDefinition operation)
    {
        this.schema = schema;
        this.known = known;
        Operation = operation;
        RootFields = [.. Roots(operation.SelectionSet).Distinct()];
        Collect(operation.SelectionSet, TypeOfRoot(), []);
    }

    public GraphQLOperationDefinition Operation { get; }

    /// <summary>Names of the root fields; through fragments, too: whoever watches the roots must not miss one.</summary>
    public IReadOnlyCollection<string> RootFields { get; }

    /// <summary>The values of a request.</summary>
    /// <returns>Null when a value is not what it should be.</returns>
    public async ValueTask<(Variables Variables, IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>> Arguments)?> CoerceAsync(Inputs? inputs)
    {
        var variables = Variables.None;
        if (Operation.Variables?.Count > 0)
        {
            if (!contexts.TryTake(out var context))
                context = new ValidationContext { Schema = schema, Document = known.Document, Operation = Operation, TypeInfo = new TypeInfo(schema) };
            context.Variables = inputs ?? Inputs.Empty;
            (variables, var errors) = await context.GetVariablesValuesAsync().ConfigureAwait(false);
            context.Variables = Inputs.Empty;
            contexts.Add(context);
            if (errors is not null)
                return null;
        }

        if (dependent.Count == 0)
            return (variables, constant);
        var arguments = new Dictionary<GraphQLField, IDictionary<string, ArgumentValue>>(constant);
        try
        {
            foreach (var (node, definition) in dependent)
                arguments[node] = ExecutionHelper.GetArguments(definition.Arguments, node.Arguments, variables, known.Document, node, null)!;
        }
        catch (ExecutionError)
        {
            return null;
        }

        return (variables, arguments);
    }

    private IGraphType? TypeOfRoot() => Operation.Operation switch
    {
        OperationType.Mutation => schema.Mutation,
        OperationType.Subscription => schema.Subscription,
        _ => schema.Query,
    };

    private void Collect(GraphQLSelectionSet? set, IGraphType? type, HashSet<string> visited)
    {
        foreach (var selection in set?.Selections ?? [])
        {
            switch (selection)
            {
                case GraphQLField field when Definition(field, type) is { } definition:
                    if (field.Arguments?.Count > 0)
                        Add(field, definition);
                    Collect(field.SelectionSet, definition.ResolvedType!.GetNamedType(), visited);
                    break;
                case GraphQLInlineFragment inline:
                    Collect(inline.SelectionSet, inline.TypeCondition is { } condition ? schema.AllTypes[condition.Type.Name.Value] : type, visited);
                    break;
                case GraphQLFragmentSpread spread when visited.Add(spread.FragmentName.Name.StringValue) && known.Fragments.TryGetValue(spread.FragmentName.Name.StringValue, out var fragment):
                    Collect(fragment.SelectionSet, schema.AllTypes[fragment.TypeCondition.Type.Name.Value], visited);
                    break;
            }
        }
    }

    private void Add(GraphQLField field, FieldType definition)
    {
        if (field.Arguments!.Items.Exists(argument => HasVariable(argument.Value)))
            dependent.Add((field, definition));
        else if (ExecutionHelper.GetArguments(definition.Arguments, field.Arguments, null, known.Document, field, null) is { } values)
            constant.Add(field, values);
    }

    private FieldType? Definition(GraphQLField field, IGraphType? type)
    {
        var name = field.Name.Value;
        return name == schema.TypeMetaFieldType.Name ? schema.TypeMetaFieldType
            : name == schema.SchemaMetaFieldType.Name ? schema.SchemaMetaFieldType
            : (type as IComplexGraphType)?.GetField(name);
    }

    /// <summary>Bounded by the parser's depth.</summary>
    private static bool HasVariable(GraphQLValue value) => value switch
    {
        GraphQLVariable => true,
        GraphQLListValue list => list.Values?.Exists(HasVariable) == true,
        GraphQLObjectValue record => record.Fields?.Exists(field => HasVariable(field.Value)) == true,
        _ => false,
    };

    private IEnumerable<string> Roots(GraphQLSelectionSet set) => set.Selections.SelectMany(selection => selection switch
    {
        GraphQLField field => [field.Name.StringValue],
        GraphQLInlineFragment inline => Roots(inline.SelectionSet),
        GraphQLFragmentSpread spread when known.Fragments.TryGetValue(spread.FragmentName.Name.StringValue, out var fragment) => Roots(fragment.SelectionSet),
        _ => (IEnumerable<string>)[],
    });
}
