using System.Buffers;
using System.Text;
using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Guards;
using TalentGraph.GraphQL.Http.Documents;

namespace TalentGraph.GraphQL.Http;

/// <summary>
/// Request parameters of GraphQL over HTTP, https://graphql.github.io/graphql-over-http/draft/#sec-Request. Forms and other
/// content types that a browser sends without asking first are refused, and so is a GET without its preflight header.
/// </summary>
internal sealed class RequestReader(GraphQLSerializer serializer, GraphQLLimits limits)
{
    /// <summary>A body of unknown length is read in a buffer that starts so large.</summary>
    private const int FirstBytes = 16 * 1024;

    /// <param name="request">The request.</param>
    /// <param name="mayBeLarge">The caller's mutations may come in large bodies.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public async Task<RequestParameters> ReadAsync(HttpRequest request, bool mayBeLarge, CancellationToken cancellationToken) =>
        HttpMethods.IsGet(request.Method) ? ReadUrl(request) : await ReadBodyAsync(request, mayBeLarge, cancellationToken).ConfigureAwait(false);

    private RequestParameters ReadUrl(HttpRequest request)
    {
        if (request.Headers["GraphQL-Preflight"] != "1")
            throw HttpRefusal.Bad("GET needs the header GraphQL-Preflight: 1.");
        if (request.QueryString.Value?.Length > limits.BodyBytes)
            throw new LimitException("body", limits.BodyBytes);

        using var extensions = ParseParameter(Parameter(request, "extensions"), "extensions");
        using var variables = ParseParameter(Parameter(request, "variables"), "variables");
        return Decoded(() => new RequestParameters(
            Said(Parameter(request, "query")),
            IdOf(Said(Parameter(request, "documentId")), Object(extensions?.RootElement, "extensions")),
            Said(Parameter(request, "operationName")),
            InputsOf(Object(variables?.RootElement, "variables")),
            MayWrite: false,
            IsLarge: false));
    }

    private async Task<RequestParameters> ReadBodyAsync(HttpRequest request, bool mayBeLarge, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new HttpRefusal(StatusCodes.Status415UnsupportedMediaType, Codes.BadUserInput, "The body must be application/json in UTF-8.");

        var (body, length) = await ParseBodyAsync(request, mayBeLarge ? limits.LargeBodyBytes : limits.BodyBytes, cancellationToken).ConfigureAwait(false);
        using (body)
        {
            if (body.RootElement.ValueKind != JsonValueKind.Object)
                throw HttpRefusal.Bad("The body must be one JSON object.");
            return Decoded(() => new RequestParameters(
                Text(body.RootElement, "query"),
                IdOf(Said(Text(body.RootElement, "documentId")), Object(Member(body.RootElement, "extensions"), "extensions")),
                Said(Text(body.RootElement, "operationName")),
                InputsOf(Object(Member(body.RootElement, "variables"), "variables")),
                MayWrite: true,
                IsLarge: length > limits.BodyBytes));
        }
    }

    /// <summary>Half of a surrogate pair, and a name that comes twice, are found only when the value is read.</summary>
    private static RequestParameters Decoded(Func<RequestParameters> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException)
        {
            throw HttpRefusal.Bad("The request has a string that is no text.");
        }
        catch (ArgumentException)
        {
            throw HttpRefusal.Bad("The request has two values of one name.");
        }
    }

    private static async Task<(JsonDocument Body, int Length)> ParseBodyAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
            throw new LimitException("body", most);
        var buffer = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? FirstBytes) + 1);
        try
        {
            var length = 0;
            while (await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                length += read;
                if (length > most)
                    throw new LimitException("body", most);
                if (length == buffer.Length)
                    buffer = Larger(buffer);
            }

            // Decoded here, because the document would otherwise live on in a rented buffer.
            return (JsonDocument.Parse(Encoding.UTF8.GetString(buffer, 0, length)), length);
        }
        catch (JsonException)
        {
            throw HttpRefusal.Bad("The body is no JSON.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Larger(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

    /// <summary>The document's name: <c>documentId</c>, or that of Apollo's <c>persistedQuery</c>; both may come, and then agree.</summary>
    private static string? IdOf(string? documentId, JsonElement? extensions)
    {
        var id = documentId is null ? null : DocumentHash.Bare(documentId);
        if (extensions is not { } known || !known.TryGetProperty("persistedQuery", out var persisted) || persisted.ValueKind == JsonValueKind.Null)
            return id;
        if (persisted.ValueKind != JsonValueKind.Object
            || !persisted.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != 1
            || !persisted.TryGetProperty("sha256Hash", out var hash) || hash.ValueKind != JsonValueKind.String
            || hash.GetString()!.ToLowerInvariant() is not { } digits || !DocumentHash.Is(digits))
            throw HttpRefusal.Bad("extensions.persistedQuery must be {\"version\": 1, \"sha256Hash\": 64 hexadecimal digits}.");
        return id is null || id == digits ? digits : throw HttpRefusal.Bad("documentId and persistedQuery name different documents.");
    }

    /// <summary>ASP.NET would make one text of two, with a comma between them.</summary>
    private static string Parameter(HttpRequest request, string name) =>
        request.Query[name] is { Count: > 1 } ? throw HttpRefusal.Bad($"The parameter '{name}' comes twice.") : request.Query[name].ToString();

    private static string? Said(string? text) => text is { Length: > 0 } ? text : null;

    private static JsonElement? Member(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement body, string name) => Member(body, name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw HttpRefusal.Bad($"The parameter '{name}' must be a string."),
    };

    private static JsonElement? Object(JsonElement? value, string name) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Object } => value,
        _ => throw HttpRefusal.Bad($"The parameter '{name}' must be an object."),
    };

    private Inputs? InputsOf(JsonElement? variables) => variables is { } given ? serializer.ReadNode<Inputs>(given) : null;

    private static JsonDocument? ParseParameter(string json, string name)
    {
        try
        {
            return json.Length == 0 ? null : JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            throw HttpRefusal.Bad($"The parameter '{name}' is no JSON.");
        }
    }
}
