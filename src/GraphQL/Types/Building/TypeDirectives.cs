using GraphQL.Types;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Types.Building;

/// <summary>The directives that the printed schema carries on its fields.</summary>
internal static class TypeDirectives
{
    public static Directive Access(TypeCatalog catalog) => new OnFields("access")
    {
        Description = "Who may read the field. No roles: whoever may read the object.",
        Arguments = new QueryArguments(
            Argument("roles", ListOf(catalog, typeof(string), required: true)),
            Argument("scope", catalog.Leaf(typeof(string))!),
            Argument("dossier", catalog.Leaf(typeof(bool))!, false)),
    };

    public static Directive Cost(TypeCatalog catalog) => new OnFields("cost")
    {
        Description = "What one resolution costs, where it is not 1 for an object and 0 for a leaf.",
        Arguments = new QueryArguments(Argument("weight", new NonNullGraphType(catalog.Leaf(typeof(string))!))),
    };

    public static Directive ListSize(TypeCatalog catalog) => new OnFields("listSize")
    {
        Description = "How long the list is assumed to get.",
        Arguments = new QueryArguments(
            Argument("assumedSize", catalog.Leaf(typeof(int))!),
            Argument("slicingArguments", ListOf(catalog, typeof(string), required: false)),
            Argument("sizedFields", ListOf(catalog, typeof(string), required: false))),
    };

    private static QueryArgument Argument(string name, IGraphType type, object? given = null) => new(type) { Name = name, DefaultValue = given };

    private static IGraphType ListOf(TypeCatalog catalog, Type type, bool required)
    {
        var list = new ListGraphType(new NonNullGraphType(catalog.Leaf(type)!));
        return required ? new NonNullGraphType(list) : list;
    }

    /// <summary>The library shows only directives of documents by introspection; the specification wants all of them there.</summary>
    private sealed class OnFields(string name) : Directive(name, DirectiveLocation.FieldDefinition)
    {
        public override bool? Introspectable => true;
    }
}
