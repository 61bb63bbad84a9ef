using System.Text.Encodings.Web;
using System.Text.Json;
using System.Diagnostics;
using GraphQL;
using GraphQL.SystemTextJson;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Http;

/// <summary>GraphQL over HTTP, https://graphql.github.io/graphql-over-http/draft/#sec-Response.</summary>
internal sealed class GraphQLEndpoint
{
    private const string Json = "application/json";
    private const string GraphQLJson = "application/graphql-response+json";
    private readonly GraphQLEngine engine;
    private readonly GraphQLOptions options;
    private readonly ICallers callers;
    /// <summary>The answer is application/json and never markup: texts in any script go out as they are, not as escapes of twice the size.</summary>
    private readonly GraphQLSerializer serializer = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }, new ErrorInfos());
    private readonly RequestReader reader;

    public GraphQLEndpoint(GraphQLEngine engine, GraphQLOptions options, ICallers callers)
    {
        this.engine = engine;
        this.options = options;
        this.callers = callers;
        reader = new RequestReader(serializer, options.Limits.BodyBytes);
    }

    public async Task HandleAsync(HttpContext http)
    {
        var cancellationToken = http.RequestAborted;
        var requestId = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
        var mediaType = Accepted(http.Request);
        if (mediaType is null)
        {
            http.Response.StatusCode = StatusCodes.Status406NotAcceptable;
            return;
        }

        var errors = new PublicErrors(requestId, options);
        Answer answer;
        int status;
        try
        {
            if (await callers.IdentifyAsync(http, cancellationToken).ConfigureAwait(false) is not { } caller)
            {
                http.Response.Headers.WWWAuthenticate = "Bearer";
                throw new HttpRefusal(StatusCodes.Status401Unauthorized, Codes.Unauthenticated, "Sign in: the request has no valid token.");
            }

            var request = await reader.ReadAsync(http.Request, cancellationToken).ConfigureAwait(false);
            answer = await engine.ExecuteAsync(request, caller, requestId, cancellationToken).ConfigureAwait(false);
            status = StatusOf(answer.Kind, mediaType);
        }
        catch (HttpRefusal refusal)
        {
            (answer, status) = (Answer.Refusal(AnswerKind.Refused, errors.Of(refusal.Code, refusal.Message)), refusal.Status);
        }
        catch (LimitException limit)
        {
            (answer, status) = (Answer.Refusal(AnswerKind.Refused, errors.From(limit)), StatusCodes.Status413PayloadTooLarge);
        }
        catch (RequestException refusal)
        {
            (answer, status) = (Answer.Refusal(AnswerKind.Refused, errors.From(refusal)), StatusOf(refusal.Code));
        }

        await WriteAsync(http.Response, answer.Result, status, mediaType, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteAsync(HttpResponse response, ExecutionResult result, int status, string mediaType, CancellationToken cancellationToken)
    {
        // Written apart first: once the status has left, a defect could not be told any more.
        using var json = new MemoryStream();
        await serializer.WriteAsync(json, result, cancellationToken).ConfigureAwait(false);
        response.StatusCode = status;
        response.ContentType = mediaType + "; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status405MethodNotAllowed)
            response.Headers.Allow = "POST";
        response.ContentLength = json.Length;
        await response.Body.WriteAsync(json.GetBuffer().AsMemory(0, (int)json.Length), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>For what the host says while it looks for the caller.</summary>
    private static int StatusOf(string code) => code switch
    {
        Codes.Unauthenticated => StatusCodes.Status401Unauthorized,
        Codes.Forbidden => StatusCodes.Status403Forbidden,
        Codes.RateLimited => StatusCodes.Status429TooManyRequests,
        Codes.NotReady or Codes.StoreUnavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>
    /// With application/json every well-formed request is a 200, as clients expect of it; with the media type of its own the
    /// status says whether the operation ran.
    /// </summary>
    private static int StatusOf(AnswerKind kind, string mediaType) => kind switch
    {
        AnswerKind.Executed => StatusCodes.Status200OK,
        AnswerKind.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        AnswerKind.NotReady => StatusCodes.Status503ServiceUnavailable,
        _ => mediaType == Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
    };

    private static string? Accepted(HttpRequest request)
    {
        var header = request.Headers.Accept;
        if (header.Count == 0 || string.IsNullOrWhiteSpace(header))
            return Json;
        if (!MediaTypeHeaderValue.TryParseList(header, out var types))
            return Json;
        foreach (var type in types.OrderByDescending(t => t.Quality ?? 1))
        {
            if (type.MediaType.Equals(GraphQLJson, StringComparison.OrdinalIgnoreCase))
                return GraphQLJson;
            if (type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) || type.MatchesAllTypes || type.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase))
                return Json;
        }

        return null;
    }
}
