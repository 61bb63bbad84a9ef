using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Jobs;
using TalentGraph.Api.Tests.Architecture;
using Xunit;

namespace TalentGraph.Api.Tests.Features;

/// <summary>What the two fixed queries cost the store.</summary>
public sealed class StoreCallTests : IAsyncLifetime
{
    private const int Most = 12;
    private readonly ServedCounty county = new();

    public ValueTask InitializeAsync() => county.InitializeAsync();

    public ValueTask DisposeAsync() => county.DisposeAsync();

    [Fact]
    public async Task A_dossier_with_its_map_costs_at_most_twelve()
    {
        await county.WriteAsync([.. Qingshan.Ratings()]);
        await county.Services.GetRequiredService<ScoreJob>().RunAsync(new ScoreOrder(Qingshan.Today, Publish: true), null, TestContext.Current.CancellationToken);
        await county.WriteAsync();

        var calls = await CallsAsync(Who.Cadre, Query("dossier"), new { id = "cadre:C06" }, reply => Assert.NotNull(reply.Text("cadre.capabilityMap.provenance.run.id")));

        Assert.InRange(calls.Count, 1, Most);
        Assert.Equal(calls.Count, calls.Distinct().Count());
        Assert.Contains("Appraisal of cadres", calls);
    }

    [Fact]
    public async Task A_list_costs_the_same_for_one_cadre_and_for_twenty()
    {
        var one = Who.HrReader with { Subject = "one", Manages = [new ScopeGrant(new UnitId("city"), [Rank.CountyHead])] };

        var ofOne = await CallsAsync(one, Query("list"), null, reply => Assert.Single(reply.All("cadres.nodes.id")));
        var ofTwenty = await CallsAsync(Who.HrReader, Query("list"), null, reply => Assert.Equal(20, reply.All("cadres.nodes.id").Count));

        Assert.Equal(ofOne, ofTwenty);
        Assert.InRange(ofTwenty.Count, 1, Most);
    }

    [Fact]
    public async Task What_is_held_by_version_costs_nothing()
    {
        var calls = await CallsAsync(
            Who.HrReader,
            """
            {
              units(first: 9) { nodes { name parent { name } posts { title } } }
              posts(first: 9) { nodes { title unit { name children(first: 5) { nodes { name } } } requirements { level competency { name } } holders { name unit { name } } } }
              courses(first: 9) { nodes { title develops { competency { name } } prerequisites { title } } }
              trainingClasses(first: 9) { nodes { title organiser { name } courses { course { title } } composition { interactive } seatsLeft } }
              competencies { name }
              trainingBoard { lights { count } byUnit { nodes { unit { name } awayToday } } }
            }
            """);

        Assert.Empty(calls);
    }

    [Fact]
    public async Task Two_days_of_one_cadre_cost_no_more_than_one()
    {
        var one = await CallsAsync(Who.Cadre, "{ a: cadre(id: \"cadre:C06\") { enrolments { nodes { id } } credits { id } } }");
        var two = await CallsAsync(
            Who.Cadre, "{ a: cadre(id: \"cadre:C06\") { enrolments { nodes { id } } credits { id } } b: cadre(id: \"cadre:C06\", asOf: \"2020-01-01\") { enrolments { nodes { id } } credits { id } } }");

        Assert.Equal(["Credit of cadres", "Enrolment of cadres"], one);
        Assert.Equal(one, two);
    }

    private static string Query(string name) => File.ReadAllText(Path.Combine(Repository.Root, "bench", "queries", $"{name}.graphql"));

    /// <summary>The calls of a second answer: the first one signs in. The store's status is asked once a half second, whoever asks what.</summary>
    private async Task<IReadOnlyList<string>> CallsAsync(TalentGraph.Api.Security.Identity who, string query, object? variables = null, Action<Reply>? check = null)
    {
        await county.AskAsync(who, "{ viewer { role } }");
        county.Store.Clear();
        var reply = await county.AskAsync(who, query, variables);
        Assert.Equal("", reply.Errors);
        check?.Invoke(reply);
        return [.. county.Store.Calls.Where(call => call != "status").Order(StringComparer.Ordinal)];
    }
}
