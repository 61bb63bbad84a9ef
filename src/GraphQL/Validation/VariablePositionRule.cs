using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Validation;

/// <summary>
/// All Variable Usages Are Allowed, https://spec.graphql.org/October2021/#sec-All-Variable-Usages-are-Allowed. The library's
/// rule takes <c>[T]</c> for <c>[T!]</c>, counts a null default as a default, stops at the first unknown variable and reports
/// without an end.
/// </summary>
internal sealed class VariablePositionRule(int errors) : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        var uses = new VariableUses(context);
        foreach (var operation in context.Document.Definitions.OfType<GraphQLOperationDefinition>())
        {
            var defined = VariableUses.DefinedIn(operation);
            foreach (var usage in uses.Of(operation))
            {
                if (!defined.TryGetValue(usage.Node.Name.StringValue, out var definition) || usage.Type is null || IsAllowed(definition, usage))
                    continue;
                ErrorLimitRule.Check(context, errors);
                context.ReportError(new ValidationError(
                    context.Document.Source,
                    "5.8.5",
                    $"Variable \"${usage.Node.Name.Value}\" of type \"{Text(definition.Type)}\" is used where \"{usage.Type}\" is expected.",
                    definition,
                    usage.Node));
            }
        }

        return default;
    }

    /// <summary>IsVariableUsageAllowed.</summary>
    private static bool IsAllowed(GraphQLVariableDefinition definition, VariableUsage usage)
    {
        if (definition.Type is GraphQLNonNullType || usage.Type is not NonNullGraphType && !usage.IsRequired)
            return AreCompatible(definition.Type, usage.Type);
        var hasDefault = definition.DefaultValue is not (null or GraphQLNullValue);
        // For a field of a OneOf input neither default helps: its value must not be null.
        if (usage.IsRequired || !hasDefault && !usage.HasDefault)
            return false;
        return AreCompatible(definition.Type, ((NonNullGraphType)usage.Type).ResolvedType!);
    }

    /// <summary>AreTypesCompatible.</summary>
    private static bool AreCompatible(GraphQLType variable, IGraphType location) => (variable, location) switch
    {
        (GraphQLNonNullType v, NonNullGraphType l) => AreCompatible(v.Type, l.ResolvedType!),
        (_, NonNullGraphType) => false,
        (GraphQLNonNullType v, _) => AreCompatible(v.Type, location),
        (GraphQLListType v, ListGraphType l) => AreCompatible(v.Type, l.ResolvedType!),
        (GraphQLNamedType v, not ListGraphType) => v.Name.Value == location.Name,
        _ => false,
    };

    private static string Text(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => Text(nonNull.Type) + "!",
        GraphQLListType list => $"[{Text(list.Type)}]",
        _ => ((GraphQLNamedType)type).Name.StringValue,
    };
}
