using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Jobs;
using TalentGraph.Api.Ledger;
using TalentGraph.Api.Security;
using TalentGraph.Api.Tests.Hosting;
using TalentGraph.Graph.Policy.Packs;
using Xunit;

namespace TalentGraph.Api.Tests.Capability;

/// <summary>
/// A small county, scored and published, behind the running service: classes K1 and K2 of the school PS, K3 of another
/// one, six trainees each. C01 was in K1 and K3; in K3 only three peers judged C01, at work a leader and nobody else.
/// </summary>
public sealed class SmallCounty : IAsyncLifetime
{
    internal static readonly DateOnly Today = new(2026, 6, 30);
    internal static readonly DateOnly InAutumn = new(2025, 12, 31);
    internal const string Leadership = "leadership";
    internal const string Teamwork = "teamwork";

    private static readonly (string Id, string School, DateOnly Ends, int[] Trainees)[] Classes =
    [
        ("K1", "PS", new(2025, 6, 30), [1, 2, 3, 4, 5, 6]),
        ("K2", "PS", new(2025, 9, 30), [5, 6, 7, 8, 9, 10]),
        ("K3", "OTHER", new(2026, 3, 31), [1, 7, 9, 10, 11, 12]),
    ];

    private RunningService? service;

    internal RunningService Service => service!;

    internal ITalentStore Store => Service.Services.GetRequiredService<ITalentStore>();

    internal ScoreJob Job => Service.Services.GetRequiredService<ScoreJob>();

    internal ScoringRun Run { get; private set; } = null!;

    internal IReadOnlyList<Ballot> Ballots { get; private set; } = [];

    internal static Identity Cadre(string id) => new() { Subject = id, Role = Roles.Cadre, Person = new CadreId(id) };

    internal static Identity School(string unit) => new() { Subject = "school", Role = Roles.Institution, Institution = new UnitId(unit) };

    internal static Identity Managing(string role) =>
        new() { Subject = "office", Role = role, Manages = [new ScopeGrant(new UnitId("OFFICE"), Enum.GetValues<Rank>())] };

    public async ValueTask InitializeAsync()
    {
        service = await RunningService.StartAsync();
        await WriteAsync(Store, Service.Services.GetRequiredService<PolicyPacks>());
        Service.Services.GetRequiredService<StoreWatch>().Forget();
        (Run, _) = await Job.RunAsync(new ScoreOrder(Today, Publish: true), null, CancellationToken.None);
        await RefreshAsync();
        await service.ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
            await service.DisposeAsync();
    }

    internal async Task RefreshAsync()
    {
        Service.Services.GetRequiredService<StoreWatch>().Forget();
        await Service.Services.GetRequiredService<TalentLedger>().RefreshAsync(null, CancellationToken.None);
    }

    /// <summary>Asks as somebody; the answer's data.</summary>
    internal async Task<JsonElement> AskAsync(Identity who, string query)
    {
        using var client = Service.ClientOf(who);
        using var answer = await client.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new { query }, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.False(body.TryGetProperty("errors", out var errors), $"{errors}");
        return body.GetProperty("data");
    }

    /// <summary>Marks of one role on a cadre in these classes, in points.</summary>
    internal double MeanOf(string cadre, RaterRole role, string indicator, params string[] classes) => Ballots
        .Where(ballot => ballot.CadreId.Value == cadre && ballot.Role == role && classes.Contains(ballot.ClassId.Value))
        .Average(ballot => PointsOf(ballot.Marks.Single(mark => mark.IndicatorId.Value == indicator)));

    internal static double PointsOf(Mark mark) => (double)mark.Score * (mark.IndicatorId.Value == "I2" ? 10 : 1);

