using TalentGraph.Graph.Policy.Obligations;
using TalentGraph.Graph.Policy.Packs;
using Xunit;
using static TalentGraph.Graph.Tests.Policy.A;

namespace TalentGraph.Graph.Tests.Policy;

/// <summary>Rules, <em>Duties</em>: one test a sentence.</summary>
public sealed class DutyTests
{
    private const string D = "2024-06-30";

    [Theory]
    [InlineData(LeadingTeam.LeadingGroup, "bureau", "systematic_education leaders_two_months leaders_yearly_professional leaders_yearly_professional basic_training online_yearly online_yearly")]
    [InlineData(LeadingTeam.Principal, "city", "systematic_education leaders_two_months leaders_yearly_professional leaders_yearly_professional basic_training online_yearly online_yearly")]
    [InlineData(LeadingTeam.LeadingGroup, "town", "systematic_education township_one_month township_professional basic_training online_yearly online_yearly")]
    [InlineData(LeadingTeam.VillageSecretary, "village", "secretaries_yearly secretaries_yearly basic_training online_yearly online_yearly")]
    [InlineData(LeadingTeam.BranchSecretary, "bureau", "secretaries_yearly secretaries_yearly basic_training online_yearly online_yearly")]
    [InlineData(LeadingTeam.None, "bureau", "basic_training online_yearly online_yearly")]
    [InlineData(LeadingTeam.LeadingGroup, "village", "basic_training online_yearly online_yearly")]
    public void Each_row_of_duties_binds_those_whom_its_predicates_name(LeadingTeam team, string unit, string duties)
    {
        Assert.Equal(duties, string.Join(' ', A.Cadre().Post("2010-01-01", team: team, unit: unit).At(D).Obligations.Select(o => o.Rule.Code)));
    }

    [Fact]
    public void Predicates_are_rank_team_unit_level_category_and_tag_and_all_given_must_hold()
    {
        A Cadre(DutyWho who) => A.Cadre(c => c with { Category = Category.CivilServant, Tags = [Tag.YoungCadre] }).Post("2010-01-01", team: LeadingTeam.Principal)
            .Under(A.National with { Duties = [new DutyRule { Code = "d", Document = "x", Who = who, Asks = DutyKind.OffJobClass, WindowYears = 5 }] });

        DutyWho all = new() { RankIn = [Rank.CountyDeputy], TeamIn = [LeadingTeam.Principal], UnitLevelIn = [UnitLevel.County], CategoryIn = [Category.CivilServant], TagIn = [Tag.Woman, Tag.YoungCadre] };
        Assert.Single(Cadre(all).At(D).Obligations);
        Assert.Empty(Cadre(all with { RankIn = [Rank.CountyHead] }).At(D).Obligations);
        Assert.Empty(Cadre(all with { TeamIn = [LeadingTeam.LeadingGroup] }).At(D).Obligations);
        Assert.Empty(Cadre(all with { UnitLevelIn = [UnitLevel.City] }).At(D).Obligations);
        Assert.Empty(Cadre(all with { CategoryIn = [Category.Worker] }).At(D).Obligations);
        Assert.Empty(Cadre(all with { TagIn = [Tag.Woman] }).At(D).Obligations);
    }

    [Fact]
    public void Team_is_that_of_the_current_substantive_post()
    {
        A cadre = A.Cadre().Post("2010-01-01", D, team: LeadingTeam.Principal).Post("2010-01-01", team: LeadingTeam.Principal, kind: AppointmentKind.Concurrent);

        Assert.Null(cadre.Duty("systematic_education", D));
        Assert.NotNull(cadre.Duty("systematic_education", "2024-06-29"));
    }

    [Theory]
    [InlineData("2021-06-30", ObligationState.NotMet, "2024-06-30")]
    [InlineData("2021-07-01", ObligationState.Met, "2024-07-01")]
    [InlineData("2024-02-29", ObligationState.Met, "2027-03-01")]
    public void Due_is_the_first_day_on_which_it_would_be_unmet_and_of_an_unmet_one_the_first_unmet_day(string endsOn, ObligationState state, string due)
    {
        Obligation duty = Leader().Passed("K", endsOn, 24, 16).Duty("systematic_education", D)!;

        Assert.Equal((state, Day(due)), (duty.State, duty.Due));
    }

    [Fact]
    public void Systematic_needs_both_and_its_due_date_is_the_earlier_of_the_two()
    {
        A cadre = Leader().Passed("T", "2023-05-05", theory: 24).Passed("P", "2022-05-05", party: 16);

        Assert.Equal((ObligationState.Met, Day("2025-05-05")), (cadre.Duty("systematic_education", D)!.State, cadre.Duty("systematic_education", D)!.Due));
        Assert.Equal((ObligationState.NotMet, Day("2025-05-05")), (cadre.Duty("systematic_education", "2025-12-31")!.State, cadre.Duty("systematic_education", "2025-12-31")!.Due));
    }

