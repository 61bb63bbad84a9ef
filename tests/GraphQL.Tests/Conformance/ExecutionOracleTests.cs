using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Tests.Conformance.Orchard;
using TalentGraph.GraphQL.Tests.Fuzzing;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Conformance;

/// <summary>Generated documents over a schema whose resolvers fail, return null where they must not, and lie about types.</summary>
public sealed class ExecutionOracleTests
{
    private const int Documents = 5_000;

    private static readonly Leaves Leaves = new(
        ["tree:0", "tree:1", "tree:2", "tree:3", "tree:17", "apple-1", "fig:3"],
        new Dictionary<string, IReadOnlyList<string>> { ["Date"] = ["2024-02-29", "1999-12-31"], ["DateTime"] = ["2024-02-29T12:00:00Z"] });

    [Fact]
    public async Task An_operation_that_the_schema_does_not_have_is_refused()
    {
        await using var orchard = OrchardHost.Create();

        var answer = await new Endpoint(orchard).AskAsync(new { query = "subscription { __typename }" }, "reader");

        Assert.Equal("GRAPHQL_VALIDATION_FAILED", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Five_thousand_generated_documents_get_the_answers_of_graphql_js()
    {
        await using var plain = OrchardHost.Create();
        await using var recorded = OrchardHost.Create();
        var oracle = await ExecutionOracle.CreateAsync("orchard", plain, recorded, "reader");
        var schema = new SchemaModel(plain.GetRequiredService<TalentSchema>().Print());
        var random = new Random(20_260_101);
        var generator = new DocumentGenerator(random, schema, Leaves);
        var corruption = new Corruption(random, schema);

        foreach (var some in Enumerable.Range(0, Documents).Chunk(16))
            await Task.WhenAll(some.Select(i => (Number: i, Operation: Next(i))).ToList().Select(next => oracle.CheckAsync(next.Operation, next.Number % 2 == 0 ? "reader" : "boss")));

        TestContext.Current.TestOutputHelper!.WriteLine($"{string.Join(", ", oracle.Verdicts.Select(v => $"{v.Value} {v.Key}"))}, {oracle.WithErrors} with errors, {oracle.Differences.Count} different");
        Assert.True(oracle.Differences.Count == 0, string.Join("\n\n", oracle.Differences.Take(5)));
        Assert.Equal(["executed", "parse", "refused"], oracle.Verdicts.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Documents, oracle.Verdicts.Values.Sum());
        Assert.InRange(oracle.Verdicts["executed"], Documents * 4 / 10, Documents * 9 / 10);
        Assert.InRange(oracle.WithErrors, Documents / 10, Documents);

        GeneratedOperation Next(int number)
        {
            var operation = generator.Next();
            return number % 3 == 2 ? operation with { Query = corruption.Damage(operation.Query) } : operation;
        }
    }
}
