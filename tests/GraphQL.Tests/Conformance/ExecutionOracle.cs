using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Tests.Fuzzing;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Conformance;

/// <summary>
/// Runs an operation twice, as in service and with every resolver recorded, and lets graphql-js execute it over what was recorded:
/// both answers have to be its own.
/// </summary>
/// <param name="schema">The name under which the oracle has the schema.</param>
/// <param name="graph">The schema.</param>
/// <param name="plain">As in service.</param>
/// <param name="recorded">The same, over a schema with <see cref="Recording.Install"/>.</param>
internal sealed class ExecutionOracle(string schema, TalentSchema graph, Endpoint plain, Endpoint recorded)
{
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, JsonObject?>> refusals = new();

    /// <summary>Operations by verdict: executed, refused, parse as graphql-js has it, limit where one of ours came before.</summary>
    public Dictionary<string, int> Verdicts { get; } = [];

    /// <summary>Executed ones with errors in them.</summary>
    public int WithErrors { get; private set; }

    /// <summary>What differs, with the operation; empty when nothing does.</summary>
    public List<string> Differences { get; } = [];

    public static async Task<ExecutionOracle> CreateAsync(string name, IServiceProvider plain, IServiceProvider recorded, string token)
    {
        var (endpoint, graph) = (new Endpoint(plain), plain.GetRequiredService<TalentSchema>());
        var (introspection, print) = await SchemaOracle.DifferencesAsync(name, graph, endpoint, token);
        Xunit.Assert.True(introspection is null, introspection);
        Xunit.Assert.True(print is null, print);
        Recording.Install(recorded.GetRequiredService<TalentSchema>());
        return new ExecutionOracle(name, graph, endpoint, new Endpoint(recorded));
    }

    /// <param name="operation">What to ask.</param>
    /// <param name="token">As whom.</param>
    /// <param name="tokenOfRecorded">The same for the other host, where tokens are its own; null: the same token.</param>
    public async Task CheckAsync(GeneratedOperation operation, string token, string? tokenOfRecorded = null)
    {
        var asked = new { query = operation.Query, variables = operation.Variables, operationName = operation.OperationName };
        var answer = await plain.AskAsync(asked, token);
        var recording = Recording.Start();
        var again = await recorded.AskAsync(asked, tokenOfRecorded ?? token);
        var verdict = await GraphQLJs.AskAsync(new
        {
            op = "execute",
            schema,
            query = operation.Query,
            variables = operation.Variables,
            operationName = operation.OperationName,
            records = recording.Records,
            refusals = await RefusalsAsync(token),
            answers = new[] { answer, again },
        });

        lock (Differences)
        {
            var name = verdict.GetProperty("verdict").GetString()!;
            Verdicts[name] = Verdicts.GetValueOrDefault(name) + 1;
            if (verdict.GetProperty("errors").GetInt32() > 0)
                WithErrors++;
            if (verdict.GetProperty("difference").GetString() is { } difference)
                Differences.Add($"{JsonSerializer.Serialize(asked, Readable)}\n{difference}");
            if (operation.Query.StartsWith("mutation", StringComparison.Ordinal) && !recording.IsSerial())
                Differences.Add($"{JsonSerializer.Serialize(asked, Readable)}\nroot fields overlap");
        }
    }

    private async Task<IReadOnlyDictionary<string, JsonObject?>> RefusalsAsync(string token) =>
        refusals.TryGetValue(token, out var known) ? known : refusals[token] = Recording.RefusalsOf(graph, await plain.IdentifyAsync(token));

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