    [Fact]
    public void Never_met_it_is_unmet_since_the_duty_started()
    {
        Assert.Equal(Day("2011-01-01"), Leader().Duty("systematic_education", D)!.Due);
    }

    [Fact]
    public void Without_a_known_start_it_is_unmet_for_as_long_as_anything_is_known()
    {
        Obligation duty = A.Cadre(c => c with { EnteredOn = null, WorkStartedOn = null }).Duty("basic_training", D)!;

        Assert.Equal((ObligationState.NotMet, null), (duty.State, duty.Due));
    }

    [Fact]
    public void Unknown_where_an_undeclared_class_could_meet_it_and_then_nothing_is_due()
    {
        Obligation duty = Leader().Class("K", "2024-03-08").Took("K").Duty("systematic_education", D)!;

        Assert.Equal((ObligationState.Unknown, null), (duty.State, duty.Due));
        Assert.Equal([new ClassId("K")], duty.Classes);
        Assert.Equal(ObligationState.NotMet, Leader().Class("K", "2024-03-08", 39).Took("K").Duty("systematic_education", D)!.State);
    }

    /// <summary>Due: the first day on which it would be unmet. A day on which an undeclared class could meet it is unknown, not unmet.</summary>
    [Fact]
    public void A_duty_falls_due_when_the_last_class_that_could_meet_it_has_left_the_window()
    {
        A cadre = Leader().Passed("K", "2021-09-01", 24, 16).Class("U", "2022-03-08").Took("U");

        Assert.Equal((ObligationState.Met, Day("2025-03-08")), (cadre.Duty("systematic_education", D)!.State, cadre.Duty("systematic_education", D)!.Due));
        Assert.Equal(ObligationState.Unknown, cadre.Duty("systematic_education", "2024-09-01")!.State);
        Assert.Equal((ObligationState.NotMet, Day("2025-03-08")), (cadre.Duty("systematic_education", "2025-06-30")!.State, cadre.Duty("systematic_education", "2025-06-30")!.Due));
    }

    [Theory]
    [InlineData("2024-02-29", ObligationState.NotMet)] // 59 calendar days
    [InlineData("2024-03-01", ObligationState.Met)] // 60, and a Friday
    public void Sixty_calendar_days_off_job_in_five_years(string endsOn, ObligationState state)
    {
        Assert.Equal(state, Leader().Class("K", endsOn, 300, startsOn: "2024-01-02").Took("K").Duty("leaders_two_months", D)!.State);
    }

    [Fact]
    public void Days_of_several_classes_add_up_and_the_due_date_is_when_they_no_longer_do()
    {
        A cadre = Leader().Class("A", "2020-03-31", 100, startsOn: "2020-03-02").Took("A").Class("B", "2022-03-31", 100, startsOn: "2022-03-02").Took("B").Class("C", "2023-03-30", 100, startsOn: "2023-03-01").Took("C");

        Assert.Equal((ObligationState.Met, Day("2027-03-31")), (cadre.Duty("leaders_two_months", D)!.State, cadre.Duty("leaders_two_months", D)!.Due));
        Assert.Equal((ObligationState.NotMet, Day("2027-03-31")), (cadre.Duty("leaders_two_months", "2027-06-30")!.State, cadre.Duty("leaders_two_months", "2027-06-30")!.Due));
    }

    [Fact]
    public void Sixty_days_in_quotients_are_compared_by_fractions()
    {
        A Thirds(decimal last) => Leader().Class("A", "2024-03-31", 21, startsOn: "2024-01-02").Took("A", hours: 7).Class("B", "2023-04-01", 21, startsOn: "2023-01-02").Took("B", hours: last);

        Assert.Equal((90, 90), (Thirds(7).Facts("A").CalendarDays, Thirds(7).Facts("B").CalendarDays));
        Assert.Equal(ObligationState.Met, Thirds(7).Duty("leaders_two_months", D)!.State);
        Assert.Equal(ObligationState.NotMet, Thirds(6.999m).Duty("leaders_two_months", D)!.State);
    }

