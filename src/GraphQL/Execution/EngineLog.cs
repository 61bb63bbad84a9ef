using Microsoft.Extensions.Logging;

namespace TalentGraph.GraphQL.Execution;

/// <summary>Events 5000 and up. An exception's message may name a person, so its type and its stack are all that is logged.</summary>
internal static partial class EngineLog
{
    [LoggerMessage(5000, LogLevel.Error, "Request {RequestId} failed with {Exception} at {Stack}")]
    public static partial void Failed(ILogger logger, string requestId, string exception, string? stack);

    [LoggerMessage(5001, LogLevel.Warning, "Request {RequestId} was answered at its timeout; {Abandoned} such operations still run")]
    public static partial void TimedOut(ILogger logger, string requestId, int abandoned);
}
