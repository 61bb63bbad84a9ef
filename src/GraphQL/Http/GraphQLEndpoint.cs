using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Http.Documents;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Http;

/// <summary>GraphQL over HTTP, https://graphql.github.io/graphql-over-http/draft/#sec-Response, and as server-sent events.</summary>
internal sealed class GraphQLEndpoint(
    GraphQLEngine engine, GraphQLOptions options, ICallers callers, DocumentDesk documents, EventStreams streams, IBudgets? budgets = null)
{
    private readonly RequestReader reader = new(AnswerWriter.Serializer, options.Limits);

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
            var asked = await OpenAsync(http, requestId).ConfigureAwait(false);
            if (mediaType == MediaTypes.EventStream)
            {
                using var place = streams.Enter(asked.Caller);
                await streams.WriteAsync(http, cancellationToken => EventsAsync(asked, cancellationToken), asked.Request.Budget).ConfigureAwait(false);
                return;
            }

            answer = await engine.ExecuteAsync(asked.Request, asked.Caller, requestId, http.RequestAborted).ConfigureAwait(false);
            Finish(asked, answer);
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
            (answer, status) = (Answer.Refusal(AnswerKind.Refused, errors.From(refusal)), Statuses.Of(refusal.Code, mediaType));
        }

        await AnswerWriter.WriteAsync(
            http.Response, answer.Result, status, mediaType == MediaTypes.EventStream ? MediaTypes.Json : mediaType, http.RequestAborted).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<Answer> EventsAsync(Asked asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var answer in engine.SubscribeAsync(asked.Request, asked.Caller, asked.RequestId, cancellationToken).ConfigureAwait(false))
        {
            Finish(asked, answer);
            yield return answer;
        }
    }

    private void Finish(Asked asked, Answer answer)
    {
        if (answer.IsValid)
            documents.Keep(asked.DocumentId, asked.Request.Query);
        if (asked.WantsCost)
            CostReport.AddTo(answer, asked.Request.IsTrusted ? options.Limits.TrustedCost : options.Limits.Cost, asked.Request.Budget);
    }

    /// <summary>Finds the caller, takes the price of asking, reads the request and looks up its document.</summary>
    private async Task<Asked> OpenAsync(HttpContext http, string requestId)
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

        var said = await reader.ReadAsync(http.Request, caller.SendsLargeBodies, cancellationToken).ConfigureAwait(false);
        var (text, isTrusted) = documents.Find(said.Query, said.DocumentId);
        var request = new GraphQLRequest(text, said.OperationName, said.Variables, said.MayWrite)
        {
            ResumeAfter = http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : null,
            IsTrusted = isTrusted,
            IsLarge = said.IsLarge,
            Budget = budget,
        };
        return new Asked(request, caller, requestId, said.DocumentId, CostReport.IsAskedFor(http.Request));
    }

    /// <param name="Request">What is to run.</param>
    /// <param name="Caller">For whom.</param>
    /// <param name="RequestId">Under this name in the log.</param>
    /// <param name="DocumentId">The document's hash, where the client sent it.</param>
    /// <param name="WantsCost">The answer is to say what it cost.</param>
    private sealed record Asked(GraphQLRequest Request, ICaller Caller, string RequestId, string? DocumentId, bool WantsCost);
}
