using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;
using Microsoft.AspNetCore.Http;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Execution.Results;

namespace TalentGraph.GraphQL.Http;

/// <summary>One answer as the body of a response.</summary>
internal static class AnswerWriter
{
    /// <summary>The answer is application/json and never markup: texts in any script go out as they are, not as escapes of twice the size.</summary>
    public static GraphQLSerializer Serializer { get; } =
        new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }, new ErrorInfos());

    public static async Task WriteAsync(HttpResponse response, ExecutionResult result, int status, string mediaType, CancellationToken cancellationToken)
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
            using (tree)
                await TreeWriter.WriteAsync(response.BodyWriter, tree, length => response.ContentLength = length, cancellationToken).ConfigureAwait(false);
            return;
        }

        // What has more to say is written apart first: once the status has left, a defect could not be told any more.
        using var json = new MemoryStream();
        await Serializer.WriteAsync(json, result, cancellationToken).ConfigureAwait(false);
        response.ContentLength = json.Length;
        await response.Body.WriteAsync(json.GetBuffer().AsMemory(0, (int)json.Length), cancellationToken).ConfigureAwait(false);
    }
}
