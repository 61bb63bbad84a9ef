using TalentGraph.Graph.Policy.Persons;
using Xunit;
using static TalentGraph.Graph.Tests.Policy.A;

namespace TalentGraph.Graph.Tests.Policy;

/// <summary>Rules, <em>Time</em>: one test a sentence.</summary>
public sealed class TimeTests
{
    [Theory]
    [InlineData("2024-02-29", 3, "2021-02-28")]
    [InlineData("2024-02-29", 4, "2020-02-29")]
    [InlineData("2024-02-28", 4, "2020-02-28")]
    [InlineData("2023-03-01", 3, "2020-03-01")]
    public void D_less_n_years_is_the_same_month_and_day_and_29_February_becomes_28(string on, int years, string expected)
    {
        Assert.Equal(Day(expected), Calendar.YearsBefore(Day(on), years));
    }

    [Theory]
    [InlineData("2020-02-29", 1, "2021-02-28")]
    [InlineData("2020-02-29", 4, "2024-02-29")]
    [InlineData("2020-06-30", 5, "2025-06-30")]
    public void D_plus_n_years_likewise(string on, int years, string expected)
    {
        Assert.Equal(Day(expected), Calendar.YearsAfter(Day(on), years));
    }

    [Theory]
    [InlineData("2020-06-30", 3, "2023-06-30")]
    [InlineData("2020-02-28", 4, "2024-02-28")]
    [InlineData("2020-02-29", 3, "2023-03-01")]
    [InlineData("2020-02-29", 4, "2024-02-29")]
    [InlineData("2021-02-28", 3, "2024-02-28")]
    public void A_window_is_half_open_so_a_day_has_left_it_on_its_anniversary(string happened, int years, string expected)
    {
        DateOnly leaves = Calendar.LeavesWindow(Day(happened), years);

        Assert.Equal(Day(expected), leaves);
        Assert.True(Calendar.YearsBefore(leaves, years) >= Day(happened));
        Assert.True(Calendar.YearsBefore(leaves.AddDays(-1), years) < Day(happened));
    }

    [Theory]
    [InlineData("1980-05-10", "2024-05-09", 43)]
    [InlineData("1980-05-10", "2024-05-10", 44)]
    [InlineData("1980-02-29", "2023-02-27", 42)]
    [InlineData("1980-02-29", "2023-02-28", 43)]
    public void Ages_and_years_of_service_are_whole_years_reached(string since, string on, int expected)
    {
        Assert.Equal(expected, Calendar.WholeYears(Day(since), Day(on)));
    }

    [Fact]
    public void S_is_entered_on_else_work_started_on_else_unknown()
    {
        DateOnly day = Day("2010-01-01");

        Assert.Equal(day, A.Cadre(c => c with { EnteredOn = day, WorkStartedOn = Day("2001-01-01") }).History.EnteredOn);
        Assert.Equal(day, A.Cadre(c => c with { EnteredOn = null, WorkStartedOn = day }).History.EnteredOn);
        Assert.Null(A.Cadre(c => c with { EnteredOn = null, WorkStartedOn = null }).History.EnteredOn);
    }

    [Theory]
    [InlineData("2024-03-14", false)]
    [InlineData("2024-03-15", true)]
    public void Active_from_S_on(string on, bool active)
    {
        Assert.Equal(active, A.Cadre(c => c with { EnteredOn = Day("2024-03-15") }).Standing(on).IsActive);
    }

    [Theory]
    [InlineData(CadreStatus.Retired, "2024-03-15", "2024-03-14", true)]
    [InlineData(CadreStatus.Retired, "2024-03-15", "2024-03-15", false)]
    [InlineData(CadreStatus.Active, "2024-03-15", "2024-03-15", false)]
    [InlineData(CadreStatus.Active, null, "2024-03-15", true)]
    [InlineData(CadreStatus.Left, null, "2001-03-15", false)]
    [InlineData(CadreStatus.Retired, null, "2001-03-15", false)]
    public void Active_by_left_on_which_is_the_first_day_not_in_service_else_by_status(CadreStatus status, string? leftOn, string on, bool active)
    {
        Assert.Equal(active, A.Cadre(c => c with { Status = status, LeftOn = leftOn is null ? null : Day(leftOn) }).Standing(on).IsActive);
    }

