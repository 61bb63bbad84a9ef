using GraphQL;
using GraphQL.Execution;

namespace TalentGraph.GraphQL.Execution;

/// <summary>Writes an error as <see cref="PublicErrors"/> made it, and nothing else of it.</summary>
internal sealed class ErrorInfos : IErrorInfoProvider
{
    public ErrorInfo GetInfo(ExecutionError executionError) => new()
    {
        Message = executionError.Message,
        Extensions = executionError.Extensions,
    };
}
