using System.Text.Json.Nodes;
using System.Text.Json;
using Xunit;

namespace TalentGraph.Graph.Tests.Policy;

/// <summary>The part of JSON Schema that the policy schema uses.</summary>
internal static class SchemaCheck
{
    private static readonly string[] Known =
        ["$schema", "$defs", "$ref", "title", "description", "type", "additionalProperties", "required", "properties", "items", "enum", "pattern", "format", "minLength", "minItems", "uniqueItems", "minimum", "maximum", "exclusiveMinimum"];

    public static void Matches(JsonNode root, JsonNode schema, JsonNode? value, string path)
    {
        JsonObject rule = schema.AsObject();
        Assert.Empty(rule.Select(p => p.Key).Except(Known));
        if (rule["$ref"] is { } reference)
        {
            Matches(root, root["$defs"]![reference.GetValue<string>()["#/$defs/".Length..]]!, value, path);
            return;
        }

        if (rule["enum"] is JsonArray codes)
            Assert.True(codes.Any(code => code!.GetValue<string>() == value?.GetValue<string>()), path);
        if (rule["required"] is JsonArray required)
            Assert.Subset(value!.AsObject().Select(p => p.Key).ToHashSet(), required.Select(name => name!.GetValue<string>()).ToHashSet());
        if (rule["properties"] is JsonObject properties)
        {
            foreach ((string name, JsonNode? part) in value!.AsObject())
            {
                Assert.True(properties.ContainsKey(name), $"{path}.{name}");
                Matches(root, properties[name]!, part, $"{path}.{name}");
            }
        }

        if (rule["items"] is { } items)
        {
            Assert.True(value!.AsArray().Count >= (rule["minItems"]?.GetValue<int>() ?? 0), path);
            for (int i = 0; i < value.AsArray().Count; i++)
                Matches(root, items, value[i], $"{path}[{i}]");
        }

        if (value is JsonValue number && number.GetValueKind() == JsonValueKind.Number)
        {
            decimal amount = number.GetValue<decimal>();
            Assert.True(amount >= (rule["minimum"]?.GetValue<decimal>() ?? decimal.MinValue) && amount <= (rule["maximum"]?.GetValue<decimal>() ?? decimal.MaxValue), path);
            Assert.True(rule["exclusiveMinimum"] is not { } above || amount > above.GetValue<decimal>(), path);
        }
    }
}
