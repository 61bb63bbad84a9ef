using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Tests.Conformance;

namespace TalentGraph.GraphQL.Tests.Fuzzing;

/// <summary>
/// Sends fuzzed requests and looks at each answer: JSON with data or errors, each error with a code of the list that is not
/// INTERNAL, and a status that such an answer may have. A number and the seed make a request again.
/// </summary>
internal sealed class FuzzRun(Endpoint endpoint, SchemaModel schema, Leaves leaves, IReadOnlyList<string> tokens, int seed)
{
    private static readonly int[] Statuses = [200, 400, 401, 403, 405, 406, 413, 415, 429, 503];
    private readonly ConcurrentDictionary<string, int> outcomes = new();
    private readonly ConcurrentQueue<string> problems = new();
    private readonly Lock gate = new();

    /// <summary>Answers by kind of request, status and first code.</summary>
    public IReadOnlyDictionary<string, int> Outcomes => outcomes;

    /// <summary>Whatever was no such answer, with its request.</summary>
    public IReadOnlyCollection<string> Problems => problems;

    /// <summary>The longest that a request took.</summary>
    public (TimeSpan Took, string Request) Slowest { get; private set; }

    public FuzzedRequest Request(int number) => new RequestFuzzer(new Random(unchecked((seed * 1_000_003) + number)), schema, leaves, tokens).Next();

    public async Task SendAsync(int number)
    {
        var request = Request(number);
        var start = Stopwatch.GetTimestamp();
        string outcome;
        try
        {
            var (status, type, body) = await endpoint.SendAsync(request.WriteTo);
            outcome = $"{status} {Outcome(request, status, type, body)}";
        }
        catch (Exception e)
        {
            outcome = $"! {e.GetType().Name}: {e.Message} {e.StackTrace}";
        }

        var took = Stopwatch.GetElapsedTime(start);
        lock (gate)
        {
            if (took > Slowest.Took)
                Slowest = (took, $"{number} {request}");
        }

        if (outcome.Contains('!', StringComparison.Ordinal))
            problems.Enqueue($"seed {seed}, request {number}: {outcome}\n{request}");
        else
            outcomes.AddOrUpdate($"{request.Kind}: {outcome}", 1, (_, count) => count + 1);
    }

    /// <summary>The first code, "data" where there is none; beginning with an exclamation mark where the answer is none.</summary>
    private static string Outcome(FuzzedRequest request, int status, string? type, byte[] body)
    {
        if (!Statuses.Contains(status))
            return "!status";
        // Nothing that we could say would be accepted, or no such method.
        if (body.Length == 0)
            return status == 406 || status == 405 && request.Method is not ("GET" or "POST") ? "nothing" : "!empty";
        var text = Encoding.UTF8.GetString(body);
        if (type?.StartsWith("text/event-stream", StringComparison.Ordinal) == true && request.Headers.Contains(("Accept", "text/event-stream")))
            return string.Join(' ', text.Split('\n').Where(line => line.StartsWith("data: {", StringComparison.Ordinal)).Select(line => Outcome(line["data: ".Length..])));
        return type?.StartsWith("application/", StringComparison.Ordinal) == true ? Outcome(text) : $"!{type}";
    }

    private static string Outcome(string json)
    {
        try
        {
            using var answer = JsonDocument.Parse(json);
            return Outcome(answer.RootElement);
        }
        catch (JsonException)
        {
            return $"!no JSON: {json}";
        }
    }

    private static string Outcome(JsonElement answer)
    {
        var hasErrors = answer.TryGetProperty("errors", out var errors);
        if (!hasErrors)
            return answer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object ? "data" : $"!{answer}";
        var codes = errors.EnumerateArray().Select(e => e.GetProperty("message").GetString() is not null && e.GetProperty("extensions").TryGetProperty("requestId", out _)
            ? e.GetProperty("extensions").GetProperty("code").GetString() : "").ToList();
        return codes.Count > 0 && codes.All(code => code != Codes.Internal && Codes.All.Contains(code)) ? codes[0]! : $"!{answer}";
    }
}
