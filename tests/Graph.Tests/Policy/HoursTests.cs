using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Status;
using Xunit;
using static TalentGraph.Graph.Tests.Policy.A;

namespace TalentGraph.Graph.Tests.Policy;

/// <summary>Rules, <em>What an enrolment earns</em>: counted hours, what is owed, when it is met, year by year.</summary>
public sealed class HoursTests
{
    [Fact]
    public void Counted_hours_are_off_job_and_lecture_hours_and_capped_teaching_and_recognised_credits()
    {
        HoursLedger ledger = A.Cadre()
            .Class("off", "2024-03-08", 100).Took("off").Class("talk", "2024-03-08", 30, mode: ClassMode.Lecture).Took("talk")
            .Class("self", "2024-03-08", 20, mode: ClassMode.SelfStudy).Took("self")
            .Credit("2024-01-01", CreditKind.Teaching, 60).Credit("2024-01-01", CreditKind.Recognised, 200)
            .Credit("2024-01-01", CreditKind.SelfStudy, 999).Credit("2024-01-01", CreditKind.StudyPoints, 999)
            .At("2024-06-30").Hours!;

        Assert.Equal((100m, 30m, 55m, 165m, 350m), (ledger.OffJobHours, ledger.LectureHours, ledger.TeachingCounted, ledger.RecognisedCounted, ledger.CountedHours));
        Assert.Equal((550m, 90m), (ledger.OwedHours, ledger.OwedDays));
    }

