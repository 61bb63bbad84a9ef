using GraphQL;
using GraphQL.Execution;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Tests.Validation;

/// <summary>
/// A schema to validate against, from SDL. The library's own builder wants resolvers for unions and subscriptions and refuses
/// covariant fields by the order of types.
/// </summary>
internal sealed class SdlSchema
{
    /// <summary>Known when something uses them, as in graphql-js.</summary>
    private static readonly Dictionary<string, Func<IGraphType>> BuiltIn = new()
    {
        ["String"] = () => new StringGraphType(),
        ["Int"] = () => new IntGraphType(),
        ["Float"] = () => new FloatGraphType(),
        ["Boolean"] = () => new BooleanGraphType(),
        ["ID"] = () => new IdGraphType(),
    };

    private readonly Dictionary<string, IGraphType> types = [];

    public static Schema Build(string sdl)
    {
        var builder = new SdlSchema();
        var document = Parser.Parse(sdl);
        foreach (var definition in document.Definitions)
            builder.Declare(definition);
        foreach (var definition in document.Definitions)
            builder.Link(definition);
        foreach (var definition in document.Definitions)
            builder.Fill(definition);
        var schema = new Schema();
        schema.Features.RepeatableDirectives = true;
        var roots = document.Definitions.OfType<GraphQLSchemaDefinition>().SelectMany(d => d.OperationTypes)
            .ToDictionary(o => o.Operation, o => o.Type!.Name.StringValue);
        schema.Query = builder.Root(roots, OperationType.Query, "Query") ?? Nothing();
        schema.Mutation = builder.Root(roots, OperationType.Mutation, "Mutation");
        schema.Subscription = builder.Root(roots, OperationType.Subscription, "Subscription");
        foreach (var directive in document.Definitions.OfType<GraphQLDirectiveDefinition>())
            schema.Directives.Register(builder.DirectiveOf(directive));
        foreach (var type in builder.types.Values)
            schema.RegisterType(type);
        schema.Initialize();
        return schema;
    }

    private static ObjectGraphType Nothing()
    {
        var type = new ObjectGraphType { Name = "Nothing" };
        type.AddField(new FieldType { Name = "nothing", ResolvedType = new StringGraphType() });
        return type;
    }

    private ObjectGraphType? Root(Dictionary<OperationType, string> roots, OperationType operation, string name)
    {
        if (roots.Count > 0 && !roots.TryGetValue(operation, out name!))
            return null;
        var root = (ObjectGraphType?)types.GetValueOrDefault(name);
        if (operation == OperationType.Subscription)
        {
            foreach (var field in root?.Fields ?? [])
                field.StreamResolver = new NoStream();
        }

        return root;
    }

    private void Declare(ASTNode definition)
    {
        IGraphType? type = definition switch
        {
            GraphQLObjectTypeDefinition d => new ObjectGraphType { Name = d.Name.StringValue, IsTypeOf = _ => false },
            GraphQLInterfaceTypeDefinition d => new InterfaceGraphType { Name = d.Name.StringValue, ResolveType = _ => null },
            GraphQLUnionTypeDefinition d => new UnionGraphType { Name = d.Name.StringValue, ResolveType = _ => null },
            GraphQLInputObjectTypeDefinition d => new InputObjectGraphType { Name = d.Name.StringValue, IsOneOf = d.Directives?.Items.Any(x => x.Name.Value == "oneOf") == true },
            GraphQLScalarTypeDefinition d => new AnyScalar { Name = d.Name.StringValue },
            GraphQLEnumTypeDefinition d => EnumOf(d),
            _ => null,
        };
        if (type is not null)
            types.Add(type.Name, type);
    }

    private static EnumerationGraphType EnumOf(GraphQLEnumTypeDefinition definition)
    {
        var type = new EnumerationGraphType { Name = definition.Name.StringValue };
        foreach (var value in definition.Values!.Items)
            type.Add(value.Name.StringValue, value.Name.StringValue);
        return type;
    }

