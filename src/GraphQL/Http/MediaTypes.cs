using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace TalentGraph.GraphQL.Http;

/// <summary>What an answer may come in, https://graphql.github.io/graphql-over-http/draft/#sec-Media-Types.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string GraphQLJson = "application/graphql-response+json";

    public const string EventStream = "text/event-stream";

    /// <summary>What the client likes best of what we have; null: none of it.</summary>
    public static string? Accepted(HttpRequest request)
    {
        var header = request.Headers.Accept;
        if (header.Count == 0 || string.IsNullOrWhiteSpace(header))
            return Json;
        if (!MediaTypeHeaderValue.TryParseList(header, out var types))
            return Json;
        foreach (var type in types.Where(t => t.Quality != 0).OrderByDescending(t => t.Quality ?? 1))
        {
            if (type.MediaType.Equals(GraphQLJson, StringComparison.OrdinalIgnoreCase))
                return GraphQLJson;
            if (type.MediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase))
                return EventStream;
            if (type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) || type.MatchesAllTypes || type.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase))
                return Json;
        }

        return null;
    }
}
