using GraphQL.Validation;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Validation;

/// <summary>
/// Executable Definitions, https://spec.graphql.org/October2021/#sec-Executable-Definitions. The library has no such rule.
/// </summary>
internal sealed class ExecutableDefinitionsRule(int errors) : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is GraphQLOperationDefinition or GraphQLFragmentDefinition)
                continue;
            ErrorLimitRule.Check(context, errors);
            context.ReportError(new ValidationError(context.Document.Source, "5.1.1", "The document has a definition that is not executable.", definition));
        }

        return default;
    }
}
