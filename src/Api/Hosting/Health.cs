using TalentGraph.Api.Hosting.FirstMinute;
using TalentGraph.GraphQL.Execution;

namespace TalentGraph.Api.Hosting;

/// <summary><c>/health/live</c>, <c>/health/ready</c>, and the answer to whoever asks too early.</summary>
internal static class Health
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(WebApplication service)
    {
        service.MapGet("/health/live", static () => TypedResults.Text("live"));
        service.MapGet("/health/ready", static (Readiness readiness) =>
            readiness.IsReady ? Results.Text("ready") : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable));
    }

    /// <summary>Answers NOT_READY at these addresses until the service is ready.</summary>
    /// <param name="service">The service.</param>
    /// <param name="addresses">Beginnings of paths.</param>
    public static void HoldBack(WebApplication service, params string[] addresses) => service.Use((context, next) =>
    {
        var readiness = context.RequestServices.GetRequiredService<Readiness>();
        if (readiness.IsReady || !addresses.Any(address => context.Request.Path.StartsWithSegments(address, StringComparison.Ordinal)))
            return next(context);

        context.Response.Headers.RetryAfter = "5";
        return PlainError.AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, Codes.NotReady, "The service is still starting.");
    });
}
