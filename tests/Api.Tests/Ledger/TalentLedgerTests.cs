using CsCheck;
using TalentGraph.Api.Ledger;
using TalentGraph.Api.Ledger.Boards;
using TalentGraph.Graph.Policy.Status;
using Xunit;
using static TalentGraph.Api.Tests.Ledger.County;

namespace TalentGraph.Api.Tests.Ledger;

public sealed class TalentLedgerTests
{
    [Fact]
    public async Task A_change_in_the_store_shows_in_the_next_snapshot_and_the_one_before_stays()
    {
        await using County county = await OpenAsync();
        await county.WriteAsync(Cadre("a"), Class("K", "2024-03-08"));
        LedgerSnapshot before = await county.ReadAsync();

        await county.WriteAsync(Took("1", "a", "K"));
        LedgerSnapshot after = await county.ReadAsync();

        Assert.Equal((Light.Red, Light.Yellow), (before.At(Today).VerdictOf(0).Light, after.At(Today).VerdictOf(0).Light));
        Assert.True(after.Version > before.Version);
        Assert.Same(after, await county.ReadAsync());
    }

    [Fact]
    public async Task A_store_that_goes_on_from_another_is_read_anew()
    {
        await using County county = await OpenAsync();
        await county.WriteAsync(Cadre("a"), Class("K", "2024-03-08"));
        LedgerSnapshot before = await county.ReadAsync();
        await using (IWriteSession session = await county.Store.BeginAsync("restore", CancellationToken.None))
        {
            await session.ContinueAfterAsync(new Version(before.Version.Number + 1_000_000), CancellationToken.None);
            await session.CommitAsync(CancellationToken.None);
        }

        await county.WriteAsync(Took("1", "a", "K"));

        Assert.Equal(Light.Yellow, (await county.ReadAsync()).At(Today).VerdictOf(0).Light);
    }

    [Fact]
    public async Task A_class_that_changes_is_worth_something_else_to_all_who_attended()
    {
        await using County county = await OpenAsync();
        await county.WriteAsync(Cadre("a"), Cadre("b"), Class("K", "2024-03-08"), Took("1", "a", "K"), Took("2", "b", "K"));
        await county.ReadAsync();

        await county.WriteAsync(Class("K", "2024-03-08", hours: 30) with { Mode = ClassMode.Lecture });
        LedgerDay day = (await county.ReadAsync()).At(Today);

        Assert.All(new[] { "a", "b" }, id => Assert.Equal((30m, 0m), (day.StatusOf(new CadreId(id))!.Hours!.LectureHours, day.StatusOf(new CadreId(id))!.Hours!.OffJobHours)));
    }

    [Fact]
    public async Task An_organiser_that_is_no_longer_recognised_takes_its_classes_along()
    {
        await using County county = await OpenAsync();
        await county.WriteAsync(Cadre("a"), Class("K", "2024-03-08"), Took("1", "a", "K"));
        await county.ReadAsync();

        await county.WriteAsync(Unit("school", UnitLevel.County, "county"));

        Assert.Equal(Light.Red, (await county.ReadAsync()).At(Today).VerdictOf(0).Light);
    }

    [Fact]
    public async Task A_record_that_moves_to_another_cadre_leaves_the_first()
    {
        await using County county = await OpenAsync();
        await county.WriteAsync(
            Cadre("a"), Cadre("b"), Class("K", "2024-03-08"), Took("1", "a", "K"), new Post { Id = new PostId("P"), Title = "镇长", UnitId = new UnitId("town"), Rank = Rank.TownshipHead }, Held("a"));
        await county.ReadAsync();

        await county.WriteAsync(Took("1", "b", "K"), Held("b"));
        LedgerSnapshot snapshot = await county.ReadAsync();

        Assert.Equal((0, 1), (snapshot.Find(new CadreId("a"))!.History.Earnings.Length, snapshot.Find(new CadreId("b"))!.History.Earnings.Length));
        Assert.Equal((new UnitId("bureau"), new UnitId("town")), (snapshot.Find(new CadreId("a"))!.Now.Unit, snapshot.Find(new CadreId("b"))!.Now.Unit));

        static Appointment Held(string cadre) => new() { Id = new AppointmentId("A"), CadreId = new CadreId(cadre), PostId = new PostId("P"), From = Day("2020-01-01"), Kind = AppointmentKind.Substantive };
    }

