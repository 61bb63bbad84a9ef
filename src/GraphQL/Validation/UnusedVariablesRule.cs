using GraphQL.Validation;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Validation;

/// <summary>
/// All Variables Used, https://spec.graphql.org/October2021/#sec-All-Variables-Used. The library's rule walks every fragment
/// again for every operation and reports without an end.
/// </summary>
internal sealed class UnusedVariablesRule(int errors) : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        var uses = new VariableUses(context);
        foreach (var operation in context.Document.Definitions.OfType<GraphQLOperationDefinition>())
        {
            var unused = VariableUses.DefinedIn(operation);
            foreach (var usage in uses.Of(operation))
                unused.Remove(usage.Node.Name.StringValue);
            foreach (var (name, definition) in unused)
            {
                ErrorLimitRule.Check(context, errors);
                context.ReportError(new ValidationError(context.Document.Source, "5.8.4", $"Variable \"${name}\" is never used.", definition));
            }
        }

        return default;
    }
}
