using GraphQL.Validation;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Validation;

/// <summary>
/// A variable that cannot be null has no null default, https://spec.graphql.org/October2021/#sec-Values-of-Correct-Type.
/// The library's rule lets <c>$x: Int! = null</c> pass.
/// </summary>
internal sealed class NullDefaultRule : ValidationRuleBase
{
    private static readonly INodeVisitor Visitor = new MatchingNodeVisitor<GraphQLVariableDefinition>((variable, context) =>
    {
        if (variable.Type is GraphQLNonNullType && variable.DefaultValue is GraphQLNullValue)
            context.ReportError(new ValidationError(context.Document.Source, "5.6.1", $"Variable \"${variable.Variable.Name.Value}\" cannot be null, so null is no default of it.", variable));
    });

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(Visitor);
}
