using TalentGraph.Api.Tests.Features;
using TalentGraph.GraphQL.Tests;
using TalentGraph.GraphQL.Tests.Conformance;
using TalentGraph.GraphQL.Tests.Fuzzing;
using Xunit;

namespace TalentGraph.Api.Tests.Conformance;

/// <summary>Bytes, damaged documents and any variables get a GraphQL answer and never end the process; bench graphql-fuzz sends a million.</summary>
public sealed class FuzzTests
{
    internal const int Requests = 4_000;

    [Fact]
    public async Task Whatever_is_sent_gets_a_GraphQL_answer_and_the_process_lives()
    {
        var (lines, ending) = await ChildTest.RunAsync(typeof(FuzzChild), nameof(FuzzChild.Send_all_of_them));

        // Before the outcome stand the numbers of the requests that were begun; the last of them ended the process.
        Assert.True(lines.Count > 0 && lines[^1].StartsWith("done", StringComparison.Ordinal), $"It ended at {(lines.Count == 0 ? "the start" : lines[^1])}: {ending}");
        Assert.Equal([], lines.Where(line => line.StartsWith('!')));
        Assert.Equal($"done {Requests}", lines[^1]);
        var outcomes = lines.Where(line => line.StartsWith('=')).ToList();
        Assert.All(["data", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT", "FORBIDDEN", "UNAUTHENTICATED"], code => Assert.Contains(outcomes, o => o.Contains(code, StringComparison.Ordinal)));
    }
}

/// <summary>The child's side.</summary>
public sealed class FuzzChild
{
    [Fact(Explicit = true)]
    public async Task Send_all_of_them()
    {
        await using var county = new ServedCounty();
        await county.InitializeAsync();
        var fuzz = new FuzzRun(
            new Endpoint(county.Services), new SchemaModel(county.Schema.Print()), QingshanLeaves.Leaves, [.. QingshanLeaves.People.Select(county.TokenOf)], seed: 20_260_101);
        await using var notes = ChildTest.Notes();

        for (var number = 0; number < FuzzTests.Requests; number++)
        {
            await notes.WriteLineAsync($"{number}");
            await fuzz.SendAsync(number);
        }

        foreach (var problem in fuzz.Problems)
            await notes.WriteLineAsync($"! {problem.ReplaceLineEndings(" ")}");
        foreach (var (outcome, count) in fuzz.Outcomes)
            await notes.WriteLineAsync($"= {count} {outcome}");
        await notes.WriteLineAsync($"done {fuzz.Outcomes.Values.Sum()}");
    }
}
