using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;
using Microsoft.AspNetCore.Http;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Execution.Results;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Http.Documents;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Http;

/// <summary>GraphQL over HTTP, https://graphql.github.io/graphql-over-http/draft/#sec-Response.</summary>
internal sealed class GraphQLEndpoint(GraphQLEngine engine, GraphQLOptions options, ICallers callers, DocumentDesk documents, IBudgets? budgets = null)
{
    /// <summary>The answer is application/json and never markup: texts in any script go out as they are, not as escapes of twice the size.</summary>
    private static readonly GraphQLSerializer Serializer = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }, new ErrorInfos());

    private readonly RequestReader reader = new(Serializer, options.Limits);

    public async Task HandleAsync(HttpContext http)
    {
        if (MediaTypes.Accepted(http.Request) is not { } mediaType)
        {
            http.Response.StatusCode = StatusCodes.Status406NotAcceptable;
            return;
        }

        var requestId = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
        var errors = new PublicErrors(requestId, options);
        Answer answer;
        int status;
        try
        {
            answer = await AnswerAsync(http, requestId).ConfigureAwait(false);
            status = Statuses.Of(answer, mediaType);
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
            answer = Answer.Refusal(AnswerKind.Refused, errors.From(refusal));
            status = Statuses.Of(refusal.Code, mediaType);
        }

        await WriteAsync(http.Response, answer.Result, status, mediaType, http.RequestAborted).ConfigureAwait(false);
    }

    private async Task<Answer> AnswerAsync(HttpContext http, string requestId)
    {
        var cancellationToken = http.RequestAborted;
        var caller = await callers.IdentifyAsync(http, cancellationToken).ConfigureAwait(false);
        var budget = budgets?.Of(http, caller);
        budget?.Take(1);
        if (caller is null)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            throw new HttpRefusal(StatusCodes.Status401Unauthorized, Codes.Unauthenticated, "Sign in: the request has no valid token.");
        }

        var asked = await reader.ReadAsync(http.Request, caller.SendsLargeBodies, cancellationToken).ConfigureAwait(false);
        var (text, isTrusted) = documents.Find(asked.Query, asked.DocumentId);
        var request = new GraphQLRequest(text, asked.OperationName, asked.Variables, asked.MayWrite) { IsTrusted = isTrusted, IsLarge = asked.IsLarge, Budget = budget };
        var answer = await engine.ExecuteAsync(request, caller, requestId, cancellationToken).ConfigureAwait(false);
        if (answer.IsValid)
            documents.Keep(asked.DocumentId, text);
        if (CostReport.IsAskedFor(http.Request))
            CostReport.AddTo(answer, isTrusted ? options.Limits.TrustedCost : options.Limits.Cost, budget);
        return answer;
    }

    private static async Task WriteAsync(HttpResponse response, ExecutionResult result, int status, string mediaType, CancellationToken cancellationToken)
    {
        response.StatusCode = status;
        response.ContentType = mediaType + "; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status405MethodNotAllowed)
            response.Headers.Allow = "POST";
        if (status == StatusCodes.Status429TooManyRequests && result.Errors?[0].Extensions?.TryGetValue("retryAfterMs", out var wait) == true)
            response.Headers.RetryAfter = Math.Ceiling(Convert.ToDouble(wait, CultureInfo.InvariantCulture) / 1_000).ToString(CultureInfo.InvariantCulture);
        if (result is { Data: ResultTree tree, Errors: null or { Count: 0 }, Extensions: null or { Count: 0 } })
        {
            // The tree is checked already, so nothing can go wrong on the way to the client but the way itself.
            await response.StartAsync(cancellationToken).ConfigureAwait(false);
            tree.WriteAnswer(response.BodyWriter);
            await response.BodyWriter.FlushAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        // What has more to say is written apart first: once the status has left, a defect could not be told any more.
        using var json = new MemoryStream();
        await Serializer.WriteAsync(json, result, cancellationToken).ConfigureAwait(false);
        response.ContentLength = json.Length;
        await response.Body.WriteAsync(json.GetBuffer().AsMemory(0, (int)json.Length), cancellationToken).ConfigureAwait(false);
    }
}
