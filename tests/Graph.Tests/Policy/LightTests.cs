using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Status;
using Xunit;
using static TalentGraph.Graph.Tests.Policy.A;

namespace TalentGraph.Graph.Tests.Policy;

/// <summary>Rules, <em>Lights</em>: one test a sentence.</summary>
public sealed class LightTests
{
    private const string D = "2024-06-30";

    [Theory]
    [InlineData(24, 16, Light.Yellow)]
    [InlineData(23.99, 16, Light.Red)]
    [InlineData(24, 15.99, Light.Red)]
    public void Systematic_is_one_class_with_24_hours_of_theory_and_one_with_16_of_party_spirit(double theory, double party, Light light)
    {
        Assert.Equal(light, A.Cadre().Passed("T", "2024-03-08", theory: (decimal)theory).Passed("P", "2023-03-08", party: (decimal)party).Light(D));
    }

    [Fact]
    public void One_class_may_serve_both_and_hours_of_several_classes_are_not_added()
    {
        Assert.Equal(Light.Yellow, A.Cadre().Passed("K", "2024-03-08", 24, 16).Light(D));
        Assert.Equal(Light.Red, A.Cadre().Passed("K", "2024-03-08", 12, 16).Passed("L", "2024-04-08", 12, 16).Light(D));
    }

    [Theory]
    [InlineData("2019-06-30", Light.Red)]
    [InlineData("2019-07-01", Light.Yellow)]
    public void In_the_window_of_five_years(string endsOn, Light light)
    {
        Assert.Equal(light, A.Cadre().Passed("K", endsOn, 24, 16).Light(D));
    }

    [Theory]
    [InlineData(ClassMode.Lecture)]
    [InlineData(ClassMode.Online)]
    public void Only_off_job_classes_serve(ClassMode mode)
    {
        Assert.Equal(Light.Red, A.Cadre().Class("K", "2024-03-08", mode: mode, courses: [(CourseKind.Theory, 24), (CourseKind.PartySpirit, 16)]).Took("K").Light(D));
    }

    [Fact]
    public void Only_recognised_and_counting_classes_serve()
    {
        Assert.Equal(Light.Red, A.Cadre().Passed("K", "2024-03-08", 24, 16, organiser: "company").Light(D));
        Assert.Equal(Light.Red, A.Cadre().Class("K", "2024-03-08", theory: 24, party: 16).Took("K", EnrolmentResult.Fail).Light(D));
    }

    [Fact]
    public void Red_any_one_of_the_two_missing_makes_red_and_all_both()
    {
        var all = A.National with { Red = A.National.Red with { Missing = RedMissing.All } };

        Assert.Equal(Light.Red, A.Cadre().Passed("T", "2024-03-08", theory: 24).Light(D));
        Assert.Equal(Light.Yellow, A.Cadre().Under(all).Passed("T", "2024-03-08", theory: 24).Light(D));
        Assert.Equal(Light.Red, A.Cadre().Under(all).Passed("T", "2024-03-08", theory: 23).Light(D));
    }

    [Fact]
    public void Yellow_when_neither_and_the_hours_are_not_met_green_when_they_are()
    {
        Assert.Equal(Light.Yellow, A.Cadre().Passed("K", "2024-03-08", 24, 16).Passed("L", "2024-04-08", other: 509.9m).Light(D));
        Assert.Equal(Light.Green, A.Cadre().Passed("K", "2024-03-08", 24, 16).Passed("L", "2024-04-08", other: 510).Light(D));
        Assert.Equal(Light.Red, A.Cadre().Passed("L", "2024-04-08", other: 600).Light(D));
    }

