using TalentGraph.Graph.Policy.Earnings;
using Xunit;

namespace TalentGraph.Graph.Tests.Policy;

/// <summary>Rules, <em>What an enrolment earns</em>: one test a sentence.</summary>
public sealed class EarningTests
{
    private const string Later = "2024-06-30";

    [Theory]
    [InlineData(EnrolmentResult.Pass, WhyNot.None)]
    [InlineData(EnrolmentResult.Fail, WhyNot.NotPassed)]
    [InlineData(EnrolmentResult.InProgress, WhyNot.NotPassed)]
    [InlineData(EnrolmentResult.Withdrawn, WhyNot.NotPassed)]
    public void It_counts_with_result_pass(EnrolmentResult result, WhyNot why)
    {
        Assert.Equal((why, why == WhyNot.None ? 40 : 0), A.Cadre().Class("K", "2024-03-08").Took("K", result).Earned("E1", Later));
    }

    [Theory]
    [InlineData("2024-03-07", WhyNot.NotEnded)]
    [InlineData("2024-03-08", WhyNot.None)]
    public void It_counts_from_the_day_the_class_ends_on(string on, WhyNot why)
    {
        Assert.Equal(why, A.Cadre().Class("K", "2024-03-08").Took("K").Earned("E1", on).Why);
    }

    [Fact]
    public void At_an_earlier_date_a_running_class_shows_as_in_progress_without_marks()
    {
        A cadre = A.Cadre().Class("K", "2024-03-08", startsOn: "2024-03-04").Took("K", absent: 40);

        Assert.Equal(WhyNot.NotPassed | WhyNot.NotEnded, cadre.Earned("E1", "2024-03-07", isPast: true).Why);
        Assert.Equal(WhyNot.AbsenceOverLimit | WhyNot.NotEnded, cadre.Earned("E1", "2024-03-07").Why);
    }

    [Theory]
    [InlineData("2024-04-30", WhyNot.None)]
    [InlineData("2024-05-01", WhyNot.Revoked)]
    [InlineData("2024-05-02", WhyNot.Revoked)]
    public void Revocation_works_from_its_date_on(string on, WhyNot why)
    {
        Assert.Equal(why, A.Cadre().Class("K", "2024-03-08").Took("K", revokedOn: "2024-05-01").Earned("E1", on).Why);
    }

    [Theory]
    [InlineData(6, WhyNot.None)]
    [InlineData(6.0001, WhyNot.AbsenceOverLimit)]
    public void Exactly_a_seventh_of_the_class_hours_still_counts(double absent, WhyNot why)
    {
        Assert.Equal(why, A.Cadre().Class("K", "2024-03-08", hours: 42).Took("K", absent: (decimal)absent).Earned("E1", Later).Why);
    }

    [Fact]
    public void A_seventh_that_no_decimal_says_is_compared_exactly()
    {
        Assert.Equal(WhyNot.AbsenceOverLimit, A.Cadre().Class("K", "2024-03-08", hours: 40).Took("K", absent: 5.71428572m).Earned("E1", Later).Why);
        Assert.Equal(WhyNot.None, A.Cadre().Class("K", "2024-03-08", hours: 40).Took("K", absent: 5.71428571m).Earned("E1", Later).Why);
    }

    [Theory]
    [InlineData(4, WhyNot.None)]
    [InlineData(4.1, WhyNot.AbsenceOverLimit)]
    public void The_limit_is_a_tenth_in_Hunan(double absent, WhyNot why)
    {
        Assert.Equal(why, A.Cadre().Under(A.Hunan).Class("K", "2024-03-08").Took("K", absent: (decimal)absent).Earned("E1", Later).Why);
    }

    [Fact]
    public void One_enrolment_is_worth_something_else_to_each_pack()
    {
        A cadre = A.Cadre().Under(A.Hunan, A.National).Class("K", "2021-03-05").Took("K", absent: 5);

        Assert.Equal((WhyNot.AbsenceOverLimit, 0), cadre.Earned("E1", "2022-12-31"));
        Assert.Equal((WhyNot.None, 35), cadre.Earned("E1", "2023-01-01"));
    }