    [Fact]
    public async Task A_new_day_moves_where_everybody_stands()
    {
        await using County county = await OpenAsync();
        await county.WriteAsync(Cadre("a", rank: Rank.CountyHead) with { RankSince = Day("2024-07-01") });
        LedgerSnapshot before = await county.ReadAsync();

        county.Now = Day("2024-07-01");
        LedgerSnapshot after = await county.ReadAsync();

        Assert.Equal((Rank.Staff, Rank.CountyHead), (before.Roster[0].Now.Rank, after.Roster[0].Now.Rank));
        Assert.Throws<ArgumentOutOfRangeException>(() => before.At(Day("2024-07-01")));
    }

    [Fact]
    public async Task Following_changes_one_by_one_ends_where_reading_everything_does()
    {
        await using County county = await OpenAsync();
        await county.WriteAsync([.. Enumerable.Range(0, 6).Select(i => Cadre($"C{i}")), .. Enumerable.Range(0, 5).Select(i => (IRecord)Class($"K{i}", $"202{i}-03-08"))]);
        await county.ReadAsync();

        for (int step = 0; step < 40; step++)
        {
            await county.WriteAsync([.. Enumerable.Range(0, 3).Select(i => Change(((step * 7_919) + (i * 104_729)) % 10_007))]);
            LedgerSnapshot followed = await county.ReadAsync();
            using TalentLedger other = county.Open();
            LedgerSnapshot read = await other.RefreshAsync(null, CancellationToken.None);
            Assert.Equal(Everything(read), Everything(followed));
        }
    }

    [Fact]
    public async Task Scope_over_the_ledger_is_the_stores_own_answer()
    {
        await using County county = await OpenAsync();
        string[] units = ["city", "county", "bureau", "town", "village", "school"];
        await county.WriteAsync([.. Enumerable.Range(0, 60).Select(i => Cadre($"C{i}", units[i % 6], (Rank)(i % 7)) with { ManagedByUnitId = i % 9 == 0 ? new UnitId(units[i % 5]) : null }),
            Class("K", "2024-03-08"), Class("L", "2024-03-08") with { OrganiserUnitId = new UnitId("town") }, Took("1", "C3", "K"), Took("2", "C4", "L", EnrolmentResult.Withdrawn)]);
        LedgerSnapshot snapshot = await county.ReadAsync();
        string[] keys = [.. snapshot.Roster.Select(row => row.Cadre.Id.Value)];
        Gen<ScopeGrant> grant = Gen.Select(Gen.Int[0, 5].Select(i => units[i]), Gen.Enum<Rank>().Array[0, 4], static (unit, ranks) => new ScopeGrant(new UnitId(unit), ranks));
        Gen<CadreId> person = Gen.Int[0, 65].Select(i => new CadreId($"C{i}"));
        Gen<Scope> scopes = Gen.Select(grant.Array[0, 2], grant.Array[0, 2], Gen.Int[0, 5].Select(i => new UnitId(units[i])).Array[0, 1], person.Array[0, 2], person.Array[0, 3],
            static (managed, assigned, trains, persons, except) => new Scope { Managed = managed, Assigned = assigned, TrainedBy = trains, Persons = persons, Except = except });

        await scopes.SampleAsync(async scope =>
        {
            var visible = new Visibility(snapshot, scope);
            var stored = await county.Store.FetchAsync<Cadre>(scope, keys, CancellationToken.None);
            Assert.Equal(stored.Keys.Order(), visible.Everyone.Members().Select(cadre => snapshot.Roster[cadre].Cadre.Id.Value).Order());
        }, iter: 60, threads: 1);
    }

