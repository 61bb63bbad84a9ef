using GraphQL.Validation;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Validation;

/// <summary>
/// Ends validation where the answer has all the errors it may have. The library has no such limit, and making an error walks
/// the document for its place, so that many errors cost the square of the document.
/// </summary>
internal sealed class ErrorLimitRule(int errors) : ValidationRuleBase, INodeVisitor
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(this);

    public ValueTask EnterAsync(ASTNode node, ValidationContext context)
    {
        if (context.HasErrors && context.Errors.Count() >= errors)
            throw new TooManyErrorsException([.. context.Errors.Take(errors)]);
        return default;
    }

    public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;
}

/// <summary>Validation was ended at its limit of errors.</summary>
internal sealed class TooManyErrorsException(IReadOnlyList<ValidationError> errors) : Exception
{
    public IReadOnlyList<ValidationError> Errors { get; } = errors;
}
