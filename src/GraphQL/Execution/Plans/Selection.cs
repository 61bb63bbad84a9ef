using GraphQL.Types;
using GraphQLParser.AST;
using TalentGraph.GraphQL.Execution.Reading;

namespace TalentGraph.GraphQL.Execution.Plans;

/// <summary>What a variant knows of its document and what it is built from.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Fragments">The document's fragments by name.</param>
/// <param name="Names">Variables of its conditions.</param>
/// <param name="Values">Their values, one character each.</param>
/// <param name="Grown">Hears how many bytes a part is about to take that was not asked for before.</param>
internal sealed record Variant(
    ISchema Schema, IReadOnlyDictionary<string, GraphQLFragmentDefinition> Fragments, string[] Names, string Values, Action<int> Grown);

/// <summary>
/// Selections that stand at one place of an answer, merged. The fields of a type are collected when the first object of that
/// type comes by, and kept.
/// </summary>
internal sealed class Selection(Variant variant, IReadOnlyList<GraphQLSelectionSet> sets)
{
    private const int BytesOfField = 400;
    private const int BytesOfObject = 200;
    private readonly Lock gate = new();
    private ObjectPlan[] plans = [];

    /// <summary>The fields for objects of a type.</summary>
    /// <param name="type">The object's own type.</param>
    /// <param name="caller">Whoever asks; callers of one policy set get one plan. Null: no field has a policy.</param>
    public ObjectPlan For(IObjectGraphType type, ICaller? caller)
    {
        if (Known(type) is { } known)
            return known;
        lock (gate)
        {
            if (Known(type) is { } meanwhile)
                return meanwhile;
            var plan = Build(type, caller);
            plans = [.. plans, plan];
            variant.Grown(BytesOfObject + plan.Fields.Sum(f => BytesOfField + 2 * f.Name.Length));
            return plan;
        }
    }

    private ObjectPlan? Known(IObjectGraphType type)
    {
        foreach (var plan in plans)
        {
            if (ReferenceEquals(plan.Type, type))
                return plan;
        }

        return null;
    }

    private ObjectPlan Build(IObjectGraphType type, ICaller? caller)
    {
        var order = new List<string>();
        var nodes = new Dictionary<string, List<GraphQLField>>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets)
            Collect(type, set, visited, order, nodes);
        var plan = new ObjectPlan(type);
        plan.Fields = [.. order.Select(key => Field(plan, key, nodes[key], caller))];
        return plan;
    }

    /// <summary>https://spec.graphql.org/October2021/#CollectFields()</summary>
    private void Collect(IObjectGraphType type, GraphQLSelectionSet set, HashSet<string> visited, List<string> order, Dictionary<string, List<GraphQLField>> nodes)
    {
        foreach (var selection in set.Selections)
        {
            if (!Conditions.Include((IHasDirectivesNode)selection, variant.Names, variant.Values))
                continue;
            switch (selection)
            {
                case GraphQLField field:
                    var key = (field.Alias?.Name ?? field.Name).StringValue;
                    if (!nodes.TryGetValue(key, out var same))
                    {
                        nodes.Add(key, same = []);
                        order.Add(key);
                    }

                    same.Add(field);
                    break;
                case GraphQLInlineFragment inline:
                    if (inline.TypeCondition is null || Applies(inline.TypeCondition, type))
                        Collect(type, inline.SelectionSet, visited, order, nodes);
                    break;
                case GraphQLFragmentSpread spread:
                    var name = spread.FragmentName.Name.StringValue;
                    if (visited.Add(name) && variant.Fragments.TryGetValue(name, out var fragment) && Applies(fragment.TypeCondition, type))
                        Collect(type, fragment.SelectionSet, visited, order, nodes);
                    break;
            }
        }
    }

    /// <summary>https://spec.graphql.org/October2021/#DoesFragmentTypeApply()</summary>
    private bool Applies(GraphQLTypeCondition condition, IObjectGraphType type)
    {
        var named = variant.Schema.AllTypes[condition.Type.Name.Value];
        return ReferenceEquals(named, type) || named is IAbstractGraphType general && general.PossibleTypes.Contains(type);
    }

    private FieldPlan Field(ObjectPlan owner, string key, List<GraphQLField> nodes, ICaller? caller)
    {
        var definition = Definition(owner.Type, nodes[0])
            ?? throw new InvalidOperationException($"{owner.Type.Name} has no field {nodes[0].Name.StringValue}.");
        var below = nodes.Where(n => n.SelectionSet is not null).Select(n => n.SelectionSet!).ToList();
        var field = new FieldPlan(key, nodes, definition, owner) { Below = below.Count == 0 ? null : new Selection(variant, below) };
        field.Reader = FieldReader.Of(field, variant.Schema, caller);
        return field;
    }

    private FieldType? Definition(IObjectGraphType type, GraphQLField node)
    {
        var schema = variant.Schema;
        var name = node.Name.Value;
        if (name == schema.TypeNameMetaFieldType.Name)
            return schema.TypeNameMetaFieldType;
        if (ReferenceEquals(type, schema.Query) && name == schema.SchemaMetaFieldType.Name)
            return schema.SchemaMetaFieldType;
        if (ReferenceEquals(type, schema.Query) && name == schema.TypeMetaFieldType.Name)
            return schema.TypeMetaFieldType;
        return type.GetField(name);
    }
}
