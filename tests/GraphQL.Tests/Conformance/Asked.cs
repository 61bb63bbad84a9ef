using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using TalentGraph.GraphQL.Tests.Fuzzing;

namespace TalentGraph.GraphQL.Tests.Conformance;

/// <summary>
/// Keeps every operation that the tests of this process ask, so that a last test can ask them again before the oracle; as a
/// handler it stands in the clients that the tests use.
/// </summary>
/// <param name="who">As whom the client asks.</param>
internal sealed class Asked(object who) : DelegatingHandler
{
    private static readonly ConcurrentDictionary<(object Who, string Body), GeneratedOperation> Known = new();

    /// <summary>Each operation once for each who; subscriptions are not executed in one go and left out.</summary>
    public static IReadOnlyList<(object Who, GeneratedOperation Operation)> All =>
        [.. Known.OrderBy(known => known.Key.Body, StringComparer.Ordinal).Select(known => (known.Key.Who, known.Value))];

    /// <summary>Keeps what a body asks; one that is no request is for other tests.</summary>
    public static void Keep(object who, string body)
    {
        try
        {
            // JSON nodes are read late; reading all of it here keeps what cannot be sent again out.
            if (JsonNode.Parse(body) is JsonObject asked && asked.ToJsonString().Length > 0 && (asked["variables"] as JsonObject)?.Count != -1 && (string?)asked["query"] is { } query && !query.TrimStart().StartsWith("subscription", StringComparison.Ordinal))
                Known.TryAdd((who, body), new GeneratedOperation(query, asked["variables"] as JsonObject, (string?)asked["operationName"]));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // Not JSON, not of these types, with half a character in it, or with two values of one name.
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null && request.RequestUri?.AbsolutePath == "/graphql")
            Keep(who, await request.Content.ReadAsStringAsync(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>After all others: tests about what the others did.</summary>
[Xunit.CollectionDefinition(nameof(Last), DisableParallelization = true)]
public sealed class Last;