    [Fact]
    public void A_professional_class_of_5_teaching_days_each_year()
    {
        A Year(string endsOn, decimal days, decimal professional = 30, decimal theory = 10) => Leader()
            .Class("K", endsOn, 40, days: days, courses: [(CourseKind.Professional, professional), (CourseKind.Theory, theory)]).Took("K");

        Assert.Equal(ObligationState.Met, Year("2024-01-01", 5).Duty("leaders_yearly_professional", D, 2024)!.State);
        Assert.Equal(ObligationState.Open, Year("2023-12-31", 5).Duty("leaders_yearly_professional", D, 2024)!.State);
        Assert.Equal(ObligationState.Met, Year("2023-12-31", 5).Duty("leaders_yearly_professional", D, 2023)!.State);
        Assert.Equal(ObligationState.Open, Year("2024-01-01", 4.5m).Duty("leaders_yearly_professional", D, 2024)!.State);
        Assert.Equal(ObligationState.Open, Year("2024-01-01", 5, 20, 20).Duty("leaders_yearly_professional", D, 2024)!.State);
    }

    [Fact]
    public void The_professional_class_is_unknown_where_the_undeclared_rest_could_make_it_so()
    {
        Assert.Equal(ObligationState.Unknown, Leader().Class("K", "2023-03-08").Took("K").Duty("leaders_yearly_professional", D, 2023)!.State);
        Assert.Equal(ObligationState.Unknown, Leader().Class("K", "2023-03-08", theory: 13, party: 13).Took("K").Duty("leaders_yearly_professional", D, 2023)!.State);
        Assert.Equal(ObligationState.NotMet, Leader().Class("K", "2023-03-08", theory: 20, party: 10).Took("K").Duty("leaders_yearly_professional", D, 2023)!.State);
    }

    [Theory]
    [InlineData("2022-06-30", ObligationState.NotMet)]
    [InlineData("2022-07-01", ObligationState.Met)]
    public void Township_leaders_need_one_professional_class_in_two_years(string endsOn, ObligationState state)
    {
        A cadre = A.Cadre().Post("2010-01-01", team: LeadingTeam.Principal, unit: "town").Class("K", endsOn, courses: [(CourseKind.Professional, 40)]).Took("K");

        Assert.Equal(state, cadre.Duty("township_professional", D)!.State);
    }

    [Fact]
    public void A_yearly_duty_gives_one_for_the_running_year_and_one_for_the_last_full_year()
    {
        A cadre = Secretary("2010-01-01");

        Assert.Equal((ObligationState.Open, Day("2025-01-01")), State(cadre, D, 2024));
        Assert.Equal((ObligationState.NotMet, Day("2024-01-01")), State(cadre, D, 2023));
        Assert.Null(cadre.Duty("secretaries_yearly", D, 2022));
        Assert.Equal((ObligationState.NotMet, Day("2025-01-01")), State(cadre, "2025-01-01", 2024));
    }

    [Fact]
    public void A_yearly_duty_that_is_met_has_no_due_date()
    {
        Assert.Equal((ObligationState.Met, null), State(Secretary("2010-01-01").Passed("K", "2024-02-02", other: 8), D, 2024));
    }

    [Fact]
    public void The_first_year_is_the_one_that_begins_on_or_after_the_dutys_start()
    {
        // 12 months after 2022-01-01 is 2023-01-01; after 2022-01-02 it is 2024.
        Assert.NotNull(Secretary("2022-01-01").Duty("secretaries_yearly", D, 2023));
        Assert.Null(Secretary("2022-01-02").Duty("secretaries_yearly", D, 2023));
        Assert.NotNull(Secretary("2022-01-02").Duty("secretaries_yearly", D, 2024));
        Assert.Null(Secretary("2023-01-02").Duty("secretaries_yearly", D, 2024));
    }

    [Fact]
    public void A_year_that_is_over_asks_who_one_was_on_its_last_day()
    {
        A left = A.Cadre().Post("2010-01-01", "2024-01-01", team: LeadingTeam.VillageSecretary, unit: "village");
        A came = A.Cadre().Post("2010-01-01", "2024-01-01", team: LeadingTeam.None).Post("2024-01-01", team: LeadingTeam.VillageSecretary, unit: "village");

        Assert.NotNull(left.Duty("secretaries_yearly", D, 2023));
        Assert.Null(left.Duty("secretaries_yearly", D, 2024));
        Assert.Null(came.Duty("secretaries_yearly", D, 2023));
    }

    [Theory]
    [InlineData("2019-06-30", ObligationState.NotMet)]
    [InlineData("2019-07-01", ObligationState.Met)]
    public void Everybody_needs_one_counting_off_job_class_in_five_years(string endsOn, ObligationState state)
    {
        Assert.Equal(state, A.Cadre().Passed("K", endsOn, other: 4).Duty("basic_training", D)!.State);
        Assert.Equal(ObligationState.NotMet, A.Cadre().Passed("K", "2024-01-01", other: 4, organiser: "company").Duty("basic_training", D)!.State);
    }

