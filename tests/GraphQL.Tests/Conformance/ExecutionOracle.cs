using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Tests.Fuzzing;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Conformance;

/// <summary>
/// Runs an operation twice, as in service and with every resolver recorded, and lets graphql-js execute it over what was recorded:
/// both answers have to be its own.
/// </summary>
/// <param name="schema">The name under which the oracle has the schema.</param>
/// <param name="plain">As in service.</param>
/// <param name="recorded">The same, over a schema with <see cref="Recording.Install"/>.</param>
internal sealed class ExecutionOracle(string schema, Endpoint plain, Endpoint recorded)
{
    /// <summary>Operations by the verdict of graphql-js: executed, refused, parse.</summary>
    public Dictionary<string, int> Verdicts { get; } = [];

    /// <summary>Executed ones with errors in them.</summary>
    public int WithErrors { get; private set; }

    /// <summary>What differs, with the operation; empty when nothing does.</summary>
    public List<string> Differences { get; } = [];

    public static async Task<ExecutionOracle> CreateAsync(string name, IServiceProvider plain, IServiceProvider recorded, string token)
    {
        var endpoint = new Endpoint(plain);
        var (introspection, print) = await SchemaOracle.DifferencesAsync(name, plain.GetRequiredService<TalentSchema>(), endpoint, token);
        Assert.True(introspection is null, introspection);
        Assert.True(print is null, print);
        Recording.Install(recorded.GetRequiredService<TalentSchema>());
        return new ExecutionOracle(name, endpoint, new Endpoint(recorded));
    }

    public async Task CheckAsync(GeneratedOperation operation, string token)
    {
        var asked = new { query = operation.Query, variables = operation.Variables, operationName = operation.OperationName };
        var answer = await plain.AskAsync(asked, token);
        var recording = Recording.Start();
        var again = await recorded.AskAsync(asked, token);
        var verdict = await GraphQLJs.AskAsync(new
        {
            op = "execute",
            schema,
            query = operation.Query,
            variables = operation.Variables,
            operationName = operation.OperationName,
            records = recording.Records,
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
        }
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