    [Fact]
    public void Credits_under_their_cap_count_whole()
    {
        HoursLedger ledger = A.Cadre().Credit("2024-01-01", CreditKind.Teaching, 54.9m).Credit("2024-01-01", CreditKind.Recognised, 165).At("2024-06-30").Hours!;

        Assert.Equal((54.9m, 165m, 219.9m), (ledger.TeachingCounted, ledger.RecognisedCounted, ledger.CountedHours));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 165)]
    public void Online_classes_and_credits_together_are_capped_at_nothing_nationally_and_at_30_percent_in_Hunan(bool hunan, int counted)
    {
        HoursLedger ledger = A.Cadre().Under(hunan ? A.Hunan : A.National)
            .Class("net", "2024-03-08", 100, mode: ClassMode.Online).Took("net").Credit("2024-01-01", CreditKind.Online, 90).At("2024-06-30").Hours!;

        Assert.Equal((190m, (decimal)counted, (decimal)counted), (ledger.OnlineEarned, ledger.OnlineCounted, ledger.CountedHours));
    }

    [Theory]
    [InlineData("2019-06-30", 0)]
    [InlineData("2019-07-01", 40)]
    [InlineData("2024-06-30", 40)]
    [InlineData("2024-07-01", 0)]
    public void The_window_of_five_years_is_half_open(string endsOn, int counted)
    {
        Assert.Equal(counted, A.Cadre().Class("K", endsOn).Took("K").At("2024-06-30").Hours!.CountedHours);
    }

    [Fact]
    public void The_window_that_ends_on_29_February_begins_after_28_February()
    {
        Assert.Equal(0, A.Cadre().Class("K", "2019-02-28").Took("K").At("2024-02-29").Hours!.CountedHours);
        Assert.Equal(40, A.Cadre().Class("K", "2019-03-01").Took("K").At("2024-02-29").Hours!.CountedHours);
    }

    [Theory]
    [InlineData(Rank.ProvinceHead, 550, 90)]
    [InlineData(Rank.CountyDeputy, 550, 90)]
    [InlineData(Rank.TownshipHead, 450, 60)]
    [InlineData(Rank.Staff, 450, 60)]
    [InlineData(null, 450, 60)]
    public void County_ranks_and_above_owe_550_hours_or_90_calendar_days_the_others_5_times_90_hours_or_12_teaching_days(Rank? rank, int hours, int days)
    {
        HoursLedger ledger = A.Cadre(c => c with { Rank = rank }).At("2024-06-30").Hours!;

        Assert.Equal((hours, (decimal)days), (ledger.OwedHours, ledger.OwedDays));
    }

    [Fact]
    public void The_rank_that_decides_is_the_higher_of_the_rank_and_the_rank_the_grade_equals()
    {
        Assert.Equal(550, A.Cadre(c => c with { Rank = Rank.TownshipHead, Grade = Grade.Researcher4 }).At("2024-06-30").Hours!.OwedHours);
    }

    [Fact]
    public void Owed_hours_are_pro_rata_of_the_days_since_entry()
    {
        // 2023-06-30 to 2024-06-30 are 366 days; 2019-06-30 to 2024-06-30 are 1827.
        TrainingStatus status = A.Cadre(c => c with { EnteredOn = Day("2023-06-30") }).At("2024-06-30");

        Assert.Equal((550m * 366 / 1827, 90m * 366 / 1827, Day("2023-06-30")), (status.Hours!.OwedHours, status.Hours.OwedDays, status.WindowStart));
        Assert.Equal(550, A.Cadre(c => c with { EnteredOn = null, WorkStartedOn = null }).At("2024-06-30").Hours!.OwedHours);
        Assert.Equal(Day("2019-06-30"), A.Cadre().At("2024-06-30").WindowStart);
    }

    [Theory]
    [InlineData("2023-03-31", 0)]
    [InlineData("2023-04-01", 40)]
    public void Where_the_window_begins_with_the_entry_it_includes_that_day(string endsOn, int counted)
    {
        Assert.Equal(counted, A.Cadre(c => c with { EnteredOn = Day("2023-04-01") }).Class("K", endsOn).Took("K").At("2024-06-30").Hours!.CountedHours);
    }

    [Fact]
    public void An_entry_on_the_very_first_day_includes_it_too()
    {
        HoursLedger ledger = A.Cadre(c => c with { EnteredOn = Day("2019-06-30") }).Class("K", "2019-06-30").Took("K").At("2024-06-30").Hours!;

        Assert.Equal((40m, 550m), (ledger.CountedHours, ledger.OwedHours));
    }

    [Theory]
    [InlineData(549.9999, false)]
    [InlineData(550, true)]
    public void Met_with_exactly_the_hours_owed(double hours, bool met)
    {
        Assert.Equal(met, A.Cadre().Class("K", "2024-03-08", (decimal)hours, days: 1).Took("K").At("2024-06-30").Hours!.Met);
    }

    [Fact]
    public void Hours_owed_pro_rata_are_compared_exactly()
    {
        // 550 × 366 ÷ 1827 = 110.18062397372742200328…, which no decimal says.
        A Cadre(decimal hours) => A.Cadre(c => c with { EnteredOn = Day("2023-06-30") }).Class("K", "2024-03-08", hours, days: 1).Took("K");

        Assert.False(Cadre(110.180623973727422003m).At("2024-06-30").Hours!.Met);
        Assert.True(Cadre(110.180623973727422004m).At("2024-06-30").Hours!.Met);
    }

    [Theory]
    [InlineData("2024-03-30", false)]
    [InlineData("2024-03-31", true)]
    public void Or_met_with_90_calendar_days_never_added_to_the_hours(string endsOn, bool met)
    {
        A cadre = A.Cadre().Class("K", endsOn, 200, startsOn: "2024-01-02").Took("K").Credit("2024-01-01", CreditKind.Recognised, 150);

        Assert.Equal((met, met ? 90 : 89), (cadre.At("2024-06-30").Hours!.Met, cadre.At("2024-06-30").Hours!.OffJobDays));
    }

    [Fact]
    public void Below_county_deputy_days_are_teaching_days()
    {
        HoursLedger ledger = A.Cadre(c => c with { Rank = Rank.TownshipHead }).Class("K", "2024-03-31", 200, days: 60, startsOn: "2024-01-02").Took("K").At("2024-06-30").Hours!;

        Assert.Equal((60m, 60m, true), (ledger.OffJobDays, ledger.OwedDays, ledger.Met));
    }

    [Fact]
    public void Days_earned_are_days_times_hours_earned_of_the_class_hours()
    {
        HoursLedger ledger = A.Cadre(c => c with { Rank = Rank.TownshipHead }).Class("K", "2024-03-08", 40, days: 5).Took("K", hours: 30).At("2024-06-30").Hours!;

        Assert.Equal(3.75m, ledger.OffJobDays);
    }

    [Fact]
    public void A_sum_of_quotients_at_its_limit_is_decided_by_fractions_of_integers()
    {
        // Three times 60 × 7 ÷ 21 days: each is 20, but 1/3 of a class is no decimal.
        A Thirds(decimal last) => A.Cadre(c => c with { Rank = Rank.TownshipHead })
            .Class("A", "2024-01-05", 21, days: 70).Took("A", hours: 7).Class("B", "2024-02-05", 21, days: 70).Took("B", hours: 7)
            .Class("C", "2024-03-05", 21, days: 40).Took("C", hours: last);

        Assert.True(Thirds(7).At("2024-06-30").Hours!.Met);
        Assert.False(Thirds(6.99999999999m).At("2024-06-30").Hours!.Met);
    }

    [Fact]
    public void Online_and_lecture_classes_earn_no_days()
    {
        Assert.Equal(0, A.Cadre().Class("K", "2024-03-08", 40, mode: ClassMode.Lecture).Took("K").Class("L", "2024-03-08", 40, mode: ClassMode.Online).Took("L").At("2024-06-30").Hours!.OffJobDays);
    }

    [Fact]
    public void Year_by_year_each_of_the_last_five_is_listed_and_judged_once_it_is_over()
    {
        A cadre = A.Cadre(c => c with { Rank = Rank.TownshipHead }).Class("K", "2023-12-31", 90, days: 1).Took("K").Class("L", "2024-01-01", 89, days: 1).Took("L");

        IReadOnlyList<YearLedger> years = cadre.At("2024-12-31").Years;

        Assert.Equal([2024, 2023, 2022, 2021, 2020], years.Select(y => y.Year));
        Assert.Equal([false, true, true, true, true], years.Select(y => y.IsJudged));
        Assert.Equal([false, true, false, false, false], years.Select(y => y.Ledger.Met));
        Assert.Equal((90m, 12m, 89m), (years[0].Ledger.OwedHours, years[0].Ledger.OwedDays, years[0].Ledger.CountedHours));
        Assert.True(cadre.At("2025-01-01").Years.Single(y => y.Year == 2024).IsJudged);
    }

    [Fact]
    public void A_year_owes_its_days_in_service_and_classes_ended_by_the_entry_do_not_count()
    {
        A cadre = A.Cadre(c => c with { Rank = Rank.Staff, EnteredOn = Day("2023-07-02"), LeftOn = Day("2024-07-01") })
            .Class("K", "2023-07-02").Took("K").Class("L", "2023-07-03", 30).Took("L").Credit("2023-07-02", CreditKind.Recognised, 5);

        IReadOnlyList<YearLedger> years = cadre.At("2024-06-30").Years;

        Assert.Equal([2024, 2023], years.Select(y => y.Year));
        Assert.Equal(90m * 182 / 366, years[0].Ledger.OwedHours);
        Assert.Equal(90m * 183 / 365, years[1].Ledger.OwedHours);
        Assert.Equal(30, years[1].Ledger.CountedHours);
    }

    [Fact]
    public void A_year_is_listed_when_the_deciding_rank_on_its_last_day_or_D_is_below_county_deputy()
    {
        A cadre = A.Cadre().State("2010-01-01", Rank.TownshipHead).State("2022-12-31", Rank.CountyDeputy).State("2024-03-01", Rank.TownshipHead);

        Assert.Equal([2024, 2021, 2020], cadre.At("2024-06-30").Years.Select(y => y.Year));
        Assert.Equal([2021, 2020], cadre.At("2024-02-29").Years.Select(y => y.Year));
    }

    [Fact]
    public void A_year_that_is_over_is_judged_at_its_last_day_so_a_later_revocation_leaves_it()
    {
        A cadre = A.Cadre(c => c with { Rank = Rank.Staff }).Class("K", "2023-03-08", 90, days: 1).Took("K", revokedOn: "2024-01-01").Class("L", "2022-03-08", 90, days: 1).Took("L", revokedOn: "2022-12-31");

        Assert.True(cadre.At("2024-06-30").Years.Single(y => y.Year == 2023).Ledger.Met);
        Assert.False(cadre.At("2024-06-30").Years.Single(y => y.Year == 2022).Ledger.Met);
        Assert.Equal(0, cadre.At("2024-06-30").Hours!.CountedHours);
    }

    [Fact]
    public void Yearly_caps_are_shares_of_the_hours_owed_that_year()
    {
        Assert.Equal(9, A.Cadre(c => c with { Rank = Rank.Staff }).Credit("2024-01-01", CreditKind.Teaching, 50).At("2024-06-30").Years[0].Ledger.TeachingCounted);
    }

    [Fact]
    public void The_pack_of_D_holds_for_the_whole_computation()
    {
        A cadre = A.Cadre(c => c with { Rank = Rank.Staff }).Under(A.Hunan, A.National).Credit("2021-05-01", CreditKind.Online, 50);

        Assert.Equal(27, cadre.At("2022-12-31").Years.Single(y => y.Year == 2021).Ledger.OnlineCounted);
        Assert.Equal(0, cadre.At("2023-01-01").Years.Single(y => y.Year == 2021).Ledger.OnlineCounted);
    }

    [Fact]
    public void A_fraction_covers_exactly_its_part()
    {
        Assert.True(new Fraction(1, 7).Covers(3, 21));
        Assert.False(new Fraction(1, 7).Covers(3.000000001m, 21));
    }
}
