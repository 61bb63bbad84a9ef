using GraphQL.Validation;
using GraphQLParser.AST;
using TalentGraph.GraphQL.Guards;

namespace TalentGraph.GraphQL.Validation;

/// <summary>
/// Fragments Must Be Used, https://spec.graphql.org/October2021/#sec-Fragments-Must-Be-Used. The library's rule reports without
/// an end.
/// </summary>
internal sealed class UnusedFragmentsRule(int errors) : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var fragments = Fragments.Of(context.Document);
        var open = new Stack<GraphQLSelectionSet>(context.Document.Definitions.OfType<GraphQLOperationDefinition>().Select(o => o.SelectionSet));
        while (open.TryPop(out var set))
        {
            foreach (var name in Fragments.SpreadIn(set))
            {
                if (used.Add(name) && fragments.TryGetValue(name, out var fragment))
                    open.Push(fragment.SelectionSet);
            }
        }

        foreach (var fragment in context.Document.Definitions.OfType<GraphQLFragmentDefinition>())
        {
            if (used.Contains(fragment.FragmentName.Name.StringValue))
                continue;
            ErrorLimitRule.Check(context, errors);
            context.ReportError(new ValidationError(context.Document.Source, "5.5.1.4", $"Fragment \"{fragment.FragmentName.Name.StringValue}\" is never used.", fragment));
        }

        return default;
    }
}