    [Fact]
    public async Task At_midnight_the_store_learns_where_everybody_stands_and_then_nothing_more_is_written()
    {
        await using County county = await OpenAsync();
        await county.WriteAsync(Cadre("a", rank: Rank.CountyHead) with { RankSince = Day("2024-07-01") });
        var now = new NowOfTheDay(county.Store);
        var heads = new Scope { Managed = [new ScopeGrant(new UnitId("city"), [Rank.CountyHead])] };
        await now.KeepAsync(await county.ReadAsync(), CancellationToken.None);
        Assert.Equal((await county.ReadAsync()).Version, (await county.Store.StatusAsync(CancellationToken.None)).Version);
        Assert.Empty(await county.Store.FetchAsync<Cadre>(heads, ["a"], CancellationToken.None));

        county.Now = Day("2024-07-01");
        await now.KeepAsync(await county.ReadAsync(), CancellationToken.None);

        Assert.Single(await county.Store.FetchAsync<Cadre>(heads, ["a"], CancellationToken.None));
        Version kept = (await county.Store.StatusAsync(CancellationToken.None)).Version;
        await new NowOfTheDay(county.Store).KeepAsync(await county.ReadAsync(), CancellationToken.None);
        Assert.Equal(kept, (await county.Store.StatusAsync(CancellationToken.None)).Version);
    }

    [Fact]
    public async Task A_snapshot_that_is_behind_does_not_overwrite_what_a_writer_kept_since()
    {
        await using County county = await OpenAsync();
        await county.WriteAsync(Cadre("a"));
        LedgerSnapshot behind = await county.ReadAsync();
        await county.WriteAsync(Cadre("a", "town"));

        await new NowOfTheDay(county.Store).KeepAsync(behind, CancellationToken.None);

        var town = new Scope { Assigned = [new ScopeGrant(new UnitId("town"), [Rank.CountyDeputy])] };
        Assert.Single(await county.Store.FetchAsync<Cadre>(town, ["a"], CancellationToken.None));
    }

    private static IRecord Change(int n) => (n % 8) switch
    {
        0 => Cadre($"C{n / 8 % 9}", n % 3 == 0 ? "town" : "bureau", (Rank)(n / 8 % 6), n % 2 == 0 ? "李静" : "王芳"),
        1 or 2 => Took($"E{n / 8 % 12}", $"C{n % 6}", $"K{n / 8 % 5}", n % 5 == 0 ? EnrolmentResult.Withdrawn : EnrolmentResult.Pass),
        3 => Class($"K{n / 8 % 7}", $"202{n % 5}-05-08", 20 + (n % 30)) with { Seats = n % 40 },
        4 => new ClassSegment { ClassId = new ClassId($"K{n / 8 % 5}"), StartsOn = Day("2024-01-01").AddDays(n % 20), EndsOn = Day("2024-02-01").AddDays(n % 20) },
        5 => new CadreState { CadreId = new CadreId($"C{n % 6}"), From = Day("2020-01-01").AddDays(n % 900), Rank = (Rank)(n % 6), UnitId = new UnitId("village") },
        6 => new ConductEntry { Id = $"D{n / 8 % 9}", CadreId = new CadreId($"C{n % 6}"), ClassId = new ClassId($"K{n / 8 % 5}"), On = Day("2024-01-01"), Kind = ConductKind.Absence, Hours = n % 9 },
        _ => new Credit { Id = new CreditId($"Q{n / 8 % 9}"), CadreId = new CadreId($"C{n % 6}"), On = Day("2024-01-01"), Kind = (CreditKind)(n % 5), Hours = n % 99 },
    };

    /// <summary>All that a ledger answers, written down.</summary>
    private static IEnumerable<string> Everything(LedgerSnapshot snapshot)
    {
        LedgerDay day = snapshot.At(Today);
        var rows = snapshot.Roster.Select((row, i) => (Row: row, At: i)).OrderBy(pair => snapshot.PlacesByName[pair.At]).Select(pair =>
            $"{pair.Row.Cadre.Id.Value} {pair.Row.Cadre.Name} {pair.Row.Now} {day.VerdictOf(pair.At) with { Standing = default }} {day.StatusOf(pair.Row.Cadre.Id)!.Hours} {string.Join(',', NextClasses.Of(day, pair.At).Select(c => c.Id.Value))}");
        var seats = snapshot.Classes.Table.Of(0).ToArray().Select(facts => $"{facts!.Class.Id.Value} {facts.CalendarDays} {snapshot.SeatsLeft(facts.Class)}").Order();
        return [.. rows, .. seats];
    }
}
