using GraphQLParser;
using GraphQLParser.AST;

namespace TalentGraph.Api.Tests.Features;

/// <summary>What a schema in SDL says.</summary>
internal static class SchemaText
{
    /// <summary>The definitions of types, by name.</summary>
    public static Dictionary<string, GraphQLTypeDefinition> DefinitionsOf(string sdl) =>
        Parser.Parse(sdl).Definitions.OfType<GraphQLTypeDefinition>().Where(type => type is not GraphQLDirectiveDefinition)
            .ToDictionary(type => type.Name.StringValue, StringComparer.Ordinal);

    /// <summary>Objects and interfaces with the names of their fields.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<string> Fields)> ObjectsOf(string sdl) =>
        from type in DefinitionsOf(sdl).Values
        where type is IHasFieldsDefinitionNode
        select (type.Name.StringValue, (IReadOnlyList<string>)[.. ((IHasFieldsDefinitionNode)type).Fields?.Items.Select(field => field.Name.StringValue) ?? []]);
}
