using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.ML;
using TalentGraph.Api.Commands;
using TalentGraph.Api.Features.Capability;
using TalentGraph.Api.Jobs;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Runs;
using Xunit;

namespace TalentGraph.Api.Tests.Capability;

/// <summary>Each test has a county of its own: it writes runs.</summary>
public sealed class ScoreJobTests : IAsyncLifetime
{
    private readonly SmallCounty county = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => county.InitializeAsync();

    public ValueTask DisposeAsync() => county.DisposeAsync();

    [Fact]
    public async Task A_run_says_what_it_was_made_from_and_is_published_where_a_person_says_so()
    {
        var (later, facts) = await county.Job.RunAsync(new ScoreOrder(SmallCounty.Today, Publish: false), null, Token);

        Assert.Equal("2026-06-30-1", county.Run.Id.Value);
        Assert.NotNull(county.Run.PublishedAt);
        Assert.Null(county.Run.Supersedes);
        Assert.Equal("national-2023 1", county.Run.Framework);
        Assert.Equal("points-100", county.Run.Scale);
        Assert.Contains("severity_peer", county.Run.Components);
        Assert.Equal(("2026-06-30-2", (DateTimeOffset?)null), (later.Id.Value, later.PublishedAt));
        Assert.Equal((12, 3), (facts.Ratees, facts.Classes));
        Assert.True(facts.Estimated);
    }

    [Fact]
    public async Task The_same_data_give_the_same_numbers()
    {
        var (again, _) = await county.Job.RunAsync(new ScoreOrder(SmallCounty.Today, Publish: true), null, Token);

        Assert.Equal(await BodiesAsync(county.Run.Id), await BodiesAsync(again.Id));
        Assert.Equal(county.Run.Id.Value, again.Supersedes);
    }

    [Fact]
    public async Task A_saved_run_loads_with_the_numbers_of_the_store()
    {
        var folder = Directory.CreateTempSubdirectory("run-");
        try
        {
            await foreach (var file in county.Store.ScanAsync<RunFile>(Token))
            {
                Assert.Equal(file.Sha256, Convert.ToHexStringLower(SHA256.HashData(file.Content)));
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, file.Name), file.Content, Token);
            }

            var model = RunFiles.Load(new MLContext(1), folder.FullName);

            Assert.Equal(county.Run.DataFingerprint, model.Facts.Fingerprint);
            Assert.Equal(await BodiesAsync(county.Run.Id), model.Maps.ToDictionary(map => map.Ratee, map => PackedMap.Of(map).ToJson()));
            Assert.Equal(["card.en.md", "card.zh-CN.md", "framework.json", "manifest.json", "raters.bin"], folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_packed_map_unpacks_to_what_was_packed()
    {
        foreach (var body in (await BodiesAsync(county.Run.Id)).Values)
        {
            var map = PackedMap.FromJson(body);

            Assert.Equal(body, map.ToJson());
            Assert.All(map.Entries().Where(entry => entry.Competency is not null), entry =>
                Assert.Equal(TalentGraph.Scoring.Maps.ExplanationPart.Published(entry.Estimate!.Value), entry.Explanation().Sum(part => part.Points), 9));
        }
    }

    [Fact]
    public async Task An_earlier_day_sees_the_rounds_closed_by_then_whole()
    {
        var (_, facts) = await county.Job.RunAsync(new ScoreOrder(SmallCounty.InAutumn, Publish: false), null, Token);

        Assert.Equal(2, facts.Classes);
        Assert.Equal(
            2 * county.Ballots.Count(ballot => ballot.ClassId.Value != "K3" && ballot.Role != RaterRole.Self), facts.Marks);
        Assert.False(facts.Estimated);
    }

    [Fact]
    public async Task A_policy_score_weighs_the_means_of_the_roles_that_rated()
    {
        var weights = FrameworkFile.National.RoleWeights;
        (RaterRole Role, string[] Classes)[] roles =
            [(RaterRole.HeadTeacher, ["K1", "K3"]), (RaterRole.Liaison, ["K1", "K3"]), (RaterRole.Peer, ["K1"]), (RaterRole.Leader, ["K1"])];
        var expected = roles.Sum(one => weights[Code.Of(one.Role)] * county.MeanOf("C01", one.Role, "I1", one.Classes))
            / roles.Sum(one => weights[Code.Of(one.Role)]);

        var map = PackedMap.FromJson((await BodiesAsync(county.Run.Id))["C01"]);

        Assert.Equal(expected, map.PolicyScores[0]!.Value, 0.0001);
    }

    [Fact]
    public async Task The_first_published_run_freezes_the_reference()
    {
        var before = await ReferencesAsync(county.Run.Id);
        await using (var session = await county.Store.BeginAsync("test", Token))
        {
            await session.UpsertAsync<Ballot>([.. county.Ballots.Select(ballot => ballot with { Marks = [.. ballot.Marks.Select(mark => mark with { Score = mark.Score * 0.8m })] })], Token);
            await session.CommitAsync(Token);
        }

        var (run, _) = await county.Job.RunAsync(new ScoreOrder(SmallCounty.Today, Publish: true), null, Token);

        Assert.Equal(before, await ReferencesAsync(run.Id));
    }

    [Fact]
    public async Task A_run_is_published_later_once()
    {
        var (run, _) = await county.Job.RunAsync(new ScoreOrder(SmallCounty.InAutumn, Publish: false), null, Token);

        var published = await county.Job.PublishAsync(run.Id, Token);

        Assert.NotNull(published.PublishedAt);
        Assert.Null(published.Supersedes);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => county.Job.PublishAsync(run.Id, Token));
        Assert.Equal("Run 2025-12-31-1 is published already.", refused.Message);
        await Assert.ThrowsAsync<RefusedException>(() => county.Job.PublishAsync(new RunId("none"), Token));
    }

