using System.Buffers;
using System.Text;
using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Guards;

namespace TalentGraph.GraphQL.Http;

/// <summary>
/// Request parameters of GraphQL over HTTP, https://graphql.github.io/graphql-over-http/draft/#sec-Request. Forms and other
/// content types that a browser sends without asking first are refused, and so is a GET without its preflight header.
/// </summary>
internal sealed class RequestReader(GraphQLSerializer serializer, int bodyBytes)
{
    public async Task<GraphQLRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken) =>
        HttpMethods.IsGet(request.Method) ? ReadUrl(request) : await ReadBodyAsync(request, cancellationToken).ConfigureAwait(false);

    private GraphQLRequest ReadUrl(HttpRequest request)
    {
        if (request.Headers["GraphQL-Preflight"] != "1")
            throw new HttpRefusal(StatusCodes.Status400BadRequest, Codes.BadUserInput, "GET needs the header GraphQL-Preflight: 1.");
        if (request.QueryString.Value?.Length > bodyBytes)
            throw new LimitException("body", bodyBytes);
        var query = request.Query["query"].ToString();
        if (query.Length == 0)
            throw Bad("The parameter 'query' is missing.");
        var name = request.Query["operationName"].ToString();
        ParseObject(request.Query["extensions"].ToString(), "extensions");
        return new GraphQLRequest(query, name.Length == 0 ? null : name, ParseObject(request.Query["variables"].ToString(), "variables"), MayWrite: false);
    }

    private async Task<GraphQLRequest> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new HttpRefusal(StatusCodes.Status415UnsupportedMediaType, Codes.BadUserInput, "The body must be application/json in UTF-8.");

        using var body = await ParseAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            return Read(body.RootElement);
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException)
        {
            // Half of a surrogate pair is found only when the string is read.
            throw Bad("The body has a string that is no text.");
        }
    }

    private GraphQLRequest Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw Bad("The body must be one JSON object.");
        var query = Text(root, "query") ?? throw Bad("The parameter 'query' is missing.");
        var variables = Object(root, "variables");
        Object(root, "extensions");
        return new GraphQLRequest(query, Text(root, "operationName") is { Length: > 0 } name ? name : null, variables);
    }

    private async Task<JsonDocument> ParseAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > bodyBytes)
            throw new LimitException("body", bodyBytes);
        var buffer = ArrayPool<byte>.Shared.Rent(bodyBytes + 1);
        try
        {
            var length = await request.Body.ReadAtLeastAsync(buffer.AsMemory(0, bodyBytes + 1), bodyBytes + 1, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (length > bodyBytes)
                throw new LimitException("body", bodyBytes);
            // Decoded here, because the document would otherwise live on in a rented buffer.
            return JsonDocument.Parse(Encoding.UTF8.GetString(buffer, 0, length));
        }
        catch (JsonException)
        {
            throw Bad("The body is no JSON.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string? Text(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw Bad($"The parameter '{name}' must be a string.");
    }

    private Inputs? Object(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.Object ? serializer.ReadNode<Inputs>(value) : throw Bad($"The parameter '{name}' must be an object.");
    }

    private Inputs? ParseObject(string json, string name)
    {
        if (json.Length == 0)
            return null;
        try
        {
            using var document = JsonDocument.Parse($"{{\"{name}\":{json}}}");
            return Object(document.RootElement, name);
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException)
        {
            throw Bad($"The parameter '{name}' is no JSON.");
        }
    }

    private static HttpRefusal Bad(string message) => new(StatusCodes.Status400BadRequest, Codes.BadUserInput, message);
}

/// <summary>A request that is no GraphQL request, with the status that says so.</summary>
internal sealed class HttpRefusal(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;
}