    [Fact]
    public void Fifty_hours_of_online_classes_and_credits_each_year()
    {
        A cadre = A.Cadre().Class("K", "2023-12-31", 30, mode: ClassMode.Online).Took("K").Credit("2023-01-01", CreditKind.Online, 20).Credit("2024-01-01", CreditKind.Online, 49.9m);

        Assert.Equal(ObligationState.Met, cadre.Duty("online_yearly", D, 2023)!.State);
        Assert.Equal(ObligationState.Open, cadre.Duty("online_yearly", D, 2024)!.State);
        Assert.Equal(ObligationState.NotMet, cadre.Duty("online_yearly", "2025-01-01", 2024)!.State);
        Assert.Null(cadre.Under(A.Hunan).Duty("online_yearly", D, 2023));
    }

    [Theory]
    [InlineData("2023-07-01", ObligationState.Open, "2024-07-01")]
    [InlineData("2023-06-30", ObligationState.NotMet, "2024-06-30")]
    public void A_duty_starts_12_months_after_the_start_of_the_post_that_brings_it_and_before_that_is_met_or_open(string from, ObligationState state, string due)
    {
        Obligation duty = A.Cadre().Post(from, team: LeadingTeam.LeadingGroup).Duty("systematic_education", D)!;

        Assert.Equal((state, Day(due)), (duty.State, duty.Due));
    }

    [Fact]
    public void Before_its_start_it_is_open_even_where_an_undeclared_class_could_meet_it()
    {
        Assert.Equal(ObligationState.Open, A.Cadre().Post("2024-01-01", team: LeadingTeam.LeadingGroup).Class("K", "2024-03-08").Took("K").Duty("systematic_education", D)!.State);
    }

    [Fact]
    public void Before_its_start_a_met_duty_is_due_no_earlier_than_the_start()
    {
        Obligation duty = A.Cadre().Post("2024-01-01", team: LeadingTeam.LeadingGroup).Passed("K", "2021-08-01", 24, 16).Duty("systematic_education", D)!;

        Assert.Equal((ObligationState.Met, Day("2025-01-01")), (duty.State, duty.Due));
    }

    [Fact]
    public void A_duty_starts_12_months_after_entry_where_that_is_later()
    {
        Assert.Equal(ObligationState.Open, A.Cadre(c => c with { EnteredOn = Day("2023-07-01") }).Duty("basic_training", D)!.State);
        Assert.Equal(ObligationState.NotMet, A.Cadre(c => c with { EnteredOn = Day("2023-06-30") }).Duty("basic_training", D)!.State);
    }

    [Theory]
    [InlineData("2024-01-01", LeadingTeam.LeadingGroup, ObligationState.NotMet)] // to the day
    [InlineData("2023-12-31", LeadingTeam.LeadingGroup, ObligationState.Open)] // a day between
    [InlineData("2024-02-01", LeadingTeam.LeadingGroup, ObligationState.NotMet)] // overlapping
    [InlineData("2024-01-01", LeadingTeam.None, ObligationState.Open)] // another team
    public void Consecutive_posts_of_one_team_count_as_one_post(string to, LeadingTeam team, ObligationState state)
    {
        A cadre = A.Cadre().Post("2010-01-01", to, team: team).Post("2024-01-01", rank: Rank.CountyHead, team: LeadingTeam.Principal);

        Assert.Equal(state, cadre.Duty("systematic_education", D)!.State);
    }

    [Fact]
    public void Pro_rata_does_not_apply_to_duties()
    {
        A cadre = A.Cadre(c => c with { EnteredOn = Day("2023-01-01") }).Post("2023-01-01", team: LeadingTeam.LeadingGroup).Class("K", "2024-02-20", 300, startsOn: "2024-01-02").Took("K");

        Assert.Equal(ObligationState.NotMet, cadre.Duty("leaders_two_months", D)!.State);
    }

    [Fact]
    public void A_revocation_makes_it_unmet_from_its_day()
    {
        Obligation duty = A.Cadre().Class("K", "2023-03-08").Took("K", revokedOn: "2024-05-01").Duty("basic_training", D)!;

        Assert.Equal((ObligationState.NotMet, Day("2024-05-01")), (duty.State, duty.Due));
    }

    private static A Leader() => A.Cadre().Post("2010-01-01", team: LeadingTeam.LeadingGroup);

    private static A Secretary(string from) => A.Cadre().Post(from, team: LeadingTeam.VillageSecretary, unit: "village");

    private static (ObligationState State, DateOnly? Due) State(A cadre, string on, int year)
    {
        Obligation duty = cadre.Duty("secretaries_yearly", on, year)!;
        return (duty.State, duty.Due);
    }
}
