using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Jobs;
using TalentGraph.Api.Security;
using TalentGraph.Api.Tests.Architecture;
using TalentGraph.Api.Tests.Features;
using TalentGraph.GraphQL.Tests.Conformance;
using TalentGraph.GraphQL.Tests.Fuzzing;
using TalentGraph.GraphQL.Types;
using Xunit;

namespace TalentGraph.Api.Tests.Conformance;

/// <summary>The product's schema and its answers before graphql-js: every query of the tests, of files and of the README, and generated ones.</summary>
[Collection(nameof(Last))]
public sealed class ProductOracleTests : IAsyncLifetime
{
    private const int Generated = 600;
    /// <summary>The same hour in both counties, because answers say when they were made.</summary>
    private static readonly TimeProvider Stopped = new StoppedClock(TimeProvider.System.GetUtcNow());
    private readonly ServedCounty plain = new() { Time = Stopped };
    private readonly ServedCounty recorded = new() { Time = Stopped };
    private ExecutionOracle oracle = null!;

    public async ValueTask InitializeAsync()
    {
        foreach (var county in new[] { plain, recorded })
        {
            await county.InitializeAsync();
            await county.WriteAsync([.. Qingshan.Ratings()]);
            await county.Services.GetRequiredService<ScoreJob>().RunAsync(new ScoreOrder(Qingshan.Today, Publish: true), null, TestContext.Current.CancellationToken);
            await county.WriteAsync();
            // An answer shows the first twenty errors; here all of them are compared.
            county.Services.GetRequiredService<GraphQLOptions>().Limits.Errors = 10_000;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await plain.DisposeAsync();
        await recorded.DisposeAsync();
    }

    [Fact]
    public async Task Schema_and_answers_are_those_of_graphql_js()
    {
        oracle = await ExecutionOracle.CreateAsync("product", plain.Services, recorded.Services, plain.TokenOf(Who.HrReader));

        foreach (var (who, operation) in Asked.All)
            await CheckAsync((Identity)who, operation);
        foreach (var operation in OperationsOfFiles())
        {
            foreach (var who in new[] { Who.Cadre, Who.Organiser, Who.UnitOfficer, Who.School, Who.HrReader })
                await CheckAsync(who, operation);
        }

        var written = oracle.Verdicts.Values.Sum();
        var random = new Random(20_260_101);
        var generator = new DocumentGenerator(random, new SchemaModel(plain.Schema.Print()), QingshanLeaves.Leaves, depth: 4, fields: 20);
        for (var i = 0; i < Generated; i++)
            await CheckAsync(QingshanLeaves.People[i % QingshanLeaves.People.Count], generator.Next());

        TestContext.Current.TestOutputHelper!.WriteLine($"{written} of tests and files, {Generated} generated: {string.Join(", ", oracle.Verdicts.Select(v => $"{v.Value} {v.Key}"))}, {oracle.Differences.Count} different");
        Assert.True(oracle.Differences.Count == 0, string.Join("\n\n", oracle.Differences.Take(5)));
        Assert.InRange(oracle.Verdicts["executed"], Generated * 4 / 10, int.MaxValue);
    }

    private Task CheckAsync(Identity who, GeneratedOperation operation) => oracle.CheckAsync(operation, plain.TokenOf(who), recorded.TokenOf(who));

    /// <summary>What the first page, the benches and the README ask.</summary>
    private static IEnumerable<GeneratedOperation> OperationsOfFiles()
    {
        var files = new[] { "bench/queries", "src/Api/Hosting/SignIn/Queries" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.graphql")).Select(File.ReadAllText).ToList();
        var readme = File.ReadLines(Path.Combine(Repository.Root, "README.md")).Where(line => line.StartsWith("{\"query\"", StringComparison.Ordinal))
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("query").GetString()!).ToList();
        Assert.True(files.Count >= 5 && readme.Count >= 1, "The queries of files and of the README are not where they were.");
        return files.Concat(readme).Select(query => new GeneratedOperation(query, query.Contains("$id", StringComparison.Ordinal) ? new JsonObject { ["id"] = "cadre:C06" } : null, null));
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
