using Microsoft.AspNetCore.Http;
using TalentGraph.GraphQL.Execution;

namespace TalentGraph.GraphQL.Http;

/// <summary>
/// The HTTP status of an answer. With application/json every well-formed request is a 200, as clients expect of it; with the
/// media type of its own the status says whether the operation ran.
/// </summary>
internal static class Statuses
{
    public static int Of(Answer answer, string mediaType) => answer.Kind switch
    {
        AnswerKind.Executed => StatusCodes.Status200OK,
        AnswerKind.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        AnswerKind.NotReady => StatusCodes.Status503ServiceUnavailable,
        _ when CodeOf(answer) == Codes.RateLimited => StatusCodes.Status429TooManyRequests,
        _ => Refused(mediaType),
    };

    /// <summary>For what is said before the engine is asked.</summary>
    public static int Of(string code, string mediaType) => code switch
    {
        Codes.Unauthenticated => StatusCodes.Status401Unauthorized,
        Codes.Forbidden => StatusCodes.Status403Forbidden,
        Codes.RateLimited => StatusCodes.Status429TooManyRequests,
        Codes.NotReady or Codes.StoreUnavailable => StatusCodes.Status503ServiceUnavailable,
        Codes.PersistedQueryNotFound or Codes.DocumentNotTrusted => Refused(mediaType),
        _ => StatusCodes.Status400BadRequest,
    };

    private static int Refused(string mediaType) => mediaType == MediaTypes.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;

    private static string? CodeOf(Answer answer) => answer.Result.Errors?[0].Extensions?["code"] as string;
}
