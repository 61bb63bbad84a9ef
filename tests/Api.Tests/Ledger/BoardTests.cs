using TalentGraph.Api.Ledger;
using TalentGraph.Api.Ledger.Boards;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Status;
using Xunit;
using static TalentGraph.Api.Tests.Ledger.County;

namespace TalentGraph.Api.Tests.Ledger;

/// <summary>Rules, <em>Lights</em>: what the board counts, who is due, where they could go.</summary>
public sealed class BoardTests
{
    [Fact]
    public async Task The_board_counts_active_cadres_all_four_lights_always_by_rank_and_unit()
    {
        await using County county = await OpenAsync();
        await county.WriteAsync(
            Cadre("red"), Cadre("unknown", "town"), Cadre("yellow", "village"), Cadre("green", "town", Rank.TownshipHead),
            Cadre("gone") with { Status = CadreStatus.Retired },
            Class("K", "2024-03-08"), Class("U", "2024-03-08") with { TheoryHours = null }, Class("Long", "2024-03-08", 450),
            Took("1", "unknown", "U"), Took("2", "yellow", "K"), Took("3", "green", "K"), Took("4", "green", "Long"));

        LedgerSnapshot snapshot = await county.ReadAsync();
        Board board = Board.Of(snapshot.At(Today), Everybody(snapshot), null);
        Board below = Board.Of(snapshot.At(Today), Everybody(snapshot), new UnitId("county"));

        Assert.Equal((1, 1, 1, 1, 4, 1), Counts(board.Whole));
        Assert.Equal([(Rank.CountyDeputy, 3), (Rank.TownshipHead, 1)], board.ByRank.Select(row => (row.Rank, row.Count.Active)));
        Assert.Equal([("city", 4)], board.ByUnit.Select(row => (row.Unit.Id.Value, row.Count.Active)));
        Assert.Equal([("bureau", 1), ("school", 0), ("town", 3)], below.ByUnit.Select(row => (row.Unit.Id.Value, row.Count.Active)));
        Assert.Equal((0, 1, 1, 1, 3, 1), Counts(below.ByUnit[2].Count));
        Assert.Equal(0, Board.Of(snapshot.At(Today), Everybody(snapshot), new UnitId("nowhere")).Whole.Active);
        Assert.Equal(1, Board.Of(snapshot.At(Today), new Visibility(snapshot, new Scope { Persons = [new CadreId("red")] }).Everyone, null).Whole.Active);

        static (int, int, int, int, int, int) Counts(BoardCount count) =>
            (count[Light.Red], count[Light.Unknown], count[Light.Yellow], count[Light.Green], count.Active, count.HoursMet);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(20, 2)]
    [InlineData(21, 3)]
    public void As_many_may_be_away_as_the_share_of_the_units_own_active_cadres_rounded_up_at_least_one(int active, int allowed)
    {
        Assert.Equal(allowed, Board.AllowedAway(new AwayRule { Share = 0.10m, Document = "x" }, active));
    }

    [Theory]
    [InlineData("2024-06-02", 0)]
    [InlineData("2024-06-03", 1)]
    [InlineData("2024-06-07", 1)]
    [InlineData("2024-06-08", 0)]
    [InlineData("2024-06-10", 1)]
    public async Task Away_is_who_is_in_an_off_job_segment_that_day(string on, int away)
    {
        await using County county = await OpenAsync();
        await county.WriteAsync(
            Cadre("here"), Cadre("in"), Cadre("elsewhere", "town"), Cadre("net"), Cadre("off"),
            Class("K", "2024-06-14", starts: "2024-06-03"), Class("N", "2024-06-14", starts: "2024-06-03") with { Mode = ClassMode.Online },
            Class("C", "2024-06-14", starts: "2024-06-03") with { Status = ClassStatus.Cancelled },
            Segment("K", "2024-06-03", "2024-06-07"), Segment("K", "2024-06-10", "2024-06-14"),
            Took("1", "in", "K"), Took("3", "elsewhere", "K"), Took("4", "net", "N"), Took("5", "off", "C"));

        LedgerSnapshot snapshot = await county.ReadAsync();
        UnitRow bureau = Board.Of(snapshot.At(Day(on)), Everybody(snapshot), new UnitId("county")).ByUnit[0];

        Assert.Equal(("bureau", away, 1), (bureau.Unit.Id.Value, bureau.AwayToday, bureau.AllowedAway));
    }

