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
}
