using TalentGraph.Graph.Policy.Earnings;
using Xunit;

namespace TalentGraph.Graph.Tests.Policy;

/// <summary>Rules, <em>What an enrolment earns</em>: content and length of a class.</summary>
public sealed class ClassFactsTests
{
    [Fact]
    public void Hours_of_a_kind_are_the_sum_of_the_listed_courses_and_the_declared_hours_are_not_asked()
    {
        ClassFacts facts = Class(hours: 60, theory: 50, party: 10, courses: [(CourseKind.Theory, 20), (CourseKind.Theory, 5), (CourseKind.PartySpirit, 8), (CourseKind.Knowledge, 7)]);

        Assert.Equal((25m, 8m, 60m, false), (facts.Theory, facts.PartySpirit, facts.ContentWhole, facts.IsUndeclared));
    }

    [Fact]
    public void Content_is_scaled_down_to_the_class_hours_when_it_adds_up_to_more()
    {
        // 30 of 50 listed hours in a class of 40: 24 hours exactly.
        A exactly = A.Cadre().Class("K", "2024-03-08", courses: [(CourseKind.Theory, 30), (CourseKind.Knowledge, 20)]).Took("K");
        A declared = A.Cadre().Class("K", "2024-03-08", theory: 30, party: 20).Took("K");
        A less = A.Cadre().Class("K", "2024-03-08", courses: [(CourseKind.Theory, 30), (CourseKind.Knowledge, 20.01m)]).Took("K");

        Assert.DoesNotContain("TheoryMissing", Missing(exactly));
        Assert.DoesNotContain("TheoryMissing", Missing(declared));
        Assert.Contains("TheoryMissing", Missing(less));
    }

    [Fact]
    public void One_earned_of_the_content_what_the_hours_earned_are_of_the_class_hours()
    {
        A Took(decimal hours) => A.Cadre().Class("K", "2024-03-08", courses: [(CourseKind.Theory, 32)]).Took("K", hours: hours);

        Assert.DoesNotContain("TheoryMissing", Missing(Took(30)));
        Assert.Contains("TheoryMissing", Missing(Took(29.9999m)));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(20, null, true)]
    [InlineData(null, 20, true)]
    [InlineData(0, 0, false)]
    [InlineData(20, 12, false)]
    public void Without_courses_content_is_declared_by_both_hours_or_not_at_all(int? theory, int? party, bool undeclared)
    {
        Assert.Equal(undeclared, Class(theory: theory, party: party).IsUndeclared);
    }

    [Fact]
    public void Listed_courses_without_any_hours_are_undeclared_even_where_hours_are_declared()
    {
        Assert.True(Class(theory: 24, party: 16, courses: [(CourseKind.Theory, 0)]).IsUndeclared);
    }

    [Fact]
    public void A_course_without_hours_in_the_class_has_the_courses_own()
    {
        var course = new Course { Id = new CourseId("Q"), Title = "Q", Kind = CourseKind.PartySpirit, Method = TeachingMethod.Seminar, Hours = 6, LecturerIsLeader = true, Theme = "T" };
        var row = new ClassCourse { ClassId = new ClassId("K"), CourseId = course.Id };

        Assert.Equal(new TaughtCourse(CourseKind.PartySpirit, 6, TeachingMethod.Seminar, true, "T"), TaughtCourse.Of(row, course));
        Assert.Equal(
            new TaughtCourse(CourseKind.PartySpirit, 4, TeachingMethod.Debate, false, "T"),
            TaughtCourse.Of(row with { Hours = 4, Method = TeachingMethod.Debate, LecturerIsLeader = false }, course));
        Assert.Equal((0m, false), (TaughtCourse.Of(row, course with { Hours = null, LecturerIsLeader = null }).Hours, TaughtCourse.Of(row, course with { LecturerIsLeader = null }).LecturerIsLeader));
    }

    [Theory]
    [InlineData("2024-03-04", "2024-03-07", 4)] // Monday to Thursday
    [InlineData("2024-03-04", "2024-03-08", 7)] // to Friday: runs to the Sunday
    [InlineData("2024-03-04", "2024-03-09", 6)] // to Saturday
    [InlineData("2024-03-08", "2024-03-08", 3)]
    public void A_segment_that_ends_on_a_Friday_runs_to_the_Sunday(string from, string to, int days)
    {
        Assert.Equal(days, A.Cadre().Class("K", to, startsOn: from).Facts("K").CalendarDays);
    }

    [Fact]
    public void Calendar_days_are_the_sum_over_the_segments()
    {
        Assert.Equal(7 + 2, A.Cadre().Class("K", "2024-04-02", startsOn: "2024-03-04", segments: [("2024-04-01", "2024-04-02"), ("2024-03-04", "2024-03-08")]).Facts("K").CalendarDays);
    }

    [Theory]
    [InlineData("2024-03-30", false)] // 27 days, a Saturday
    [InlineData("2024-03-31", true)]
    [InlineData("2024-03-29", true)] // 26 days to a Friday and its weekend
    [InlineData("2024-03-28", false)]
    public void Long_is_28_calendar_days(string endsOn, bool isLong)
    {
        Assert.Equal(isLong, A.Cadre().Class("K", endsOn, startsOn: "2024-03-04").Facts("K").IsLong);
    }

    [Theory]
    [InlineData(20, 19, 5, true)]
    [InlineData(20, 20, 5, false)]
    [InlineData(20, 5, 20, false)]
    public void Professional_is_the_kind_with_strictly_most_hours(int professional, int theory, int knowledge, bool expected)
    {
        Assert.Equal(expected, Class(hours: 60, courses: [(CourseKind.Professional, professional), (CourseKind.Theory, theory), (CourseKind.Knowledge, knowledge)]).IsProfessional);
    }

    [Theory]
    [InlineData(13, 13, true)] // 14 of 40 are left and are more than either
    [InlineData(14, 12, false)] // 14 are left: no more than theory
    [InlineData(30, 30, false)]
    public void Declared_without_courses_the_professional_part_is_unknown(int theory, int party, bool couldBe)
    {
        Assert.Equal(couldBe ? null : false, Class(theory: theory, party: party).IsProfessional);
        Assert.Null(Class().IsProfessional);
    }

    private static ClassFacts Class(decimal? hours = 40, decimal? theory = null, decimal? party = null, (CourseKind Kind, decimal Hours)[]? courses = null) =>
        A.Cadre().Class("K", "2024-03-08", hours: hours, theory: theory, party: party, courses: courses).Facts("K");

    private static IEnumerable<string> Missing(A cadre) => cadre.At("2024-06-30").Reasons.Select(reason => reason.Code.ToString());
}
