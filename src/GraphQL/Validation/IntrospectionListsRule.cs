using GraphQL.Validation;
using GraphQLParser.AST;
using TalentGraph.GraphQL.Guards;

namespace TalentGraph.GraphQL.Validation;

/// <summary>
/// Lists of the introspection schema nest twice at most: each further <c>fields { type { fields …</c> multiplies the answer
/// by the size of the schema, and no cost is declared there. graphql-js calls it MaxIntrospectionDepthRule; the library has
/// nothing of the kind.
/// </summary>
internal sealed class IntrospectionListsRule : ValidationRuleBase
{
    private const int Allowed = 2;

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        var fragments = Fragments.Of(context.Document);
        return new(new MatchingNodeVisitor<GraphQLField>((field, c) =>
        {
            if (field.Name.Value.Span is "__schema" or "__type" && new Walk(fragments).IsTooDeep(field.SelectionSet, 0))
                c.ReportError(new ValidationError(c.Document.Source, null, "Maximum introspection depth exceeded", field));
        }));
    }

    private sealed class Walk(Dictionary<string, GraphQLFragmentDefinition> fragments)
    {
        private readonly HashSet<(string Fragment, int Lists)> visited = [];

        public bool IsTooDeep(GraphQLSelectionSet? set, int lists)
        {
            foreach (var selection in set?.Selections ?? [])
            {
                var deep = selection switch
                {
                    GraphQLField field => IsTooDeep(field, lists),
                    GraphQLInlineFragment inline => IsTooDeep(inline.SelectionSet, lists),
                    // Once per fragment and depth: whoever came this way before has seen what is below.
                    GraphQLFragmentSpread spread when visited.Add((spread.FragmentName.Name.StringValue, lists)) =>
                        IsTooDeep(fragments.GetValueOrDefault(spread.FragmentName.Name.StringValue)?.SelectionSet, lists),
                    _ => false,
                };
                if (deep)
                    return true;
            }

            return false;
        }

        private bool IsTooDeep(GraphQLField field, int lists)
        {
            var isList = field.Name.Value.Span is "fields" or "interfaces" or "possibleTypes" or "inputFields";
            return (isList && lists == Allowed) || IsTooDeep(field.SelectionSet, isList ? lists + 1 : lists);
        }
    }
}
