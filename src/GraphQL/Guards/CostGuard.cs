using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Types.Building;

namespace TalentGraph.GraphQL.Guards;

/// <summary>
/// The cost of an operation once its arguments are known: 1 an object, 0 a leaf, times the sizes of the lists around it,
/// sizes from <c>first</c> (or what else slices) or <c>@listSize</c>; introspection at a price of its own. Replaces the library's complexity rule, which is
/// exponential on doubling fragments. Runs after <see cref="DocumentGuard"/>, which bounds this walk.
/// </summary>
internal sealed class CostGuard
{
    private const double WholeSchema = 1_000;
    private const double OneType = 100;
    private readonly GraphQLLimits limits;
    private readonly ISchema schema;
    private readonly Dictionary<string, GraphQLFragmentDefinition> fragments;
    private readonly IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>> arguments;

    private CostGuard(ISchema schema, GraphQLLimits limits, Dictionary<string, GraphQLFragmentDefinition> fragments, IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>> arguments)
    {
        this.schema = schema;
        this.limits = limits;
        this.fragments = fragments;
        this.arguments = arguments;
    }

    /// <summary>The cost of the operation, however much that is.</summary>
    /// <exception cref="LimitException">A page is over its limit.</exception>
    /// <exception cref="RequestException">BAD_USER_INPUT: a page of none, or of less.</exception>
    public static double Of(ISchema schema, GraphQLLimits limits, Dictionary<string, GraphQLFragmentDefinition> fragments, GraphQLOperationDefinition operation, IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>>? arguments)
    {
        var root = operation.Operation switch
        {
            OperationType.Mutation => schema.Mutation,
            OperationType.Subscription => schema.Subscription,
            _ => schema.Query,
        };
        var guard = new CostGuard(schema, limits, fragments, arguments ?? new Dictionary<GraphQLField, IDictionary<string, ArgumentValue>>());
        return guard.Of(operation.SelectionSet, root!, null, 0);
    }

    /// <param name="set">What is selected.</param>
    /// <param name="type">Of this type.</param>
    /// <param name="sized">Set below a connection: how long the lists that it names are.</param>
    /// <param name="size">The connection's size.</param>
    private double Of(GraphQLSelectionSet? set, IGraphType type, IReadOnlyList<string>? sized, double size)
    {
        var cost = 0d;
        foreach (var selection in set?.Selections ?? [])
        {
            cost += selection switch
            {
                GraphQLField field => Of(field, type as IComplexGraphType, sized, size),
                GraphQLInlineFragment inline => Of(inline.SelectionSet, Condition(inline.TypeCondition, type), sized, size),
                GraphQLFragmentSpread spread when fragments.TryGetValue(spread.FragmentName.Name.StringValue, out var fragment) =>
                    Of(fragment.SelectionSet, Condition(fragment.TypeCondition, type), sized, size),
                _ => 0,
            };
        }

        return cost;
    }

    private IGraphType Condition(GraphQLTypeCondition? condition, IGraphType type) =>
        condition is null ? type : schema.AllTypes[condition.Type.Name.Value] ?? type;

    private double Of(GraphQLField field, IComplexGraphType? type, IReadOnlyList<string>? sized, double size)
    {
        if (type?.GetField(field.Name.Value) is not { } definition)
            return OfIntrospection(field.Name.Value.Span);
        var facts = FieldFacts.Of(definition);
        var named = definition.ResolvedType!.GetNamedType();
        var weight = facts?.Weight ?? (named is ScalarGraphType ? 0 : 1);
        var isList = IsList(definition.ResolvedType!);
        var length = SizeOf(field, facts);
        if (isList && sized?.Contains(definition.Name) == true)
            length = size;
        else if (facts?.SizedFields.Count > 0)
            return weight + Of(field.SelectionSet, named, facts.SizedFields, length);
        var below = named is ScalarGraphType ? 0 : Of(field.SelectionSet, named, null, 0);
        // A page's edge carries one node, so the sizes of the connection do not go further down.
        return (isList ? length : 1) * (weight + below);
    }

    /// <summary>
    /// Introspection has no sizes to count, and its own rules bound how deep it goes: once is about as long as a dear answer, and
    /// aliases must not have it many times for nothing.
    /// </summary>
    private static double OfIntrospection(ReadOnlySpan<char> name) => name switch
    {
        "__schema" => WholeSchema,
        "__type" => OneType,
        _ => 0,
    };

    private double SizeOf(GraphQLField field, FieldFacts? facts)
    {
        if (facts is null)
            return 1;
        double? asked = null;
        arguments.TryGetValue(field, out var given);
        foreach (var slicing in facts.SlicingArguments)
        {
            if (given is null || !given.TryGetValue(slicing, out var value) || value.Value is null)
                continue;
            var length = value.Value switch
            {
                int number => number,
                System.Collections.ICollection items => items.Count,
                _ => 0,
            };
            if (slicing == "first" && length < 1)
                throw new RequestException(Codes.BadUserInput, "first is at least 1.");
            if (slicing == "first" && length > (facts.MaxPage ?? limits.PageSize))
                throw new LimitException("pageSize", facts.MaxPage ?? limits.PageSize);
            asked = Math.Max(asked ?? 0, length);
        }

        return asked ?? facts.AssumedSize ?? 1;
    }

    private static bool IsList(IGraphType type) => type switch
    {
        NonNullGraphType nonNull => IsList(nonNull.ResolvedType!),
        ListGraphType => true,
        _ => false,
    };
}