    [Fact]
    public async Task A_run_on_another_scale_of_the_same_name_is_not_published()
    {
        var (run, _) = await county.Job.RunAsync(new ScoreOrder(SmallCounty.Today, Publish: false), null, Token);
        var file = (await county.Store.FetchAsync<RunFile>(Scope.Everything, [RecordType.Key(run.Id, "framework.json")], Token)).Values.Single();
        var other = PublishedScale.Read(file);
        other = other with { References = other.References.ToDictionary(pair => pair.Key, pair => pair.Value + 1) };
        await using (var session = await county.Store.BeginAsync("test", Token))
        {
            await session.UpsertAsync([file with { Content = System.Text.Encoding.UTF8.GetBytes(FrameworkFile.Write(other)) }], Token);
            await session.CommitAsync(Token);
        }

        var refused = await Assert.ThrowsAsync<RefusedException>(() => county.Job.PublishAsync(run.Id, Token));

        Assert.Contains("score again, or give the changed framework a new version", refused.Message);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_nothing()
    {
        using var stopped = new CancellationTokenSource();
        var before = (await county.Store.StatusAsync(Token)).Version;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            county.Job.RunAsync(new ScoreOrder(SmallCounty.Today, Publish: true), new Stop(stopped), stopped.Token));

        Assert.Equal(before, (await county.Store.StatusAsync(Token)).Version);
    }

    [Fact]
    public async Task Another_framework_than_those_there_are_is_refused_by_name()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            county.Job.RunAsync(new ScoreOrder(SmallCounty.Today, Publish: false, "provincial"), null, Token));

        Assert.Equal("There is no framework 'provincial' in Scoring:Frameworks, only national-2023.", refused.Message);
    }

    private async Task<Dictionary<string, string>> BodiesAsync(RunId run)
    {
        var bodies = new Dictionary<string, string>();
        await foreach (var row in county.Store.ScanAsync<Estimates>(Token))
        {
            if (row.RunId == run)
                bodies.Add(row.CadreId.Value, row.Body);
        }

        return bodies;
    }

    private async Task<IReadOnlyDictionary<string, double>> ReferencesAsync(RunId run) => PublishedScale.Read(
        (await county.Store.FetchAsync<RunFile>(Scope.Everything, [RecordType.Key(run, PublishedScale.FileName)], Token)).Values.Single()).References;

    /// <summary>Stops at the first sign of progress.</summary>
    private sealed class Stop(CancellationTokenSource source) : IProgress<double>
    {
        public void Report(double value) => source.Cancel();
    }
}