    /// <summary>Facts at D: at an earlier date enrolments, while ends_on &gt; D, are in progress.</summary>
    [Fact]
    public async Task Who_withdrew_is_not_away_today_but_was_in_progress_at_an_earlier_day()
    {
        await using County county = await OpenAsync();
        await county.WriteAsync(
            Cadre("a"), Class("K", "2024-07-05", starts: "2024-06-24"), Class("L", "2024-06-14", starts: "2024-06-10"),
            Took("1", "a", "K", EnrolmentResult.Withdrawn), Took("2", "a", "L", EnrolmentResult.Withdrawn));

        LedgerSnapshot snapshot = await county.ReadAsync();

        Assert.False(snapshot.At(Today).IsAway(0));
        Assert.True(snapshot.At(Today.AddDays(-1)).IsAway(0));
        Assert.True(snapshot.At(Day("2024-06-13")).IsAway(0));
        Assert.False(snapshot.At(Day("2024-06-14")).IsAway(0));
    }

    [Fact]
    public async Task Away_is_who_is_on_secondment_that_day()
    {
        await using County county = await OpenAsync();
        await county.WriteAsync(
            Cadre("a"), new Post { Id = new PostId("P"), Title = "挂职", UnitId = new UnitId("town") },
            new Appointment { Id = new AppointmentId("A"), CadreId = new CadreId("a"), PostId = new PostId("P"), From = Day("2024-01-01"), To = Day("2024-06-30"), Kind = AppointmentKind.SecondmentDown });

        LedgerSnapshot snapshot = await county.ReadAsync();

        Assert.True(snapshot.At(Day("2024-06-29")).IsAway(0));
        Assert.False(snapshot.At(Day("2024-06-30")).IsAway(0));
        Assert.False(snapshot.At(Day("2023-12-31")).IsAway(0));
    }

    [Fact]
    public async Task Due_are_red_unknown_and_yellow_in_that_order_then_by_the_share_of_hours_then_name_then_id()
    {
        await using County county = await OpenAsync();
        await county.WriteAsync(
            Cadre("y", name: "李静"), Cadre("u", name: "王芳"), Cadre("r3", name: "赵强"), Cadre("r2", name: "陈丽"), Cadre("r1", name: "陈丽"), Cadre("g", rank: Rank.Staff), Cadre("r0", name: "周磊"),
            Class("K", "2024-03-08"), Class("U", "2024-03-08") with { PartySpiritHours = null }, Class("S", "2024-03-08", 20) with { TheoryHours = 20, PartySpiritHours = 0 },
            Class("Long", "2024-03-08", 450),
            Took("1", "y", "K"), Took("2", "u", "U"), Took("3", "r0", "S"), Took("4", "g", "Long"));

        LedgerSnapshot snapshot = await county.ReadAsync();
        IReadOnlyList<int> due = DueList.Of(snapshot.At(Today), Everybody(snapshot), DueFirst.Red);

        Assert.Equal(["r1", "r2", "r3", "r0", "u", "y"], due.Select(cadre => snapshot.Roster[cadre].Cadre.Id.Value));
        Assert.Equal(["r1", "r2", "r3", "y", "u", "r0"], Names(DueFirst.LongestUntrained));
        Assert.Equal(["r1", "r2", "r3", "r0", "y", "u"], Names(DueFirst.HoursShort));

        IEnumerable<string> Names(DueFirst first) => DueList.Of(snapshot.At(Today), Everybody(snapshot), first).Select(cadre => snapshot.Roster[cadre].Cadre.Id.Value);
    }

    [Fact]
    public async Task Next_classes_are_to_come_not_cancelled_admit_the_rank_have_seats_and_not_the_cadre()
    {
        await using County county = await OpenAsync();
        await county.WriteAsync(
            Cadre("a"), Cadre("b"),
            Class("late", "2024-09-01"), Class("soon-2", "2024-07-01"), Class("soon-1", "2024-07-01"), Class("today", "2024-07-05", starts: "2024-06-30"),
            Class("cancelled", "2024-08-01") with { Status = ClassStatus.Cancelled }, Class("others", "2024-08-01") with { AdmitsRanks = [Rank.Staff] },
            Class("admits", "2024-08-02") with { AdmitsRanks = [Rank.CountyDeputy] }, Class("full", "2024-08-01") with { Seats = 1 },
            Class("seat", "2024-08-03") with { Seats = 1 }, Class("mine", "2024-08-01"),
            Took("1", "b", "full", EnrolmentResult.InProgress), Took("2", "b", "seat", EnrolmentResult.Withdrawn), Took("3", "a", "mine", EnrolmentResult.InProgress));

        LedgerSnapshot snapshot = await county.ReadAsync();

        Assert.Equal(["soon-1", "soon-2", "admits", "seat", "late"], NextClasses.Of(snapshot.At(Today), snapshot.IndexOf(new CadreId("a"))).Select(record => record.Id.Value));
        Assert.Equal((0, 1, null), (Seats("full"), Seats("seat"), Seats("late")));
        // A day earlier nobody is known to be enrolled in classes that had not begun.
        Assert.Contains("full", NextClasses.Of(snapshot.At(Today.AddDays(-1)), snapshot.IndexOf(new CadreId("a"))).Select(record => record.Id.Value));

        int? Seats(string id) => snapshot.SeatsLeft(snapshot.Classes.Find(new ClassId(id))!);
    }

