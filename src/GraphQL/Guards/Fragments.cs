using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Guards;

/// <summary>A document's fragments by name, the first of each name; the library looks each of them up by walking the document.</summary>
internal static class Fragments
{
    public static Dictionary<string, GraphQLFragmentDefinition> Of(GraphQLDocument document)
    {
        var fragments = new Dictionary<string, GraphQLFragmentDefinition>(StringComparer.Ordinal);
        foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>())
            fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
        return fragments;
    }

    /// <summary>Names of the fragments that a selection spreads, however deep; not what those spread in turn.</summary>
    public static IEnumerable<string> SpreadIn(GraphQLSelectionSet? selection)
    {
        var open = new Stack<GraphQLSelectionSet?>();
        open.Push(selection);
        while (open.TryPop(out var set))
        {
            foreach (var node in set?.Selections ?? [])
            {
                if (node is GraphQLFragmentSpread spread)
                    yield return spread.FragmentName.Name.StringValue;
                else
                    open.Push((node as IHasSelectionSetNode)?.SelectionSet);
            }
        }
    }
}