    private void Link(ASTNode definition)
    {
        switch (definition)
        {
            case GraphQLObjectTypeDefinition { Interfaces: { } interfaces } d:
                foreach (var name in interfaces.Items)
                {
                    ((ObjectGraphType)types[d.Name.StringValue]).AddResolvedInterface((InterfaceGraphType)types[name.Name.StringValue]);
                    ((InterfaceGraphType)types[name.Name.StringValue]).AddPossibleType((ObjectGraphType)types[d.Name.StringValue]);
                }

                break;
            case GraphQLInterfaceTypeDefinition { Interfaces: { } interfaces } d:
                foreach (var name in interfaces.Items)
                    ((InterfaceGraphType)types[d.Name.StringValue]).AddResolvedInterface((InterfaceGraphType)types[name.Name.StringValue]);
                break;
            case GraphQLUnionTypeDefinition { Types: { } members } d:
                foreach (var name in members.Items)
                    ((UnionGraphType)types[d.Name.StringValue]).AddPossibleType((ObjectGraphType)types[name.Name.StringValue]);
                break;
        }
    }

    private void Fill(ASTNode definition)
    {
        switch (definition)
        {
            case GraphQLObjectTypeDefinition d:
                Add(d.Name.StringValue, d.Fields);
                break;
            case GraphQLInterfaceTypeDefinition d:
                Add(d.Name.StringValue, d.Fields);
                break;
            case GraphQLInputObjectTypeDefinition d:
                foreach (var field in d.Fields!.Items)
                {
                    ((InputObjectGraphType)types[d.Name.StringValue]).AddField(new FieldType
                    {
                        Name = field.Name.StringValue,
                        ResolvedType = TypeOf(field.Type),
                        DefaultValue = field.DefaultValue is null ? null : ExecutionHelper.CoerceValue(TypeOf(field.Type), field.DefaultValue).Value,
                    });
                }

                break;
        }
    }

    private void Add(string type, GraphQLFieldsDefinition? fields)
    {
        foreach (var field in fields?.Items ?? [])
        {
            ((IComplexGraphType)types[type]).AddField(new FieldType
            {
                Name = field.Name.StringValue,
                ResolvedType = TypeOf(field.Type),
                Arguments = field.Arguments is null ? null : new QueryArguments(field.Arguments.Items.Select(ArgumentOf)),
            });
        }
    }

    private QueryArgument ArgumentOf(GraphQLInputValueDefinition argument) => new(TypeOf(argument.Type))
    {
        Name = argument.Name.StringValue,
        DefaultValue = argument.DefaultValue is null ? null : ExecutionHelper.CoerceValue(TypeOf(argument.Type), argument.DefaultValue).Value,
    };

    private Directive DirectiveOf(GraphQLDirectiveDefinition definition) => new(definition.Name.StringValue, definition.Locations.Items)
    {
        Repeatable = definition.Repeatable,
        Arguments = definition.Arguments is null ? null : new QueryArguments(definition.Arguments.Items.Select(ArgumentOf)),
    };

    private IGraphType TypeOf(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => new NonNullGraphType(TypeOf(nonNull.Type)),
        GraphQLListType list => new ListGraphType(TypeOf(list.Type)),
        _ => Named(((GraphQLNamedType)type).Name.StringValue),
    };

    private IGraphType Named(string name)
    {
        if (!types.TryGetValue(name, out var type))
            types.Add(name, type = BuiltIn[name]());
        return type;
    }

    private sealed class NoStream : ISourceStreamResolver
    {
        public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context) => throw new NotSupportedException();
    }

    /// <summary>Takes every literal, as a scalar without rules of its own does in graphql-js.</summary>
    private sealed class AnyScalar : ScalarGraphType
    {
        public override object? ParseValue(object? value) => value;

        public override object? ParseLiteral(GraphQLValue value) => value.ToString();
    }
}
