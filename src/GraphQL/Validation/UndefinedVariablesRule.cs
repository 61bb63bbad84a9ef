using GraphQL.Validation;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Validation;

/// <summary>
/// All Variable Uses Defined, https://spec.graphql.org/October2021/#sec-All-Variable-Uses-Defined. The library's rule walks every
/// fragment again for every operation and reports without an end.
/// </summary>
internal sealed class UndefinedVariablesRule(int errors) : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        var uses = new VariableUses(context);
        foreach (var operation in context.Document.Definitions.OfType<GraphQLOperationDefinition>())
        {
            var defined = VariableUses.DefinedIn(operation);
            foreach (var usage in uses.Of(operation))
            {
                if (defined.ContainsKey(usage.Node.Name.StringValue))
                    continue;
                ErrorLimitRule.Check(context, errors);
                context.ReportError(new ValidationError(context.Document.Source, "5.8.3", $"Variable \"${usage.Node.Name.Value}\" is not defined.", usage.Node, operation));
            }
        }

        return default;
    }
}