    [Fact]
    public void Active_by_the_deciding_states_status_where_it_has_one()
    {
        A cadre = A.Cadre(c => c with { Status = CadreStatus.Active, LeftOn = Day("2021-01-01") })
            .State("2010-01-01", status: CadreStatus.Active).State("2022-01-01", status: CadreStatus.Left).State("2023-01-01");

        Assert.True(cadre.Standing("2021-06-01").IsActive);
        Assert.True(cadre.Standing("2021-12-31").IsActive);
        Assert.False(cadre.Standing("2022-01-01").IsActive);
        Assert.False(cadre.Standing("2023-01-01").IsActive);
        Assert.False(cadre.Standing("1999-01-01").IsActive);
    }

    [Theory]
    [InlineData("2019-12-31", null)]
    [InlineData("2020-01-01", LeadingTeam.LeadingGroup)]
    [InlineData("2021-12-31", LeadingTeam.LeadingGroup)]
    [InlineData("2022-01-01", null)]
    public void An_appointment_holds_from_its_first_day_to_the_day_before_to(string on, LeadingTeam? team)
    {
        A cadre = A.Cadre().Post("2020-01-01", "2022-01-01", team: LeadingTeam.LeadingGroup);

        Assert.Equal(team ?? LeadingTeam.None, CurrentPosts.Team(cadre.History, Day(on), cadre.Organisation));
    }

    [Fact]
    public void The_latest_state_by_D_decides_and_before_the_first_the_first()
    {
        A cadre = A.Cadre(c => c with { Rank = Rank.BureauHead, RankSince = null, Category = Category.Worker })
            .State("2015-01-01", Rank.TownshipHead, unit: "town", grade: Grade.SectionMember1, category: Category.CivilServant, tags: [Tag.YoungCadre])
            .State("2020-06-01", Rank.CountyDeputy, unit: "county");

        Assert.Equal((Rank.TownshipHead, Grade.SectionMember1, new UnitId("town"), Category.CivilServant), Parts(cadre.Standing("2012-01-01")));
        Assert.Equal([Tag.YoungCadre], cadre.Standing("2020-05-31").Tags);
        Assert.Equal(Rank.TownshipHead, cadre.Standing("2020-05-31").Rank);
        Assert.Equal((Rank.CountyDeputy, null, new UnitId("county"), null), Parts(cadre.Standing("2020-06-01")));

        static (Rank?, Grade?, UnitId?, Category?) Parts(Standing s) => (s.Rank, s.Grade, s.Unit, s.Category);
    }

    [Fact]
    public void Without_states_the_rank_holds_from_rank_since_before_it_the_highest_substantive_post_else_staff()
    {
        A cadre = A.Cadre(c => c with { Rank = Rank.CountyHead, RankSince = Day("2022-01-01") })
            .Post("2015-01-01", "2018-01-01", Rank.TownshipHead)
            .Post("2016-01-01", "2018-01-01", Rank.TownshipDeputy)
            .Post("2016-01-01", "2018-01-01", Rank.BureauHead, kind: AppointmentKind.Concurrent);

        Assert.Equal(Rank.CountyHead, cadre.Standing("2022-01-01").Rank);
        Assert.Equal(Rank.Staff, cadre.Standing("2021-12-31").Rank);
        Assert.Equal(Rank.TownshipHead, cadre.Standing("2017-12-31").Rank);
        Assert.Equal(Rank.Staff, cadre.Standing("2014-12-31").Rank);
        Assert.Equal(Rank.CountyHead, A.Cadre(c => c with { Rank = Rank.CountyHead, RankSince = null }).Standing("2001-01-01").Rank);
    }

    [Fact]
    public void The_grade_holds_from_grade_since_before_it_none()
    {
        A cadre = A.Cadre(c => c with { Grade = Grade.Researcher4, GradeSince = Day("2022-01-01") });

        Assert.Equal(Grade.Researcher4, cadre.Standing("2022-01-01").Grade);
        Assert.Null(cadre.Standing("2021-12-31").Grade);
    }

    [Fact]
    public void The_unit_is_that_of_the_highest_then_latest_substantive_post_held_else_unit_id()
    {
        A cadre = A.Cadre(c => c with { UnitId = new UnitId("county") })
            .Post("2015-01-01", "2020-01-01", Rank.TownshipHead, unit: "town")
            .Post("2016-01-01", "2020-01-01", Rank.TownshipHead, unit: "bureau")
            .Post("2017-01-01", "2020-01-01", Rank.TownshipDeputy, unit: "village");

        Assert.Equal(new UnitId("town"), cadre.Standing("2015-12-31").Unit);
        Assert.Equal(new UnitId("bureau"), cadre.Standing("2018-01-01").Unit);
        Assert.Equal(new UnitId("county"), cadre.Standing("2020-01-01").Unit);
    }

