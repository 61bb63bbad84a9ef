using Microsoft.Extensions.DependencyInjection;
using TalentGraph.GraphQL.Tests.Fuzzing;
using TalentGraph.GraphQL.Tests.Guards;
using TalentGraph.GraphQL.Tests.Sample;

namespace TalentGraph.GraphQL.Tests.Conformance;

/// <summary>Every query that the tests ask the sample, and every attack, before graphql-js.</summary>
[Collection(nameof(Last))]
public sealed class SchoolOracleTests
{
    [Fact]
    public async Task Every_query_of_the_tests_gets_the_answer_of_graphql_js()
    {
        await using var plain = Create();
        await using var recorded = Create();
        var oracle = await ExecutionOracle.CreateAsync("school", plain, recorded, "reader");

        foreach (var attack in Attacks.All.Values)
            await oracle.CheckAsync(new GeneratedOperation(attack.Document, null, null), "reader");
        foreach (var (who, operation) in Asked.All)
            await oracle.CheckAsync(operation, (string)who);

        TestContext.Current.TestOutputHelper!.WriteLine($"{string.Join(", ", oracle.Verdicts.Select(v => $"{v.Value} {v.Key}"))}, {oracle.Differences.Count} different");
        Assert.InRange(oracle.Verdicts.Values.Sum(), Attacks.All.Count, int.MaxValue);
        Assert.True(oracle.Differences.Count == 0, string.Join("\n\n", oracle.Differences.Take(5)));
    }

    private static ServiceProvider Create()
    {
        var host = Hosts.Of(new TestPolicies(), options => Schemas.School(options).Limits.Errors = 10_000);
        host.GetRequiredService<Gate>().Opened.SetResult();
        return host;
    }
}
