using GraphQL;
using GraphQL.Validation;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using TalentGraph.GraphQL.Execution.Documents;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Types;
using TalentGraph.GraphQL.Validation;

namespace TalentGraph.GraphQL.Http.Documents;

/// <summary>Asks of a trusted document at start what a request would be asked, but for its variables.</summary>
internal sealed class DocumentCheck(TalentSchema schema, GraphQLOptions options)
{
    /// <exception cref="DocumentListException">One of them could not run; the message says where it stands and why.</exception>
    public void Pass(TrustedDocuments documents)
    {
        foreach (var (place, text) in documents.All)
        {
            if (Fault(text) is { } fault)
                throw new DocumentListException($"{place}: {fault}");
        }
    }

    private string? Fault(string text)
    {
        GraphQLDocument document;
        try
        {
            document = DocumentParser.Parse(text, options.Limits);
        }
        catch (Exception e) when (e is GraphQLParserException or LimitException or FragmentCycleException)
        {
            return e.Message;
        }

        // Variables come with requests; rules look at the whole document, whichever operation is named.
        var operation = document.Definitions.OfType<GraphQLOperationDefinition>().FirstOrDefault();
        if (operation is null)
            return "There is no operation in it.";
        var verdict = new DocumentValidator().ValidateAsync(new ValidationOptions
        {
            Schema = schema.Inner,
            Document = document,
            Operation = operation,
            Rules = ValidationRules.All(options.Limits),
            Variables = Inputs.Empty,
        }).GetAwaiter().GetResult();
        return verdict.Errors.FirstOrDefault(error => error is not InvalidVariableError) is { } wrong ? Told(wrong) : null;
    }

    private static string Told(ExecutionError error) =>
        error.InnerException is TooManyErrorsException many ? Told(many.Errors[0])
        : error.Locations is [var place, ..] ? $"line {place.Line}: {error.Message}"
        : error.Message;
}
