using System.CommandLine;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Jobs;
using TalentGraph.Api.Security;
using TalentGraph.Api.Tests.Conformance;
using TalentGraph.Api.Tests.Features;
using TalentGraph.GraphQL.Tests.Conformance;
using TalentGraph.GraphQL.Tests.Fuzzing;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Bench;

/// <summary>
/// Random bytes, damaged documents and any variables over the product's schema, as each role, on the county of the tests: what
/// is answered how often, the longest that one took, the most memory. Exit code 1 when anything was no GraphQL answer; a
/// process that dies prints no summary.
/// </summary>
internal sealed class GraphQLFuzz : IBench
{
    private const int Announced = 50_000;

    public Command Verb()
    {
        var count = new Option<int>("--count") { DefaultValueFactory = _ => 1_000_000, Description = "How many requests." };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "Where they come from; the same seed sends the same." };
        var verb = new Command("graphql-fuzz", "a million requests of all kinds of nonsense, each with a GraphQL answer") { count, seed };
        verb.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(count), parsed.GetValue(seed), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(int count, int seed, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("graphql-fuzz-");
        try
        {
            await using var service = await ServeAsync(folder.FullName, cancellationToken);
            var tokens = QingshanLeaves.People.Select(who => service.Services.GetRequiredService<DevelopmentTokens>().Sign(who, TimeSpan.FromHours(12))).ToList();
            var fuzz = new FuzzRun(
                new Endpoint(service.Services), new SchemaModel(service.Services.GetRequiredService<TalentSchema>().Print()), QingshanLeaves.Leaves, tokens, seed);
            return await SendAsync(fuzz, count, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<WebApplication> ServeAsync(string folder, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.Sources.Clear();
        Configuration.AddTo(
            builder, ["--Logging:LogLevel:Default=None", "--Logging:LogLevel:Microsoft=None", $"--Store:Url=sqlite://{folder}/talentgraph.db", $"--Audit:File={folder}/audit.db", "--Api:RateLimit:Enabled=false"]);
        Composition.AddTo(builder.Services, builder.Environment);
        var service = builder.Build();
        var store = service.Services.GetRequiredService<ITalentStore>();
        await Qingshan.WriteAsync(store, service.Services, [.. Qingshan.Records(), .. Qingshan.Ratings()], cancellationToken);
        await service.Services.GetRequiredService<ScoreJob>().RunAsync(new ScoreOrder(Qingshan.Today, Publish: true), null, cancellationToken);
        await Qingshan.WriteAsync(store, service.Services, [], cancellationToken);
        return service;
    }

    private static async Task<int> SendAsync(FuzzRun fuzz, int count, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var sent = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, count), cancellationToken, async (number, _) =>
        {
            await fuzz.SendAsync(number);
            if (Interlocked.Increment(ref sent) % Announced == 0)
                Console.WriteLine($"{sent,10:N0} sent, {sent / Stopwatch.GetElapsedTime(start).TotalSeconds,8:N0} a second, {fuzz.Problems.Count} wrong");
        });

        foreach (var (outcome, times) in fuzz.Outcomes.OrderBy(o => o.Key, StringComparer.Ordinal))
            Console.WriteLine($"{times,10:N0}  {outcome}");
        foreach (var problem in fuzz.Problems.Take(20))
            Console.WriteLine(problem);
        var (took, request) = fuzz.Slowest;
        Console.WriteLine($"{sent:N0} requests, {fuzz.Problems.Count} without a GraphQL answer; {sent / Stopwatch.GetElapsedTime(start).TotalSeconds:N0} a second");
        Console.WriteLine($"longest {took.TotalMilliseconds:N0} ms: request {request[..Math.Min(request.Length, 300)].ReplaceLineEndings(" ")}");
        Console.WriteLine($"most memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576:N0} MiB");
        return fuzz.Problems.Count == 0 ? 0 : 1;
    }
}
