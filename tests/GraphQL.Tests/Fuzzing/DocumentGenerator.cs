using System.Text.Json.Nodes;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Tests.Fuzzing;

/// <summary>One operation to send.</summary>
internal sealed record GeneratedOperation(string Query, JsonObject? Variables, string? OperationName);

/// <summary>
/// Documents from the grammar of a schema, right ones mostly: nested fields, aliases, named and inline fragments on whatever
/// overlaps, directives, variables in every place, introspection. The same random source makes the same documents.
/// </summary>
internal sealed class DocumentGenerator(Random random, SchemaModel schema, Leaves leaves, int depth = 5, int fields = 40)
{
    private readonly List<(string Name, string Type, string Text)> fragments = [];
    private Values values = new(random, schema, leaves);
    private int left;

    public GeneratedOperation Next()
    {
        fragments.Clear();
        values = new Values(random, schema, leaves);
        left = fields;
        var isMutation = schema.HasMutations && random.Next(8) == 0;
        var set = Set(isMutation ? "Mutation" : "Query", 0);
        var name = random.Next(2) == 0 ? "A" : null;
        var kind = isMutation ? "mutation" : "query";
        var head = name is null && !isMutation && values.Declarations.Length == 0 ? "" : $"{kind} {name}{values.Declarations}{Directive()} ";
        var text = head + set + string.Concat(fragments.Select(f => $"{(random.Next(2) == 0 ? "\n" : " ")}fragment {f.Name} on {f.Type} {f.Text}"));
        var isOneOfTwo = name is not null && random.Next(6) == 0;
        if (isOneOfTwo)
            text += " query B { __typename }";
        return new GeneratedOperation(text, values.Variables.Count == 0 ? null : values.Variables, isOneOfTwo || name is not null && random.Next(2) == 0 ? name : null);
    }

    private string Set(string type, int level)
    {
        var selections = new List<string>();
        var count = random.Next(1, level == 0 ? 4 : 6);
        for (var i = 0; i < count && (left > 0 || selections.Count == 0); i++)
            selections.Add(Selection(type, level));
        return $"{{ {string.Join(random.Next(9) == 0 ? ", " : " ", selections)} }}";
    }

    private string Selection(string type, int level)
    {
        var dice = random.Next(100);
        if (schema.FieldsOf(type).Count == 0 || level > 0 && dice < 8)
            return dice < 60 && level < depth && left > 0 ? Fragment(type, level) : $"{(random.Next(5) == 0 ? "tn: " : "")}__typename{Directive()}";
        if (level == 0 && type == "Query" && dice < 3)
            return Introspection();
        return dice < 32 && level < depth && left > 0 ? Fragment(type, level) : Field(type, level);
    }

    private string Field(string type, int level)
    {
        left--;
        var all = schema.FieldsOf(type);
        var leafs = all.Where(f => !schema.IsComposite(SchemaModel.NameOf(f.Type))).ToList();
        var choice = leafs.Count > 0 && (level >= depth || left <= 0 || random.Next(3) == 0) ? leafs : all;
        var field = choice[random.Next(choice.Count)];
        var name = field.Name.StringValue;
        var target = SchemaModel.NameOf(field.Type);
        var arguments = Arguments(field);
        var alias = arguments.Length > 0 && random.Next(9) > 0 ? $"{name}_{Sum(arguments)}: " : random.Next(12) == 0 ? $"x{random.Next(4)}: " : "";
        var below = !schema.IsComposite(target) ? "" : level >= depth || left <= 0 ? " { __typename }" : $" {Set(target, level + 1)}";
        return $"{alias}{name}{arguments}{Directive()}{below}";
    }

    /// <summary>Equal arguments make equal aliases, so that what can be merged is met again.</summary>
    private static uint Sum(string text) => text.Aggregate(7u, (sum, c) => (sum * 31) + c) % 9_973;

    private string Arguments(GraphQLFieldDefinition field)
    {
        var given = (field.Arguments?.Items ?? []).Where(a => a is { Type: GraphQLNonNullType, DefaultValue: null } || random.Next(2) == 0)
            .Select(a => $"{a.Name.StringValue}: {values.Literal(a.Type, a.Name.StringValue, a.DefaultValue is not null)}").ToList();
        return given.Count == 0 ? "" : $"({string.Join(", ", given)})";
    }

    private string Directive() => random.Next(100) switch
    {
        < 86 => "",
        var dice => $" @{(dice % 2 == 0 ? "skip" : "include")}(if: {values.Literal(new GraphQLNonNullType(new GraphQLNamedType(new GraphQLName("Boolean"))), "if", false)})",
    };

    private string Fragment(string type, int level)
    {
        var overlapping = schema.Composites.Where(other => schema.Possible[other].Overlaps(schema.Possible[type])).ToList();
        var on = overlapping[random.Next(overlapping.Count)];
        var known = fragments.Where(f => schema.Possible[f.Type].Overlaps(schema.Possible[type])).ToList();
        if (known.Count > 0 && random.Next(3) == 0)
            return $"...{known[random.Next(known.Count)].Name}{Directive()}";
        if (random.Next(3) == 0)
        {
            var text = Set(on, level + 1);
            var name = $"F{fragments.Count}";
            fragments.Add((name, on, text));
            return $"...{name}{Directive()}";
        }

        return random.Next(4) == 0 ? $"...{Directive()} {Set(type, level + 1)}" : $"... on {on}{Directive()} {Set(on, level + 1)}";
    }

    private string Introspection() => random.Next(4) switch
    {
        0 => "__schema { queryType { name } types { kind name } }",
        1 => "__schema { mutationType { fields { name args { name defaultValue type { kind name } } } } }",
        2 => "one: __type(name: \"Nothing\") { name }",
        _ => $"__type(name: \"{schema.Composites[random.Next(schema.Composites.Count)]}\") {{ kind name fields(includeDeprecated: true) {{ name isDeprecated args {{ name defaultValue }} type {{ kind name ofType {{ name }} }} }} possibleTypes {{ name }} interfaces {{ name }} }}",
    };
}
