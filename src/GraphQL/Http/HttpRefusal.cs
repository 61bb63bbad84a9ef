using Microsoft.AspNetCore.Http;
using TalentGraph.GraphQL.Execution;

namespace TalentGraph.GraphQL.Http;

/// <summary>A request that is no GraphQL request, with the status that says so.</summary>
internal sealed class HttpRefusal(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public static HttpRefusal Bad(string message) => new(StatusCodes.Status400BadRequest, Codes.BadUserInput, message);
}