    [Theory]
    [InlineData(40, 0, Light.Unknown)] // 24 + 16 in one
    [InlineData(39.99, 0, Light.Red)]
    [InlineData(24, 16, Light.Unknown)] // one each
    [InlineData(16, 24, Light.Unknown)]
    [InlineData(24, 15.99, Light.Red)]
    [InlineData(23.99, 23.99, Light.Red)]
    public void Unknown_when_some_split_of_undeclared_hours_would_end_it(double first, double second, Light light)
    {
        A cadre = A.Cadre().Class("K", "2024-03-08", (decimal)first).Took("K");
        if (second > 0)
            cadre.Class("L", "2024-04-08", (decimal)second).Took("L");

        Assert.Equal(light, cadre.Light(D));
        Assert.Equal(light, cadre.Backwards().Light(D));
    }

    [Theory]
    [InlineData(16, Light.Unknown)]
    [InlineData(15.99, Light.Red)]
    public void With_theory_known_only_the_party_spirit_must_be_brought(double hours, Light light)
    {
        Assert.Equal(light, A.Cadre().Passed("T", "2024-03-08", theory: 24).Class("K", "2024-03-08", (decimal)hours).Took("K").Light(D));
    }

    [Fact]
    public void Under_all_either_one_would_end_red()
    {
        var all = A.National with { Red = A.National.Red with { Missing = RedMissing.All } };

        Assert.Equal(Light.Unknown, A.Cadre().Under(all).Class("K", "2024-03-08", 16).Took("K").Light(D));
        Assert.Equal(Light.Red, A.Cadre().Under(all).Class("K", "2024-03-08", 15.9m).Took("K").Light(D));
    }

    [Fact]
    public void The_hours_earned_are_split_not_the_class_hours_and_only_of_recognised_counting_off_job_classes_of_the_window()
    {
        Assert.Equal(Light.Red, A.Cadre().Class("K", "2024-03-08", 60).Took("K", hours: 39).Light(D));
        Assert.Equal(Light.Red, A.Cadre().Class("K", "2024-03-08", 60, organiser: "company").Took("K").Light(D));
        Assert.Equal(Light.Red, A.Cadre().Class("K", "2024-03-08", 60).Took("K", EnrolmentResult.Fail).Light(D));
        Assert.Equal(Light.Red, A.Cadre().Class("K", "2024-03-08", 60, mode: ClassMode.Online).Took("K").Light(D));
        Assert.Equal(Light.Red, A.Cadre().Class("K", "2019-06-30", 60).Took("K").Light(D));
    }

    [Theory]
    [InlineData(Rank.Staff, null, Light.Yellow)]
    [InlineData(null, null, Light.Yellow)]
    [InlineData(Rank.TownshipDeputy, null, Light.Red)]
    [InlineData(Rank.Staff, LeadingTeam.VillageSecretary, Light.Red)]
    [InlineData(Rank.Staff, LeadingTeam.None, Light.Yellow)]
    public void Only_township_deputy_or_above_and_members_of_a_team_can_be_red(Rank? rank, LeadingTeam? team, Light light)
    {
        A cadre = A.Cadre(c => c with { Rank = rank });
        if (team is not null)
            cadre.Post("2015-01-01", rank: rank, team: team);

        Assert.Equal(light, cadre.Light(D));
    }

    [Fact]
    public void Nor_can_the_others_be_unknown()
    {
        Assert.Equal(Light.Yellow, A.Cadre(c => c with { Rank = Rank.Staff }).Class("K", "2024-03-08").Took("K").Light(D));
    }

    [Fact]
    public void The_deciding_rank_can_make_red_by_the_grade()
    {
        Assert.Equal(Light.Red, A.Cadre(c => c with { Rank = Rank.Staff, Grade = Grade.SectionMember4 }).Light(D));
    }

    [Theory]
    [InlineData("2023-07-01", Light.Yellow)]
    [InlineData("2023-06-30", Light.Red)]
    public void Nobody_is_red_before_12_months_since_entry(string entered, Light light)
    {
        A cadre = A.Cadre(c => c with { EnteredOn = Day(entered) });

        Assert.Equal(light, cadre.Light(D));
        Assert.Equal(light == Light.Yellow, cadre.At(D).Reasons.Any(r => r.Code == ReasonCode.InGrace));
        Assert.Equal(light == Light.Yellow ? Day("2024-07-01") : null, cadre.At(D).GraceUntil);
    }