    [Fact]
    public async Task The_last_off_job_class_is_the_latest_ended_and_not_withdrawn_from()
    {
        await using County county = await OpenAsync();
        await county.WriteAsync(
            Cadre("a"), Cadre("b"), Class("K", "2023-03-08"), Class("L", "2024-03-08"), Class("N", "2024-04-08") with { Mode = ClassMode.Online }, Class("M", "2024-07-08"),
            Took("1", "a", "K", EnrolmentResult.Fail), Took("2", "a", "L", EnrolmentResult.Withdrawn), Took("3", "a", "N"), Took("4", "a", "M"));

        LedgerSnapshot snapshot = await county.ReadAsync();

        Assert.Equal(Day("2023-03-08"), snapshot.At(Today).LastOffJobEndedOn(snapshot.IndexOf(new CadreId("a"))));
        Assert.Null(snapshot.At(Today).LastOffJobEndedOn(snapshot.IndexOf(new CadreId("b"))));
    }

    [Fact]
    public async Task A_record_says_what_it_counts_and_why_not()
    {
        await using County county = await OpenAsync();
        Enrolment passed = Took("1", "a", "K"), missed = Took("2", "a", "L") with { HoursAbsent = 10 };
        await county.WriteAsync(Cadre("a"), Class("K", "2024-03-08"), Class("L", "2024-04-12"), passed, missed);

        LedgerDay day = (await county.ReadAsync()).At(Today);

        Assert.Equal((true, 40m, 0), (day.EarningOf(passed).Counts, day.EarningOf(passed).CountedHours, day.EarningOf(passed).NotCountedBecause.Count));
        EnrolmentEarning not = day.EarningOf(missed);
        Assert.Equal((false, 0m), (not.Counts, not.CountedHours));
        Reason reason = Assert.Single(not.NotCountedBecause);
        Assert.Equal((ReasonCode.AbsenceOverLimit, "absence.limit", 10m, 40m / 7), (reason.Code, reason.Rule?.Code, reason.Figures[0].Value, reason.Figures[0].Limit));
        Assert.Equal([ReasonCode.NotPassed, ReasonCode.NotEnded], day.Snapshot.At(Day("2024-04-11")).EarningOf(missed).NotCountedBecause.Select(r => r.Code));
        ConductEntry[] conduct =
        [
            new() { Id = "1", CadreId = new CadreId("a"), ClassId = new ClassId("L"), On = Day("2024-04-11"), Kind = ConductKind.Absence, Hours = 7 },
            new() { Id = "2", CadreId = new CadreId("a"), ClassId = new ClassId("L"), On = Day("2024-04-12"), Kind = ConductKind.Leave, Hours = 5 },
        ];
        Assert.Equal(12m, Assert.Single(day.EarningOf(missed with { HoursAbsent = null }, conduct).NotCountedBecause).Figures[0].Value);
        Assert.Equal((7m, 0m), (LedgerDay.EarningOf(Credit(CreditKind.Teaching)), LedgerDay.EarningOf(Credit(CreditKind.SelfStudy))));

        static Credit Credit(CreditKind kind) => new() { Id = new CreditId("Q"), CadreId = new CadreId("a"), On = Today, Kind = kind, Hours = 7 };
    }

    private static CadreSet Everybody(LedgerSnapshot snapshot) => new Visibility(snapshot, Scope.Everything).Everyone;

    private static ClassSegment Segment(string id, string from, string to) => new() { ClassId = new ClassId(id), StartsOn = Day(from), EndsOn = Day(to) };
}
