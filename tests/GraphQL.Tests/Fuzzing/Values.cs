using System.Text.Json.Nodes;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Tests.Fuzzing;

/// <summary>What leaves look like where they are right; a host knows its ids.</summary>
/// <param name="Ids">Ids that exist, in part.</param>
/// <param name="Scalars">By the name of a scalar of the schema's own, texts that are one.</param>
internal sealed record Leaves(IReadOnlyList<string> Ids, IReadOnlyDictionary<string, IReadOnlyList<string>> Scalars);

/// <summary>Values of inputs that fit their type, as literals and as JSON, with the variables that literals make.</summary>
internal sealed class Values(Random random, SchemaModel schema, Leaves leaves)
{
    private static readonly string[] Texts = ["", "a", "县", "two words", "\n", "😀", "\""];
    private readonly List<(string Name, string Type, string? Default)> declared = [];

    /// <summary>What to send along; names that were left out are absent.</summary>
    public JsonObject Variables { get; } = [];

    /// <summary>Their declarations, empty when there are none.</summary>
    public string Declarations => declared.Count == 0 ? "" : $"({string.Join(", ", declared.Select(v => $"${v.Name}: {v.Type}{(v.Default is null ? "" : $" = {v.Default}")}"))})";

    /// <summary>A literal, or a variable in its place.</summary>
    public string Literal(GraphQLType type, string name, bool hasDefault, int depth = 0)
    {
        if (random.Next(100) < 25)
            return Variable(type, name, hasDefault);
        if (type is not GraphQLNonNullType && random.Next(100) < 8 && name != "first")
            return "null";
        if (Bare(type) is GraphQLListType list)
        {
            return random.Next(100) < 15 && Bare(list.Type) is not GraphQLListType
                ? Literal(list.Type, name, false, depth + 1)
                : $"[{string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Literal(list.Type, name, false, depth + 1)))}]";
        }

        return schema.InputsOf(SchemaModel.NameOf(type)) is { } fields
            ? $"{{{string.Join(", ", Chosen(fields, depth).Select(f => $"{f.Name.StringValue}: {Literal(f.Type, f.Name.StringValue, f.DefaultValue is not null, depth + 1)}"))}}}"
            : Written(Leaf(SchemaModel.NameOf(type), name), type);
    }

    /// <summary>The same as JSON, for variables.</summary>
    public JsonNode? Json(GraphQLType type, string name, int depth = 0)
    {
        if (type is not GraphQLNonNullType && random.Next(100) < 15 && name != "first")
            return null;
        if (Bare(type) is GraphQLListType list)
        {
            return random.Next(100) < 15 && Bare(list.Type) is not GraphQLListType
                ? Json(list.Type, name, depth + 1)
                : new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Json(list.Type, name, depth + 1))]);
        }

        return schema.InputsOf(SchemaModel.NameOf(type)) is { } fields
            ? new JsonObject(Chosen(fields, depth).Select(f => KeyValuePair.Create(f.Name.StringValue, Json(f.Type, f.Name.StringValue, depth + 1))))
            : Leaf(SchemaModel.NameOf(type), name);
    }

    private static GraphQLType Bare(GraphQLType type) => type is GraphQLNonNullType nonNull ? nonNull.Type : type;

    private List<GraphQLInputValueDefinition> Chosen(IEnumerable<GraphQLInputValueDefinition> fields, int depth) =>
        fields.Where(f => f is { Type: GraphQLNonNullType, DefaultValue: null } || random.Next(100) < 50 - (15 * depth)).ToList();

    /// <summary>Of the type itself, of a stricter one, or of one that may be null where a default stands behind it; sent, null or absent.</summary>
    private string Variable(GraphQLType type, string name, bool hasDefault)
    {
        var text = SchemaModel.Text(type);
        var known = declared.Where(v => v.Type == text).ToList();
        if (known.Count > 0 && name != "first" && random.Next(3) == 0)
            return $"${known[random.Next(known.Count)].Name}";
        var variable = $"v{declared.Count}";
        string? given = null;
        if (type is not GraphQLNonNullType && random.Next(4) == 0)
            text += "!";
        else if (type is GraphQLNonNullType nonNull && (hasDefault || random.Next(3) == 0))
            (text, given) = (SchemaModel.Text(nonNull.Type), hasDefault && random.Next(2) == 0 ? null : Constant(nonNull, name));
        else if (random.Next(3) == 0)
            given = Constant(type, name);
        declared.Add((variable, text, given));
        var mayLeaveOut = given is not null || !text.EndsWith('!');
        if (!mayLeaveOut || random.Next(3) > 0)
            Variables[variable] = Json(text.EndsWith('!') && type is not GraphQLNonNullType ? new GraphQLNonNullType(type) : type, name);
        return $"${variable}";
    }

    /// <summary>A literal without variables.</summary>
    private string Constant(GraphQLType type, string name) => Written(Json(type, name), type);

    private string Written(JsonNode? value, GraphQLType type) => value switch
    {
        null => "null",
        JsonArray list => $"[{string.Join(", ", list.Select(item => Written(item, Bare(type) is GraphQLListType l ? l.Type : type)))}]",
        JsonObject fields => $"{{{string.Join(", ", fields.Select(f => $"{f.Key}: {Written(f.Value, schema.InputsOf(SchemaModel.NameOf(type))!.Single(i => i.Name.Value == f.Key).Type)}"))}}}",
        _ when schema.ValuesOf(SchemaModel.NameOf(type)) is not null => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    private JsonNode Leaf(string type, string name)
    {
        if (schema.ValuesOf(type) is { } values)
            return values[random.Next(values.Count)];
        return type switch
        {
            "Int" when name == "first" => random.Next(1, 5),
            "Int" => random.Next(4) == 0 ? random.Next(int.MinValue, int.MaxValue) : random.Next(-3, 9),
            "Float" => random.Next(3) == 0 ? random.Next(-9, 9) : Math.Round(random.NextDouble() * 100, 3),
            "Boolean" => random.Next(2) == 0,
            "ID" when random.Next(6) == 0 => random.Next(99),
            "ID" => leaves.Ids[random.Next(leaves.Ids.Count)],
            _ when leaves.Scalars.TryGetValue(type, out var texts) => texts[random.Next(texts.Count)],
            _ => Texts[random.Next(Texts.Length)],
        };
    }
}
