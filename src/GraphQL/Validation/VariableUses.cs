using GraphQL.Validation;
using GraphQLParser.AST;
using TalentGraph.GraphQL.Guards;

namespace TalentGraph.GraphQL.Validation;

/// <summary>Where operations use variables, in their fragments, too; each fragment is walked once, whoever spreads it.</summary>
internal sealed class VariableUses(ValidationContext context)
{
    private readonly Dictionary<string, GraphQLFragmentDefinition> fragments = Fragments.Of(context.Document);
    private readonly Dictionary<ASTNode, (VariableUsage[] Uses, string[] Spreads)> found = new(ReferenceEqualityComparer.Instance);

    /// <summary>An operation's variables by name, the first of each name.</summary>
    public static Dictionary<string, GraphQLVariableDefinition> DefinedIn(GraphQLOperationDefinition operation)
    {
        var defined = new Dictionary<string, GraphQLVariableDefinition>(StringComparer.Ordinal);
        foreach (var variable in operation.Variables?.Items ?? [])
            defined.TryAdd(variable.Variable.Name.StringValue, variable);
        return defined;
    }

    /// <summary>The uses of an operation; of those that are alike in one definition, the first.</summary>
    public IEnumerable<VariableUsage> Of(GraphQLOperationDefinition operation)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<ASTNode>();
        open.Push(operation);
        while (open.TryPop(out var definition))
        {
            var (uses, spreads) = At(definition);
            foreach (var usage in uses)
                yield return usage;
            foreach (var spread in spreads)
            {
                if (visited.Add(spread) && fragments.TryGetValue(spread, out var fragment))
                    open.Push(fragment);
            }
        }
    }

    private (VariableUsage[] Uses, string[] Spreads) At(ASTNode definition)
    {
        if (!found.TryGetValue(definition, out var known))
        {
            known = definition is GraphQLOperationDefinition operation ? Walk(operation) : Walk((GraphQLFragmentDefinition)definition);
            found.Add(definition, known);
        }

        return known;
    }

    private (VariableUsage[] Uses, string[] Spreads) Walk<T>(T definition)
        where T : ASTNode, IHasSelectionSetNode => (
            [.. (context.GetVariables(definition) ?? []).DistinctBy(usage => (usage.Node.Name.StringValue, usage.Type, usage.HasDefault, usage.IsRequired))],
            [.. Fragments.SpreadIn(definition.SelectionSet).Distinct()]);
}
