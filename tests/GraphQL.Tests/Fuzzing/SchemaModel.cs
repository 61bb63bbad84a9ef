using GraphQLParser;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Tests.Fuzzing;

/// <summary>What a generator of documents must know of a schema, read from its SDL, so that no engine stands between.</summary>
internal sealed class SchemaModel
{
    private readonly Dictionary<string, GraphQLTypeDefinition> types;

    public SchemaModel(string sdl)
    {
        types = Parser.Parse(sdl).Definitions.OfType<GraphQLTypeDefinition>().Where(t => t is not GraphQLDirectiveDefinition)
            .ToDictionary(t => t.Name.StringValue, StringComparer.Ordinal);
        Composites = [.. types.Where(t => t.Value is GraphQLObjectTypeDefinition or GraphQLInterfaceTypeDefinition or GraphQLUnionTypeDefinition).Select(t => t.Key)];
        Possible = Composites.ToDictionary(name => name, Objects, StringComparer.Ordinal);
        FieldNames = [.. types.Values.OfType<IHasFieldsDefinitionNode>().SelectMany(t => t.Fields!.Items).Select(f => f.Name.StringValue).Distinct()];
        InputNames = [.. types.Values.OfType<GraphQLInputObjectTypeDefinition>().SelectMany(t => t.Fields!.Items).Select(f => f.Name.StringValue).Distinct()];
    }

    /// <summary>Names of objects, interfaces and unions.</summary>
    public IReadOnlyList<string> Composites { get; }

    /// <summary>By composite, the objects that it may be.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Possible { get; }

    /// <summary>Every name of a field.</summary>
    public IReadOnlyList<string> FieldNames { get; }

    /// <summary>Every name of a field of an input.</summary>
    public IReadOnlyList<string> InputNames { get; }

    public bool HasMutations => types.ContainsKey("Mutation");

    public bool IsComposite(string name) => Possible.ContainsKey(name);

    public IReadOnlyList<GraphQLFieldDefinition> FieldsOf(string name) => (types[name] as IHasFieldsDefinitionNode)?.Fields?.Items ?? [];

    public IReadOnlyList<string>? ValuesOf(string name) => (types.GetValueOrDefault(name) as GraphQLEnumTypeDefinition)?.Values!.Items.Select(v => v.Name.StringValue).ToList();

    public IReadOnlyList<GraphQLInputValueDefinition>? InputsOf(string name) => (types.GetValueOrDefault(name) as GraphQLInputObjectTypeDefinition)?.Fields!.Items;

    /// <summary>The innermost name of a type.</summary>
    public static string NameOf(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => NameOf(nonNull.Type),
        GraphQLListType list => NameOf(list.Type),
        _ => ((GraphQLNamedType)type).Name.StringValue,
    };

    /// <summary>The type as it is written.</summary>
    public static string Text(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => $"{Text(nonNull.Type)}!",
        GraphQLListType list => $"[{Text(list.Type)}]",
        _ => NameOf(type),
    };

    private IReadOnlySet<string> Objects(string name) => types[name] switch
    {
        GraphQLUnionTypeDefinition union => union.Types!.Items.Select(t => t.Name.StringValue).ToHashSet(),
        GraphQLInterfaceTypeDefinition => types.Values.OfType<GraphQLObjectTypeDefinition>()
            .Where(t => t.Interfaces?.Items.Any(i => i.Name.Value == name) == true).Select(t => t.Name.StringValue).ToHashSet(),
        _ => new HashSet<string> { name },
    };
}