    private async Task WriteAsync(ITalentStore store, PolicyPacks packs)
    {
        await using var session = await store.BeginAsync("test", CancellationToken.None);
        await session.UpsertAsync<Unit>([UnitOf("OFFICE"), UnitOf("PS"), UnitOf("OTHER")], CancellationToken.None);
        Cadre[] cadres = [.. Enumerable.Range(1, 13).Select(k => new Cadre
        {
            Id = new CadreId(Name(k)),
            Name = Name(k),
            Status = CadreStatus.Active,
            UnitId = new UnitId("OFFICE"),
            ManagedByUnitId = new UnitId("OFFICE"),
        })];
        await session.UpsertAsync(cadres, CancellationToken.None);
        await session.UpsertAsync<Competency>(
            [
                new() { Id = new CompetencyId(Leadership), Name = "领导能力", Virtue = Virtue.Neng },
                new() { Id = new CompetencyId(Teamwork), Name = "团队协作", Virtue = Virtue.Qin },
                new() { Id = new CompetencyId("writing"), Name = "文字能力" },
            ],
            CancellationToken.None);
        await session.UpsertAsync<Indicator>(
            [new() { Id = new IndicatorId("I1"), Name = "组织" }, new() { Id = new IndicatorId("I2"), Name = "合作", Min = 0, Max = 10 }], CancellationToken.None);
        await session.UpsertAsync<IndicatorWeight>([Weight("I1", Leadership), Weight("I2", Teamwork)], CancellationToken.None);
        await session.UpsertAsync<TrainingClass>([.. Classes.Select(own => new TrainingClass
        {
            Id = new ClassId(own.Id),
            Title = own.Id,
            Mode = ClassMode.OffJob,
            Level = UnitLevel.County,
            OrganiserUnitId = new UnitId(own.School),
            StartsOn = own.Ends.AddDays(-10),
            EndsOn = own.Ends,
        })], CancellationToken.None);
        await session.UpsertAsync<Enrolment>([.. Classes.SelectMany(own => own.Trainees.Select(k => new Enrolment
        {
            Id = new EnrolmentId($"{own.Id}-{k}"),
            CadreId = new CadreId(Name(k)),
            ClassId = new ClassId(own.Id),
            Result = EnrolmentResult.Pass,
        }))], CancellationToken.None);
        await session.UpsertAsync<EvaluationRound>([.. Classes.SelectMany(own => new[] { RoundOf(own, RoundKind.InClass, 0), RoundOf(own, RoundKind.AfterTraining, 60) })], CancellationToken.None);
        Ballots = [.. Classes.SelectMany(InClass), Ballot("K1", "C01", "X1", RaterRole.Leader, 70, "after_training"), Ballot("K1", "C01", "C01", RaterRole.Self, 99, "after_training")];
        await session.UpsertAsync<Rater>([.. Ballots.Select(ballot => ballot.RaterId).Distinct().Select(id => new Rater { Id = id, Name = id.Value })], CancellationToken.None);
        await session.UpsertAsync(Ballots, CancellationToken.None);
        await session.SetTodayAsync(Today, CancellationToken.None);
        await new NowHook(packs, Today).RunAsync(session, [.. cadres.Select(cadre => cadre.Id)], CancellationToken.None);
        await session.CommitAsync(CancellationToken.None);
    }

    private static IEnumerable<Ballot> InClass((string Id, string School, DateOnly Ends, int[] Trainees) own)
    {
        foreach (var k in own.Trainees)
        {
            yield return Ballot(own.Id, Name(k), $"H{own.Id}", RaterRole.HeadTeacher, 66 + (3 * (k % 5)));
            yield return Ballot(own.Id, Name(k), "L1", RaterRole.Liaison, 60 + (3 * (k % 5)));
            foreach (var peer in own.Trainees.Where(peer => peer != k).Take(own.Id == "K3" && k == 1 ? 3 : 5))
                yield return Ballot(own.Id, Name(k), Name(peer), RaterRole.Peer, 70 + (3 * (k % 5)) + (peer % 4));
        }
    }

    private static Ballot Ballot(string @class, string cadre, string rater, RaterRole role, int points, string round = "in_class") => new()
    {
        Id = new BallotId($"{@class}-{cadre}-{rater}-{Code.Of(role)}"),
        RoundId = new RoundId($"{@class}/{round}"),
        ClassId = new ClassId(@class),
        CadreId = new CadreId(cadre),
        RaterId = new RaterId(rater),
        Role = role,
        SubmittedOn = Classes.Single(own => own.Id == @class).Ends.AddDays(-1),
        Marks = [new Mark(new IndicatorId("I1"), points), new Mark(new IndicatorId("I2"), (points + (cadre[^1] % 3)) / 10m)],
    };

    private static EvaluationRound RoundOf((string Id, string School, DateOnly Ends, int[] Trainees) own, RoundKind kind, int days) => new()
    {
        Id = new RoundId($"{own.Id}/{Code.Of(kind)}"),
        ClassId = new ClassId(own.Id),
        Kind = kind,
        ClosesOn = own.Ends.AddDays(days),
    };

    private static IndicatorWeight Weight(string indicator, string competency) =>
        new() { IndicatorId = new IndicatorId(indicator), CompetencyId = new CompetencyId(competency), Weight = 1 };

    private static Unit UnitOf(string id) => new() { Id = new UnitId(id), Name = id, Kind = UnitKind.PartyDepartment, Level = UnitLevel.County };

    private static string Name(int number) => $"C{number:00}";
}