    [Fact]
    public void In_grace_one_who_meets_the_hours_is_green_and_grace_from_29_February_ends_on_the_28()
    {
        Assert.Equal(Light.Green, A.Cadre(c => c with { EnteredOn = Day("2024-06-01") }).Class("K", "2024-06-20").Took("K").Light(D));
        Assert.Equal(Light.Red, A.Cadre(c => c with { EnteredOn = Day("2024-02-29") }).Light("2025-02-28"));
        Assert.Equal(Light.Yellow, A.Cadre(c => c with { EnteredOn = Day("2024-02-29") }).Light("2025-02-27"));
    }

    [Fact]
    public void On_the_day_of_entry_nothing_is_owed_so_it_is_met()
    {
        Assert.Equal(Light.Green, A.Cadre(c => c with { EnteredOn = Day(D) }).Light(D));
    }

    [Fact]
    public void Those_not_active_owe_nothing_and_the_reason_says_so()
    {
        TrainingStatus status = A.Cadre(c => c with { Status = CadreStatus.Retired, LeftOn = Day("2024-01-01") }).At(D);

        Assert.Null(status.Light);
        Assert.Equal([ReasonCode.NotInService], status.Reasons.Select(r => r.Code));
        Assert.Equal((null, 0, 0), (status.Hours, status.Years.Count, status.Obligations.Count));
        Assert.Null(A.Cadre(c => c with { EnteredOn = Day("2024-07-01") }).Light(D));
    }

    [Fact]
    public void What_is_missing_is_named_whatever_the_light_with_figures_and_classes()
    {
        TrainingStatus status = A.Cadre().Class("K", "2024-03-08", courses: [(CourseKind.Theory, 20), (CourseKind.PartySpirit, 10), (CourseKind.Knowledge, 10)]).Took("K", hours: 38).At(D);

        Assert.Equal([ReasonCode.TheoryMissing, ReasonCode.PartySpiritMissing, ReasonCode.HoursShort], status.Reasons.Select(r => r.Code));
        Assert.Equal([new Figure("theory_hours", 19, "hours", 24)], status.Reasons[0].Figures);
        Assert.Equal([new Figure("party_spirit_hours", 9.5m, "hours", 16)], status.Reasons[1].Figures);
        Assert.Equal([new Figure("counted_hours", 38, "hours", 550), new Figure("off_job_days", 3m * 38 / 40, "calendar_days", 90)], status.Reasons[2].Figures);
        Assert.All(status.Reasons, reason => Assert.Equal([new ClassId("K")], reason.Classes));
        Assert.Equal("systematic.theoryHours", status.Reasons[0].Rule?.Code);
    }

    [Fact]
    public void Content_undeclared_is_named_only_with_unknown()
    {
        Assert.Equal(ReasonCode.ContentUndeclared, A.Cadre().Class("K", "2024-03-08").Took("K").At(D).Reasons[^1].Code);
        Assert.DoesNotContain(A.Cadre().Class("K", "2024-03-08", 30).Took("K").At(D).Reasons, r => r.Code == ReasonCode.ContentUndeclared);
        Assert.Contains(A.Cadre(c => c with { Rank = Rank.Staff }).Light(D) is Light.Yellow ? A.Cadre(c => c with { Rank = Rank.Staff }).At(D).Reasons : [], r => r.Code == ReasonCode.TheoryMissing);
    }

    [Fact]
    public void Codes_are_those_of_the_rules()
    {
        Assert.Equal(
            "THEORY_MISSING PARTY_SPIRIT_MISSING HOURS_SHORT CONTENT_UNDECLARED IN_GRACE NOT_IN_SERVICE NOT_PASSED NOT_ENDED REVOKED ABSENCE_OVER_LIMIT NOT_RECOGNISED SECOND_IN_CLASS",
            string.Join(' ', Enum.GetValues<ReasonCode>().TakeWhile(code => code < ReasonCode.TheoryAndPartySpiritShareLow).Select(code => Code.Of(code).ToUpperInvariant())));
    }
}