    [Theory]
    [InlineData("company", WhyNot.NotRecognised)]
    [InlineData("school", WhyNot.None)]
    [InlineData("academy", WhyNot.None)]
    [InlineData(null, WhyNot.None)]
    public void An_off_job_class_counts_when_its_organiser_is_a_school_an_academy_or_unknown(string? organiser, WhyNot why)
    {
        Assert.Equal(why, A.Cadre().Class("K", "2024-03-08", organiser: organiser).Took("K").Earned("E1", Later).Why);
    }

    [Theory]
    [InlineData("college", "2019-12-31", false)]
    [InlineData("college", "2020-01-01", true)]
    [InlineData("college", "2023-06-30", true)]
    [InlineData("college", "2023-07-01", false)]
    [InlineData("open-college", "2024-01-01", true)]
    public void Or_recognised_at_its_end_both_days_included_and_an_empty_end_is_open(string organiser, string endsOn, bool counts)
    {
        Assert.Equal(counts ? WhyNot.None : WhyNot.NotRecognised, A.Cadre().Class("K", endsOn, organiser: organiser).Took("K").Earned("E1", Later).Why);
    }

    [Fact]
    public void An_unrecognised_off_job_class_still_counts_for_participation()
    {
        A cadre = A.Cadre().Class("K", "2024-03-08", organiser: "company").Took("K");

        Assert.False(Counting.Counts(cadre.History.Earnings, 0, A.Day(Later).DayNumber, 1));
        Assert.True(Counting.Counts(cadre.History.Earnings, 0, A.Day(Later).DayNumber, 1, WhyNot.NotRecognised));
    }

    [Theory]
    [InlineData(ClassMode.Lecture)]
    [InlineData(ClassMode.Online)]
    public void Only_off_job_classes_need_a_recognised_organiser(ClassMode mode)
    {
        Assert.Equal((WhyNot.None, 40), A.Cadre().Class("K", "2024-03-08", mode: mode, organiser: "company").Took("K").Earned("E1", Later));
    }

    [Fact]
    public void Of_several_enrolments_in_one_class_only_the_counting_one_with_most_hours_earns()
    {
        A cadre = A.Cadre().Class("K", "2024-03-08").Took("K", hours: 20).Took("K", hours: 36).Took("K", EnrolmentResult.Fail).Took("K", hours: 36);

        foreach (A one in new[] { cadre, cadre.Backwards() })
        {
            Assert.Equal(WhyNot.SecondInClass, one.Earned("E1", Later).Why);
            Assert.Equal((WhyNot.None, 36), one.Earned("E2", Later));
            Assert.Equal(WhyNot.NotPassed, one.Earned("E3", Later).Why);
            Assert.Equal(WhyNot.SecondInClass, one.Earned("E4", Later).Why);
        }
    }

