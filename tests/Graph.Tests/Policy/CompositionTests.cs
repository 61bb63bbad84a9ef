using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Status;
using Xunit;

namespace TalentGraph.Graph.Tests.Policy;

/// <summary>Rules, <em>Class composition</em>.</summary>
public sealed class CompositionTests
{
    [Fact]
    public void A_main_class_at_its_limits_breaches_nothing()
    {
        ClassComposition composition = Of(MainClass(UnitLevel.City), Courses());

        Assert.Equal((0.70m, 0.20m, 0.20m, 0.30m, false), (composition.TheoryAndPartySpirit, composition.PartySpirit, composition.LeadersLectures, composition.Interactive, composition.PartyAnalysis));
        Assert.Empty(composition.Breaches);
    }

    [Fact]
    public void A_hair_less_of_each_breaches_each()
    {
        TaughtCourse[] more = [.. Courses(), new(CourseKind.Knowledge, 0.01m, TeachingMethod.Lecture, false, null)];

        Assert.Equal(
            [ReasonCode.TheoryAndPartySpiritShareLow, ReasonCode.PartySpiritShareLow, ReasonCode.LeadersLecturesShareLow, ReasonCode.InteractiveShareLow],
            Of(MainClass(UnitLevel.Province), more).Breaches.Select(b => b.Code));
    }

    [Theory]
    [InlineData(UnitLevel.Central)]
    [InlineData(UnitLevel.County)]
    public void Theory_and_party_spirit_of_70_percent_are_asked_at_province_and_city_level_only(UnitLevel level)
    {
        TaughtCourse[] little = [new(CourseKind.PartySpirit, 30, TeachingMethod.Seminar, true, null), new(CourseKind.Knowledge, 70, TeachingMethod.Lecture, false, null)];

        Assert.Empty(Of(MainClass(level), little).Breaches);
        Assert.Equal([ReasonCode.TheoryAndPartySpiritShareLow], Of(MainClass(UnitLevel.City), little).Breaches.Select(b => b.Code));
    }

    [Fact]
    public void Other_classes_have_shares_but_no_breaches()
    {
        ClassComposition composition = Of(MainClass(UnitLevel.City) with { IsMain = null }, [new(CourseKind.Knowledge, 10, TeachingMethod.Lecture, false, null)]);

        Assert.Equal((0m, 0m), (composition.PartySpirit, composition.Interactive));
        Assert.Empty(composition.Breaches);
    }

    [Fact]
    public void Every_long_off_job_class_has_a_party_spirit_analysis_main_or_not()
    {
        TrainingClass record = MainClass(UnitLevel.City) with { IsMain = false, StartsOn = A.Day("2024-03-04"), EndsOn = A.Day("2024-03-31") };
        TaughtCourse[] with = [new(CourseKind.PartySpirit, 4, TeachingMethod.Seminar, false, "党性分析")], without = [new(CourseKind.PartySpirit, 4, TeachingMethod.Seminar, false, "党性")];

        Assert.Equal([ReasonCode.PartyAnalysisMissing], Of(record, without).Breaches.Select(b => b.Code));
        Assert.Empty(Of(record, with).Breaches);
        Assert.Empty(Of(record with { EndsOn = A.Day("2024-03-30") }, without).Breaches);
        Assert.Empty(Of(record with { Mode = ClassMode.Online }, without).Breaches);
    }

    [Fact]
    public void Without_listed_courses_it_is_not_assessed_and_without_hours_it_has_no_shares()
    {
        Assert.Null(ClassComposition.Of(A.National, Facts(MainClass(UnitLevel.City)), []));
        Assert.Null(Of(MainClass(UnitLevel.City), [new(CourseKind.Theory, 0, TeachingMethod.Lecture, false, null)]).PartySpirit);
    }

    private static TaughtCourse[] Courses() =>
    [
        new(CourseKind.PartySpirit, 20, TeachingMethod.Lecture, true, null),
        new(CourseKind.Theory, 50, TeachingMethod.Lecture, false, null),
        new(CourseKind.Knowledge, 30, TeachingMethod.Case, false, null),
    ];

    private static TrainingClass MainClass(UnitLevel level) => new()
    {
        Id = new ClassId("K"), Title = "K", Mode = ClassMode.OffJob, Level = level, IsMain = true, StartsOn = A.Day("2024-03-04"), EndsOn = A.Day("2024-03-08"), Hours = 100,
    };

    private static ClassFacts Facts(TrainingClass record) => ClassFacts.Of(A.National, record, [], [], null);

    private static ClassComposition Of(TrainingClass record, TaughtCourse[] courses) => ClassComposition.Of(A.National, Facts(record), courses)!;
}
