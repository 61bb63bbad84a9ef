using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL.Types;
using GraphQLParser.AST;
using TalentGraph.GraphQL.Execution.Reading;

namespace TalentGraph.GraphQL.Execution.Plans;

/// <summary>A field of an answer, with all that can be known of it before a request.</summary>
internal sealed class FieldPlan
{
    public FieldPlan(string key, List<GraphQLField> nodes, FieldType definition, ObjectPlan owner)
    {
        Name = key;
        Key = JsonEncodedText.Encode(key, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        Nodes = nodes;
        Definition = definition;
        Owner = owner;
        var required = new List<bool>();
        var type = definition.ResolvedType!;
        while (true)
        {
            required.Add(type is NonNullGraphType);
            type = type is NonNullGraphType nonNull ? nonNull.ResolvedType! : type;
            if (type is not ListGraphType list)
                break;
            type = list.ResolvedType!;
        }

        IsRequired = [.. required];
        Type = type;
    }

    /// <summary>The response key, as a path names it.</summary>
    public string Name { get; }

    /// <summary>The response key, as JSON has it.</summary>
    public JsonEncodedText Key { get; }

    /// <summary>Where the document asks for it; all of them say the same but for what they select below. At least one.</summary>
    public IReadOnlyList<GraphQLField> Nodes { get; }

    public FieldType Definition { get; }

    public ObjectPlan Owner { get; }

    /// <summary>Without lists and non-nulls.</summary>
    public IGraphType Type { get; }

    /// <summary>Whether null is forbidden: of the field itself, of its items when it is a list, of their items, and so on.</summary>
    public bool[] IsRequired { get; }

    /// <summary>How many lists stand around the type.</summary>
    public int Lists => IsRequired.Length - 1;

    /// <summary>What is selected below; null of leaves.</summary>
    public Selection? Below { get; init; }

    /// <summary>How its values are got.</summary>
    public FieldReader Reader { get; set; } = null!;

    public override string ToString() => $"{Owner.Type.Name}.{Definition.Name}";
}