    [Fact]
    public void When_the_one_with_most_hours_is_revoked_the_next_one_earns()
    {
        A cadre = A.Cadre().Class("K", "2024-03-08").Took("K", hours: 36, revokedOn: "2024-05-01").Took("K", hours: 20);

        Assert.Equal((WhyNot.SecondInClass, 0), cadre.Earned("E2", "2024-04-30"));
        Assert.Equal((WhyNot.None, 20), cadre.Earned("E2", "2024-05-01"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public void Class_hours_that_are_empty_or_0_are_days_times_8(int? hours)
    {
        Assert.Equal((WhyNot.None, 20), A.Cadre().Class("K", "2024-03-08", hours: hours, days: 2.5m).Took("K").Earned("E1", Later));
    }

    [Fact]
    public void With_neither_hours_nor_days_it_counts_whatever_the_absence_with_0_hours_days_and_content()
    {
        A cadre = A.Cadre().Class("K", "2024-03-08", hours: null, days: null, theory: 30, party: 20).Took("K", hours: 40, absent: 100);

        Assert.Equal((WhyNot.None, 0), cadre.Earned("E1", Later));
        Assert.Equal((0, 0), (cadre.At(Later).Hours!.OffJobDays, cadre.At(Later).Hours!.OffJobHours));
        Assert.Equal(["theory_hours", "party_spirit_hours"], cadre.At(Later).Reasons.Take(2).Select(r => r.Figures[0].Name));
    }

    [Fact]
    public void Absence_is_the_conduct_rows_of_absence_and_leave_where_hours_absent_is_empty()
    {
        A cadre = A.Cadre().Class("K", "2024-03-08", hours: 42).Class("L", "2024-03-08", hours: 42).Took("K")
            .Conduct("K", "2024-03-05", ConductKind.Absence, 4).Conduct("K", "2024-03-06", ConductKind.Leave, 2)
            .Conduct("K", "2024-03-06", ConductKind.Late, 9).Conduct("L", "2024-03-06", ConductKind.Absence, 9);

        Assert.Equal((WhyNot.None, 36), cadre.Earned("E1", Later));
        Assert.Equal(WhyNot.AbsenceOverLimit, cadre.Conduct("K", "2024-03-07", ConductKind.Leave, 0.5m).Earned("E1", Later).Why);
        Assert.Equal((WhyNot.None, 41), A.Cadre().Class("K", "2024-03-08", hours: 42).Took("K", absent: 1).Conduct("K", "2024-03-05", ConductKind.Absence, 20).Earned("E1", Later));
    }

    [Fact]
    public void Approved_leave_is_absence_only_where_the_pack_says_so()
    {
        var lenient = A.National with { Absence = A.National.Absence with { LeaveCounts = false } };

        Assert.Equal((WhyNot.None, 40), A.Cadre().Under(lenient).Class("K", "2024-03-08").Took("K").Conduct("K", "2024-03-06", ConductKind.Leave, 20).Earned("E1", Later));
    }

    [Fact]
    public void Conduct_noted_after_the_class_works_from_its_day_on()
    {
        A cadre = A.Cadre().Class("K", "2024-03-08", hours: 42).Took("K").Conduct("K", "2024-03-06", ConductKind.Absence, 2)
            .Conduct("K", "2024-04-01", ConductKind.Absence, 1).Conduct("K", "2024-05-01", ConductKind.Absence, 4);

        Assert.Equal((WhyNot.None, 40), cadre.Earned("E1", "2024-03-31"));
        Assert.Equal((WhyNot.None, 39), cadre.Earned("E1", "2024-04-01"));
        Assert.Equal(WhyNot.AbsenceOverLimit, cadre.Earned("E1", "2024-05-01").Why);
        Assert.Equal(40, cadre.At("2024-03-31").Hours!.OffJobHours);
        Assert.Equal(39, cadre.At("2024-04-30").Hours!.OffJobHours);
        Assert.Equal(0, cadre.At("2024-05-01").Hours!.OffJobHours);
    }

    [Fact]
    public void Hours_are_at_most_the_class_hours_and_where_empty_class_hours_less_absence()
    {
        A cadre = A.Cadre().Class("K", "2024-03-08").Took("K", hours: 50, id: "over").Class("L", "2024-03-08").Took("L", absent: 3, id: "empty")
            .Class("M", "2024-03-08").Took("M", hours: 33, absent: 3, id: "given");

        Assert.Equal((40m, 37m, 33m), (cadre.Earned("over", Later).Hours, cadre.Earned("empty", Later).Hours, cadre.Earned("given", Later).Hours));
    }

    [Fact]
    public void Self_study_earns_no_hours()
    {
        Assert.Equal((WhyNot.None, 0), A.Cadre().Class("K", "2024-03-08", mode: ClassMode.SelfStudy).Took("K").Earned("E1", Later));
    }

    [Fact]
    public void Every_condition_that_fails_is_named()
    {
        Assert.Equal(
            WhyNot.NotPassed | WhyNot.Revoked | WhyNot.AbsenceOverLimit | WhyNot.NotRecognised,
            A.Cadre().Class("K", "2024-03-08", organiser: "company").Took("K", EnrolmentResult.Fail, absent: 30, revokedOn: "2024-04-01").Earned("E1", Later).Why);
    }

    /// <summary>An enrolment that does not count says which condition failed: of a running class too, the revocation included.</summary>
    [Fact]
    public void A_revocation_while_the_class_still_runs_is_named_beside_it()
    {
        A cadre = A.Cadre().Class("K", "2024-03-08", startsOn: "2024-03-04").Took("K", revokedOn: "2024-03-06");

        Assert.Equal(WhyNot.NotEnded, cadre.Earned("E1", "2024-03-05").Why);
        Assert.Equal(WhyNot.NotEnded | WhyNot.Revoked, cadre.Earned("E1", "2024-03-06").Why);
    }
}
