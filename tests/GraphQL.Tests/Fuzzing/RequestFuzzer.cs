using System.Text;
using System.Text.Json.Nodes;

namespace TalentGraph.GraphQL.Tests.Fuzzing;

/// <summary>Requests from bytes without sense to documents that are almost right, over one schema.</summary>
/// <param name="random">Where they come from.</param>
/// <param name="schema">What documents are about.</param>
/// <param name="leaves">Ids and scalars of the host.</param>
/// <param name="tokens">Bearer tokens that the host knows.</param>
internal sealed class RequestFuzzer(Random random, SchemaModel schema, Leaves leaves, IReadOnlyList<string> tokens)
{
    private const string Grammar = "{}()[]:$@!.,|&=\"'\\# \nabt_019-+eE";
    private static readonly string[] Parameters = ["query", "variables", "operationName", "extensions", "documentId", "persistedQuery", "version", "sha256Hash", "Query", ""];
    private static readonly string[] ContentTypes =
    [
        "application/json", "application/json;charset=utf-8", "application/json; charset=UTF-16", "application/graphql", "text/plain", "multipart/form-data; boundary=a",
        "application/x-www-form-urlencoded", "application/graphql-response+json", ";", "application/json;", "a/b/c", "",
    ];

    private static readonly string[] Accepts =
    [
        "application/json", "application/graphql-response+json", "*/*", "application/*", "text/plain", "application/json;q=0", "application/graphql-response+json;q=0.1, application/json",
        ";;;", "application/json;q=x", "text/html;q=0.1", "text/event-stream", "",
    ];

    private readonly DocumentGenerator documents = new(random, schema, leaves);
    private readonly Corruption corruption = new(random, schema);
    private readonly RawJson json = new(random, [.. schema.InputNames, "__proto__", "a", "\\ud800"], leaves.Ids);

    public FuzzedRequest Next()
    {
        var operation = documents.Next();
        return random.Next(100) switch
        {
            < 8 => Post("bytes", Bytes(random.Next(300))),
            < 16 => Post("text", Body(Text(), "{}", null)),
            < 42 => Post("damaged document", Body(corruption.Damage(operation.Query), operation.Variables?.ToJsonString(), operation.OperationName)),
            < 65 => Post("any variables", Body(operation.Query, AnyVariables(operation.Variables), operation.OperationName)),
            < 76 => Post("valid", Body(operation.Query, operation.Variables?.ToJsonString(), operation.OperationName)),
            < 82 => Post("any JSON", Encoding.UTF8.GetBytes(AnyBody(operation.Query))),
            < 90 => Post("damaged bytes", Damaged(Body(operation.Query, operation.Variables?.ToJsonString(), operation.OperationName))),
            < 96 => Get(operation),
            _ => Headed(operation),
        };
    }

    private FuzzedRequest Post(string kind, byte[] body) => new(kind, "POST", "", [("Content-Type", "application/json"), Signed(), .. Asking()], body);

    private (string, string) Signed() => ("Authorization", $"Bearer {tokens[random.Next(tokens.Count)]}");

    private IEnumerable<(string, string)> Asking()
    {
        if (random.Next(4) == 0)
            yield return ("Accept", Accepts[random.Next(2)]);
        if (random.Next(10) == 0)
            yield return ("GraphQL-Cost", "report");
    }

    private static byte[] Body(string query, string? variables, string? name) =>
        Encoding.UTF8.GetBytes($"{{\"query\":{JsonValue.Create(query)!.ToJsonString()}{(variables is null ? "" : $",\"variables\":{variables}")}{(name is null ? "" : $",\"operationName\":\"{name}\"")}}}");

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Characters of the grammar and of anywhere, pairs of them kept whole: what is no text is met in other requests.</summary>
    private string Text()
    {
        var text = new StringBuilder();
        for (var i = random.Next(200); i > 0; i--)
            text.Append(random.Next(3) == 0 ? new Rune(random.Next(0xD800)).ToString() : Grammar[random.Next(Grammar.Length)].ToString());
        return text.ToString();
    }

    private string AnyVariables(JsonObject? variables) =>
        $"{{{string.Join(',', (variables ?? []).Select(v => $"\"{v.Key}\":{(random.Next(3) == 0 ? v.Value?.ToJsonString() ?? "null" : json.Value())}").Append($"\"v{random.Next(9)}\":{json.Value()}"))}}}";

    private string AnyBody(string query) => random.Next(4) == 0
        ? json.Value()
        : $"{{{string.Join(',', Enumerable.Range(0, random.Next(5)).Select(_ => $"\"{Parameters[random.Next(Parameters.Length)]}\":{(random.Next(2) == 0 ? json.Value() : JsonValue.Create(query)!.ToJsonString())}"))}}}";

    private byte[] Damaged(byte[] body)
    {
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            var at = random.Next(body.Length);
            switch (random.Next(4))
            {
                case 0:
                    body[at] = (byte)random.Next(256);
                    break;
                case 1:
                    body[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    body = [.. body[..at], .. body[at..Math.Min(body.Length, at + 20)], .. body[at..]];
                    break;
                default:
                    body = [.. body[..at], .. body[Math.Min(body.Length - 1, at + random.Next(1, 9))..]];
                    break;
            }
        }

        return body;
    }

    private FuzzedRequest Get(GeneratedOperation operation)
    {
        string[] pairs =
        [
            $"query={Escaped(random.Next(3) == 0 ? corruption.Damage(operation.Query) : operation.Query)}",
            .. random.Next(3) > 0 ? [$"variables={Escaped(random.Next(3) == 0 ? json.Value() : AnyVariables(operation.Variables))}"] : Array.Empty<string>(),
            .. random.Next(4) == 0 ? [$"operationName={operation.OperationName}"] : Array.Empty<string>(),
            .. random.Next(4) == 0 ? [$"extensions={Escaped(AnyBody("a"))}"] : Array.Empty<string>(),
            .. random.Next(6) == 0 ? [$"{Parameters[random.Next(Parameters.Length)]}={Escaped(Text())}&%zz=%00&&=&a"] : Array.Empty<string>(),
        ];
        return new FuzzedRequest(
            "GET", "GET", $"?{string.Join('&', pairs)}", [Signed(), .. Asking(), .. random.Next(9) > 0 ? [("GraphQL-Preflight", "1")] : Array.Empty<(string, string)>()], []);
    }

    /// <summary>Percent signs that lead nowhere are let through now and then.</summary>
    private string Escaped(string text) => random.Next(9) == 0 ? text.Replace('&', ' ').Replace('#', ' ') : Uri.EscapeDataString(text);

    private FuzzedRequest Headed(GeneratedOperation operation) => new(
        "headers",
        random.Next(5) == 0 ? new[] { "PUT", "DELETE", "OPTIONS", "PATCH", "HEAD", "QUERY" }[random.Next(6)] : "POST",
        random.Next(9) == 0 ? "?query={__typename}" : "",
        [
            ("Content-Type", ContentTypes[random.Next(ContentTypes.Length)]),
            ("Accept", Accepts[random.Next(Accepts.Length)]),
            random.Next(3) == 0 ? ("Authorization", new[] { "", "Bearer", "Bearer ", "Basic YTpi", "Bearer a.b.c", $"bearer {tokens[0]}x", "Bearer \u0001" }[random.Next(7)]) : Signed(),
            ("GraphQL-Cost", new[] { "", "report", "\u7FFF", "1" }[random.Next(4)]),
        ],
        Body(operation.Query, operation.Variables?.ToJsonString(), operation.OperationName));
}
