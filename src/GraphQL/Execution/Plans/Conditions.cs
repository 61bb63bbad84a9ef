using GraphQL.Validation;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Execution.Plans;

/// <summary>
/// <c>@skip</c> and <c>@include</c>, https://spec.graphql.org/October2021/#sec--skip. The variables they ask decide which
/// variant of a plan answers; nothing is asked again for each object.
/// </summary>
internal static class Conditions
{
    /// <summary>Names of the variables that the document's conditions ask, each once, in order of appearance.</summary>
    public static string[] VariablesOf(GraphQLDocument document)
    {
        var names = new List<string>();
        foreach (var definition in document.Definitions)
            Collect((definition as IHasSelectionSetNode)?.SelectionSet, names);
        return [.. names];
    }

    /// <summary>The values of those variables, one character each.</summary>
    public static string ValuesOf(string[] names, Variables variables) => names.Length == 0
        ? ""
        : string.Create(names.Length, (names, variables), static (values, state) =>
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = state.variables.Find(state.names[i])?.Value is true ? '1' : '0';
        });

    /// <summary>Whether a selection is in the variant in which the named variables have these values.</summary>
    public static bool Include(IHasDirectivesNode node, string[] names, string values)
    {
        foreach (var directive in node.Directives?.Items ?? [])
        {
            if (WantedBy(directive) is { } wanted && ConditionOf(directive) is { } condition && wanted != IsTrue(condition, names, values))
                return false;
        }

        return true;
    }

    private static bool? WantedBy(GraphQLDirective directive) => directive.Name.Value.Span switch
    {
        "skip" => false,
        "include" => true,
        _ => null,
    };

    private static bool IsTrue(GraphQLValue condition, string[] names, string values) => condition is GraphQLVariable variable
        ? values[Array.IndexOf(names, variable.Name.StringValue)] == '1'
        : condition is GraphQLBooleanValue { BoolValue: true };

    private static GraphQLValue? ConditionOf(GraphQLDirective directive) =>
        directive.Arguments?.Items.FirstOrDefault(a => a.Name.Value == "if")?.Value;

    private static void Collect(GraphQLSelectionSet? set, List<string> names)
    {
        foreach (var selection in set?.Selections ?? [])
        {
            foreach (var directive in ((IHasDirectivesNode)selection).Directives?.Items ?? [])
            {
                if (WantedBy(directive) is not null && ConditionOf(directive) is GraphQLVariable variable && !names.Contains(variable.Name.StringValue))
                    names.Add(variable.Name.StringValue);
            }

            Collect((selection as IHasSelectionSetNode)?.SelectionSet, names);
        }
    }
}
