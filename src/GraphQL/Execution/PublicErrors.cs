using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.Exceptions;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Execution;

/// <summary>
/// From whatever went wrong to what the caller may see: a code of ours, the request id, and a text only where it is about the
/// request itself. The library would show the exception's type as the code.
/// </summary>
internal sealed class PublicErrors(string requestId, GraphQLOptions options)
{
    /// <summary>Characters of a message that the library made.</summary>
    private const int Longest = 500;
    private readonly List<Exception> defects = [];

    /// <summary>Causes that the caller does not see and the log must have.</summary>
    public IReadOnlyList<Exception> Defects => defects;

    public ExecutionError From(Exception exception) => exception switch
    {
        InvalidVariableError or InvalidLiteralError or InvalidValueError => Of(Codes.BadUserInput, Text(exception), exception),
        DocumentError or RequestError => Of(Codes.ValidationFailed, Text(exception), exception),
        // Guards and resolvers speak through the library's UnhandledError.
        ExecutionError { InnerException: { } inner } outer => Placed(From(inner), outer),
        RequestException refused => Refused(refused),
        LimitException limit => WithLimit(limit),
        FragmentCycleException cycle => Of(Codes.ValidationFailed, cycle.Message, null),
        GraphQLParserException syntax => Syntax(syntax),
        _ => options.Translate(exception) is { } known ? Refused(known) : Defect(exception),
    };

    public ExecutionError Of(string code, string message) => Of(code, message, null);

    private ExecutionError Of(string code, string message, Exception? like) =>
        Placed(new ExecutionError(message) { Extensions = new Dictionary<string, object?> { ["code"] = code, ["requestId"] = requestId } }, like);

    private ExecutionError Refused(RequestException refused)
    {
        var error = Of(refused.Code, refused.Message, null);
        if (refused.RetryAfterMs is { } wait)
            error.Extensions!["retryAfterMs"] = wait;
        return error;
    }

    private ExecutionError WithLimit(LimitException limit)
    {
        var error = Of(Codes.LimitExceeded, limit.Message, null);
        error.Extensions!["limit"] = limit.Limit;
        return error;
    }

    private ExecutionError Syntax(GraphQLParserException syntax)
    {
        var error = Of(Codes.ParseFailed, $"The document is no GraphQL: {syntax.Description}", null);
        error.AddLocation(syntax.Location);
        return error;
    }

    private ExecutionError Defect(Exception exception)
    {
        defects.Add(exception);
        return Of(Codes.Internal, options.ShowDetails ? exception.Message : "Something went wrong here. The log has it under the request id.", null);
    }

    /// <summary>
    /// "Did you mean" names what the schema has, so outside Development it goes. The library repeats a wrong value whole, and a
    /// wrong list once an item.
    /// </summary>
    private string Text(Exception exception)
    {
        var text = exception.Message;
        var cut = options.ShowDetails ? -1 : text.IndexOf(" Did you mean", StringComparison.Ordinal);
        if (cut >= 0)
            text = text[..cut];
        return text.Length <= Longest ? text : $"{text.AsSpan(0, char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)}…";
    }

    private static ExecutionError Placed(ExecutionError error, Exception? like)
    {
        if (like is not ExecutionError place)
            return error;
        error.Path = place.Path;
        if (error.Locations is null)
        {
            foreach (var location in place.Locations ?? [])
                error.AddLocation(location);
        }

        return error;
    }
}
