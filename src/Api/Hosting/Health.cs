using TalentGraph.Api.Hosting.FirstMinute;
using TalentGraph.GraphQL.Execution;

namespace TalentGraph.Api.Hosting;

/// <summary><c>/health/live</c>, <c>/health/ready</c>, and the answer to whoever asks too early.</summary>
internal static class Health
{
    /// <summary>Answers from the first moment.</summary>
    public const string LivePath = "/health/live";

    /// <summary>Answers 200 while questions are answered, else 503.</summary>
    public const string ReadyPath = "/health/ready";

    /// <summary>How long the store may take to say that it is there. Probes are impatient.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Adds the addresses.</summary>
    public static void Map(WebApplication service)
    {
        service.MapGet(LivePath, static () => TypedResults.Text("live"));
        service.MapGet(ReadyPath, ReadyAsync);
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

    /// <summary>Ready: what the start makes is made, and the store answers. An unfinished import is said: what was derived before it is shown on.</summary>
    private static async Task<IResult> ReadyAsync(Readiness readiness, StoreWatch watch, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!readiness.IsReady)
            return NotReady(readiness.Waiting is { } reason ? $"not ready: {reason}" : "not ready");
        try
        {
            var status = await watch.StatusAsync(cancellationToken).AsTask().WaitAsync(Patience, time, cancellationToken);
            return Results.Text(status.UnfinishedImport is { } import ? $"ready; import {import} is unfinished" : "ready");
        }
        catch (Exception e) when (e is GraphStoreException or TimeoutException)
        {
            return NotReady("the store does not answer");
        }
    }

    private static IResult NotReady(string why) => Results.Text(why, statusCode: StatusCodes.Status503ServiceUnavailable);
}