    [Fact]
    public void RankSince_is_the_start_of_the_latest_unbroken_run_of_that_rank()
    {
        A states = A.Cadre().State("2010-01-01", Rank.TownshipHead).State("2013-01-01", Rank.CountyDeputy).State("2015-01-01", Rank.TownshipHead, unit: "town").State("2017-01-01", Rank.TownshipHead);
        A plain = A.Cadre(c => c with { Rank = Rank.CountyDeputy, RankSince = Day("2022-01-01") })
            .Post("2015-01-01", "2017-01-01", Rank.TownshipHead).Post("2017-01-01", "2020-01-01", Rank.TownshipHead);

        Assert.Equal(Day("2015-01-01"), Since(states, "2018-01-01"));
        Assert.Equal(Day("2013-01-01"), Since(states, "2014-12-31"));
        Assert.Equal(Day("2010-01-01"), Since(states, "2012-01-01"));
        Assert.Equal(Day("2022-01-01"), Since(plain, "2023-01-01"));
        Assert.Equal(Day("2015-01-01"), Since(plain, "2019-01-01"));
        Assert.Null(Since(plain, "2021-01-01"));

        static DateOnly? Since(A cadre, string on) => Standing.RankSince(cadre.History, Day(on), cadre.Organisation);
    }

    [Fact]
    public void The_deciding_rank_is_the_higher_of_the_rank_and_the_rank_the_grade_equals()
    {
        Assert.Equal(Rank.CountyHead, Deciding(Rank.TownshipHead, Grade.Researcher2));
        Assert.Equal(Rank.CountyHead, Deciding(Rank.CountyHead, Grade.SectionMember4));
        Assert.Equal(Rank.TownshipDeputy, Deciding(null, Grade.SectionMember3));
        Assert.Equal(Rank.Staff, Deciding(null, Grade.Clerk1));
        Assert.Equal(Rank.Staff, Deciding(null, null));

        static Rank Deciding(Rank? rank, Grade? grade) =>
            A.Cadre(c => c with { Rank = rank, Grade = grade }).Standing("2024-01-01").DecidingRank(A.National);
    }

    [Fact]
    public void The_managing_unit_is_the_one_named_else_the_nearest_ancestor_of_level_county_or_above_else_the_unit()
    {
        Assert.Equal("county", Managing("village", null));
        Assert.Equal("county", Managing("town", null));
        Assert.Equal("county", Managing("bureau", null));
        Assert.Equal("city", Managing("county", null));
        Assert.Equal("city", Managing("city", null));
        Assert.Equal("academy", Managing("town", "academy"));

        static string? Managing(string unit, string? named)
        {
            A cadre = A.Cadre(c => c with { UnitId = new UnitId(unit), ManagedByUnitId = named is null ? null : new UnitId(named) });
            return Standing.Now(cadre.History, Day("2024-06-30"), cadre.Organisation, A.National).ManagedBy?.Value;
        }
    }

    [Fact]
    public void Education_is_the_highest_of_the_record_and_the_courses_of_education()
    {
        var cadre = new Cadre { Id = new CadreId("C1"), Name = "张伟", Status = CadreStatus.Active, Education = Education.Bachelor };
        EducationEntry Of(Education level) => new() { CadreId = cadre.Id, Mode = EducationMode.FullTime, Level = level, School = "党校" };

        Assert.Equal(Education.Master, HighestEducation.Of(cadre, [Of(Education.Secondary), Of(Education.Master)]));
        Assert.Equal(Education.Bachelor, HighestEducation.Of(cadre, [Of(Education.JuniorCollege)]));
        Assert.Null(HighestEducation.Of(cadre with { Education = null }, []));
    }

    [Fact]
    public void The_ladder_and_the_educations_stand_low_to_high()
    {
        Assert.Equal(
            ["staff", "township_deputy", "township_head", "county_deputy", "county_head", "bureau_deputy", "bureau_head", "province_deputy", "province_head"],
            Code.All(typeof(Rank)));
        Assert.Equal(["other", "secondary", "junior_college", "bachelor", "master", "doctorate"], Code.All(typeof(Education)));
    }
}
