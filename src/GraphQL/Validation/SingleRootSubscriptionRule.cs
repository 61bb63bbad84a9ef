using GraphQL.Validation;
using GraphQLParser.AST;
using TalentGraph.GraphQL.Guards;

namespace TalentGraph.GraphQL.Validation;

/// <summary>
/// Single Root Field, https://spec.graphql.org/October2021/#sec-Single-root-field. The library's rule looks at the first
/// fragment alone, and refuses one field that is selected twice.
/// </summary>
internal sealed class SingleRootSubscriptionRule(int errors) : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        foreach (var definition in context.Document.Definitions)
        {
            ErrorLimitRule.Check(context, errors);
            if (definition is GraphQLOperationDefinition { Operation: OperationType.Subscription } operation && context.Schema.Subscription is not null)
                Check(operation, context);
        }

        return default;
    }

    private static void Check(GraphQLOperationDefinition operation, ValidationContext context)
    {
        var responses = new HashSet<string>(StringComparer.Ordinal);
        var introspects = false;
        var fragments = Fragments.Of(context.Document);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var sets = new Stack<GraphQLSelectionSet>();
        sets.Push(operation.SelectionSet);
        while (sets.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case GraphQLField field:
                        responses.Add((field.Alias?.Name ?? field.Name).StringValue);
                        introspects |= field.Name.Value.Span.StartsWith("__");
                        break;
                    case GraphQLInlineFragment inline:
                        sets.Push(inline.SelectionSet);
                        break;
                    case GraphQLFragmentSpread spread when visited.Add(spread.FragmentName.Name.StringValue):
                        if (fragments.TryGetValue(spread.FragmentName.Name.StringValue, out var fragment))
                            sets.Push(fragment.SelectionSet);
                        break;
                }
            }
        }

        if (responses.Count > 1)
            context.ReportError(new ValidationError(context.Document.Source, "5.2.3.1", "A subscription selects one top level field.", operation));
        if (introspects)
            context.ReportError(new ValidationError(context.Document.Source, "5.2.3.1", "A subscription selects no introspection field at the top.", operation));
    }
}
