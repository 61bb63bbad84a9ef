using GraphQL.Validation;
using GraphQLParser.AST;

namespace TalentGraph.GraphQL.Validation;

/// <summary>
/// Ends validation where the answer has all the errors it may have. The library has no such limit, and making an error walks
/// the document for its place, so that many errors cost the square of the document.
/// </summary>
internal sealed class ErrorLimitRule(int errors) : ValidationRuleBase, INodeVisitor
{
    /// <summary>For rules that may find many errors between one node and the next: before each is made.</summary>
    /// <exception cref="TooManyErrorsException">There are as many as there may be.</exception>
    public static void Check(ValidationContext context, int errors)
    {
        if (context.HasErrors && context.Errors.Count() >= errors)
            throw new TooManyErrorsException([.. context.Errors.Take(errors)]);
    }

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(this);

    public ValueTask EnterAsync(ASTNode node, ValidationContext context)
    {
        Check(context, errors);
        return default;
    }

    public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;
}

/// <summary>Validation was ended at its limit of errors.</summary>
internal sealed class TooManyErrorsException(IReadOnlyList<ValidationError> errors) : Exception
{
    public IReadOnlyList<ValidationError> Errors { get; } = errors;
}
