using GraphQL;
using TalentGraph.GraphQL.Guards;

namespace TalentGraph.GraphQL.Execution;

/// <summary>One operation as it came in.</summary>
/// <param name="Query">The document.</param>
/// <param name="OperationName">Which of its operations; null when it has one.</param>
/// <param name="Variables">Their values; null: none.</param>
/// <param name="MayWrite">False for GET, which runs no mutation.</param>
/// <param name="ResumeAfter">Of a subscription: the version of the last event the client has; null: none.</param>
internal sealed record GraphQLRequest(string Query, string? OperationName, Inputs? Variables, bool MayWrite = true, string? ResumeAfter = null)
{
    /// <summary>The document is one of those that the deployment lists: it may cost more.</summary>
    public bool IsTrusted { get; init; }

    /// <summary>The body was larger than what anybody may send: nothing but a mutation may come in it.</summary>
    public bool IsLarge { get; init; }

    /// <summary>What the operation's cost is taken from; null: nobody counts.</summary>
    public IBudget? Budget { get; init; }
}

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

    /// <summary>It answers an event of a stream.</summary>
    public bool IsEvent { get; init; }

    /// <summary>The document passed every rule, whatever came after.</summary>
    public bool IsValid { get; init; }

    /// <summary>What the operation costs, also where that is too much; null: it was refused before that was known.</summary>
    public double? Cost { get; init; }

    /// <summary>It did not run: there is no <c>data</c> entry.</summary>
    public static Answer Refusal(AnswerKind kind, ExecutionError error) =>
        new(kind, new ExecutionResult { Errors = [error] });

    /// <summary>It ran, and nothing of it may leave but why: <c>data</c> is null.</summary>
    public static Answer Failure(ExecutionError error) =>
        new(AnswerKind.Executed, new ExecutionResult { Executed = true, Errors = [error] });
}
