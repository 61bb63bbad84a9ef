using TalentGraph.Graph.Sqlite;
using TalentGraph.Graph.Store.Caching;
using Xunit;

namespace TalentGraph.Graph.Tests.Store.Caching;

/// <summary>A store with a cache before it keeps the whole contract; and what the cache itself promises.</summary>
public sealed class CachingStoreTests : TalentStoreContract
{
    private const long Plenty = 1 << 20;
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-").FullName;
    private readonly MovedClock clock = new();

    private CachingStore Cached => (CachingStore)Store;

    protected override async Task<ITalentStore> OpenEmptyAsync(TimeProvider time) => new CachingStore(await OpenAsync(time), Plenty, clock);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_another_process_commits_shows_within_a_second_and_until_then_what_was_read_is_kept()
    {
        await Commit(A.Cadre("C1"), A.Class("K1"), A.Enrolment("E1", "C1", "K1"));
        Assert.Equal(["E1"], await Enrolments("C1"));
        await CommitElsewhere(A.Class("K2"), A.Enrolment("E2", "C1", "K2"));

        Assert.Equal(["E1"], await Enrolments("C1"));
        clock.Forward(CachingStore.MaxAge);

        Assert.Equal(["E1", "E2"], await Enrolments("C1"));
        Assert.True(CachingStore.MaxAge < TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task What_this_process_commits_shows_at_once()
    {
        await Commit(A.Cadre("C1"), A.Class("K1"), A.Enrolment("E1", "C1", "K1"));
        Assert.Equal(["E1"], await Enrolments("C1"));

        await Commit(A.Enrolment("E1", "C1", "K1") with { Result = EnrolmentResult.Fail }, A.Credit("R1", "C1", A.Day));

        Assert.Equal(EnrolmentResult.Fail, (await Of<Enrolment>("C1")).Single().Result);
        Assert.Single(await Of<Credit>("C1"));
    }

    [Fact]
    public async Task The_latest_of_a_cadre_are_kept_until_any_of_theirs_changes()
    {
        CadreFact latest = new(FactKind.Of<Enrolment>(), new CadreId("C1"), 2);
        await Commit(A.Cadre("C1"), A.Class("K1"), A.Enrolment("E1", "C1", "K1"));
        var before = (await Cached.OfCadresAsync([latest], Token))[latest];
        Assert.Same(before, (await Cached.OfCadresAsync([latest], Token))[latest]);

        await Commit(A.Class("K2"), A.Enrolment("E2", "C1", "K2"));
        var whole = (await Cached.OfCadresAsync([latest.Whole], Token))[latest.Whole];

        Assert.Equal(2, whole.Count);
        Assert.Same(whole, (await Cached.OfCadresAsync([latest], Token))[latest]);
    }

    [Fact]
    public async Task Of_whom_nothing_was_changed_everything_stays()
    {
        await Commit(A.Cadre("C1"), A.Cadre("C2"), A.Credit("R1", "C1", A.Day), A.Credit("R2", "C2", A.Day));
        Credit before = (await Of<Credit>("C1")).Single();
        Assert.Single(await Of<Credit>("C2"));

        await Commit(A.Credit("R2", "C2", A.Day) with { Hours = 3 });

        Assert.Same(before, (await Of<Credit>("C1")).Single());
        Assert.Equal(3, (await Of<Credit>("C2")).Single().Hours);
    }

    [Fact]
    public async Task A_record_that_moves_from_one_cadre_to_another_leaves_the_first()
    {
        await Commit(A.Cadre("C1"), A.Cadre("C2"), A.Credit("R1", "C1", A.Day));
        Assert.Single(await Of<Credit>("C1"));
        Assert.Empty(await Of<Credit>("C2"));

        await Commit(A.Credit("R1", "C2", A.Day));

        Assert.Empty(await Of<Credit>("C1"));
        Assert.Single(await Of<Credit>("C2"));
    }

    [Fact]
    public async Task Enrolments_stay_in_the_order_of_their_classes_when_a_class_is_moved()
    {
        await Commit(A.Cadre("C1"), A.Class("K1"), A.Class("K2", A.Day.AddDays(7)), A.Enrolment("E1", "C1", "K1"), A.Enrolment("E2", "C1", "K2"));
        Assert.Equal(["E1", "E2"], await Enrolments("C1"));

        await Commit(A.Class("K1", A.Day.AddDays(30)));

        Assert.Equal(["E2", "E1"], await Enrolments("C1"));
    }

    [Fact]
    public async Task An_estimate_read_by_its_key_is_kept_until_it_is_written_anew()
    {
        await Commit(A.Cadre("C1"), Run, Estimate("{}"));
        Assert.Equal("{}", await Body());
        await CommitElsewhere(Estimate("{ }"));
        Assert.Equal("{}", await Body());

        clock.Forward(CachingStore.MaxAge);

        Assert.Equal("{ }", await Body());
        async Task<string> Body() => (await Cached.OfCadresAsync([Estimated], Token))[Estimated].Cast<Estimates>().Single().Body;
    }

    [Fact]
    public async Task Who_may_see_little_is_answered_by_the_store_and_not_from_what_others_read()
    {
        await Commit(A.Cadre("C1"), A.Credit("R1", "C1", A.Day));
        Assert.Single(await Of<Credit>("C1"));

        Assert.Empty(await Store.OfCadresAsync<Credit>(new Scope(), [new CadreId("C1")], Token));
        Assert.Empty(await Store.OfCadresAsync<Credit>(Scope.Everything with { Except = [new CadreId("C1")] }, [new CadreId("C1")], Token));
    }

    [Fact]
    public async Task Who_reads_everybody_keeps_nobody()
    {
        IRecord[] crowd = [.. Enumerable.Range(0, 201).Select(i => A.Cadre($"C{i}")), A.Credit("R1", "C0", A.Day)];
        await Commit(crowd);

        Assert.Single(await Store.OfCadresAsync<Credit>(Scope.Everything, [.. crowd.OfType<Cadre>().Select(c => c.Id)], Token));

        Assert.Equal(0, Cached.Bytes);
    }

    [Fact]
    public async Task More_is_never_kept_than_was_allowed_and_the_least_lately_read_goes_first()
    {
        const int room = 5_000;
        await Commit([.. Enumerable.Range(0, 50).SelectMany(i => new IRecord[] { A.Cadre($"C{i}"), A.Credit($"R{i}", $"C{i}", A.Day) })]);
        await using var small = new CachingStore(await OpenAsync(TimeProvider.System), room, clock);
        var first = await Read(0);

        for (int i = 1; i < 50; i++)
        {
            await Read(i);
            Assert.InRange(small.Bytes, 1, room);
            if (i < 25)
                Assert.Same(first, await Read(0));
        }

        Assert.NotSame(first, await Read(0));
        async Task<Credit> Read(int cadre) => (await small.OfCadresAsync<Credit>(Scope.Everything, [new CadreId($"C{cadre}")], Token)).Values.Single().Single();
    }

    [Fact]
    public async Task Without_room_nothing_is_kept()
    {
        await Commit(A.Cadre("C1"), A.Credit("R1", "C1", A.Day));
        await using var none = new CachingStore(await OpenAsync(TimeProvider.System), 0, clock);

        Assert.Single(await none.OfCadresAsync<Credit>(Scope.Everything, [new CadreId("C1")], Token));

        Assert.Equal(0, none.Bytes);
    }

    [Fact]
    public async Task The_version_is_that_of_what_is_read_now()
    {
        await Commit(A.Cadre("C1"));
        Assert.Equal(new Version(1), await Cached.CurrentAsync(Token));
        await CommitElsewhere(A.Cadre("C2"));
        Assert.Equal(new Version(1), await Cached.CurrentAsync(Token));

        await Commit(A.Cadre("C3"));

        Assert.Equal(new Version(3), await Cached.CurrentAsync(Token));
    }

    private static ScoringRun Run => new()
    {
        Id = new RunId("S1"), AsOf = A.Day, Framework = "f", Scale = "s", DataFingerprint = "d", StartedAt = Moment,
    };

    private static CadreFact Estimated => new(FactKind.Of<Estimates>(), new CadreId("C1"), Key: "S1/C1");

    private static Estimates Estimate(string body) => new() { RunId = new RunId("S1"), CadreId = new CadreId("C1"), Body = body };

    private Task<SqliteTalentStore> OpenAsync(TimeProvider time) => SqliteTalentStore.OpenAsync(Path.Combine(folder, "store.db"), time, Token);

    private async Task CommitElsewhere(params IRecord[] records)
    {
        await using SqliteTalentStore other = await OpenAsync(TimeProvider.System);
        await using IWriteSession session = await other.BeginAsync("other", Token);
        await Write(session, records);
        await session.CommitAsync(Token);
    }

    private async Task<IReadOnlyList<T>> Of<T>(string cadre)
        where T : class, IRecord =>
        (await Store.OfCadresAsync<T>(Scope.Everything, [new CadreId(cadre)], Token)).GetValueOrDefault(new CadreId(cadre)) ?? [];

    private async Task<IEnumerable<string>> Enrolments(string cadre) => (await Of<Enrolment>(cadre)).Select(row => row.Id.Value);
}
