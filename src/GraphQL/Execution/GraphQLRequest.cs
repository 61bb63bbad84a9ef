using GraphQL;

namespace TalentGraph.GraphQL.Execution;

/// <summary>One operation as it came in.</summary>
/// <param name="Query">The document.</param>
/// <param name="OperationName">Which of its operations; null when it has one.</param>
/// <param name="Variables">Their values; null: none.</param>
/// <param name="MayWrite">False for GET, which runs no mutation.</param>
/// <param name="ResumeAfter">Of a subscription: the version of the last event the client has; null: none.</param>
internal sealed record GraphQLRequest(string Query, string? OperationName, Inputs? Variables, bool MayWrite = true, string? ResumeAfter = null);

/// <summary>How far an operation came.</summary>
internal enum AnswerKind
{
    /// <summary>It ran; there is a <c>data</c> entry.</summary>
    Executed,

    /// <summary>It was refused before it ran.</summary>
    Refused,

    /// <summary>A mutation came by GET.</summary>
    MethodNotAllowed,

    /// <summary>The service cannot take it now.</summary>
    NotReady,
}

/// <summary>What goes out.</summary>
/// <param name="Kind">How far it came.</param>
/// <param name="Result">Data and errors, the errors already fit to be seen.</param>
internal sealed record Answer(AnswerKind Kind, ExecutionResult Result)
{
    /// <summary>Of an event: its version in the source; null where the source has none.</summary>
    public string? Version { get; init; }

    public static Answer Refusal(AnswerKind kind, ExecutionError error) =>
        new(kind, new ExecutionResult { Errors = [error] });
}
