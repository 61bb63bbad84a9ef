using System.Diagnostics;
using TalentGraph.GraphQL.Execution;

namespace TalentGraph.Api.Hosting;

/// <summary>An error before GraphQL is reached, in the form that its clients read. Never a stack trace.</summary>
internal static class PlainError
{
    /// <summary>Answers it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">One of <see cref="Codes"/>.</param>
    /// <param name="message">For the caller.</param>
    public static Task AnswerAsync(HttpContext context, int status, string code, string message)
    {
        var requestId = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        return Results.Json(new { errors = new[] { new { message, extensions = new { code, requestId } } } }, statusCode: status).ExecuteAsync(context);
    }

    /// <summary>Answers a defect of ours; the log has the cause.</summary>
    /// <param name="context">The request.</param>
    public static Task AnswerDefectAsync(HttpContext context) =>
        AnswerAsync(context, StatusCodes.Status500InternalServerError, Codes.Internal, "Something broke here; the request id leads to it.");
}
