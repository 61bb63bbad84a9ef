using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Ledger;
using TalentGraph.Graph.Policy.Packs;
using static TalentGraph.Api.Tests.Features.A;

namespace TalentGraph.Api.Tests.Features;

/// <summary>A county with a bureau and a town, its neighbour, and the files of one of its cadres, C06.</summary>
internal static class Qingshan
{
    public static readonly DateOnly Today = new(2024, 6, 30);

    /// <summary>Names without a file of their own, in pinyin order: Chinese before Latin.</summary>
    public static readonly IReadOnlyList<string> Others =
    [
        "阿依古丽", "白雪", "蔡明", "邓超", "方圆", "高峰", "何平", "江河", "康宁", "雷雨", "马跃", "宁静", "潘石", "秦川", "任远", "沈默", "田野", "汪洋", "徐行", "杨柳",
        "张伟", "Bob", "Zoe",
    ];

    public static IEnumerable<IRecord> Records() => [.. Organisation(), .. People(), .. Training(), .. File()];

    /// <summary>What three of its staff marked in K1, whose round is closed; enough for a map of each trainee.</summary>
    public static IEnumerable<IRecord> Ratings() =>
    [
        new Indicator { Id = new IndicatorId("I1"), Name = "理论学习", Min = 0, Max = 100 },
        new IndicatorWeight { IndicatorId = new IndicatorId("I1"), CompetencyId = new CompetencyId("learning"), Weight = 1 },
        new EvaluationRound { Id = new RoundId("K1/in_class"), ClassId = new ClassId("K1"), Kind = RoundKind.InClass, ClosesOn = Day("2023-04-30") },
        .. new[] { RaterRole.HeadTeacher, RaterRole.Instructor, RaterRole.Liaison }.SelectMany((role, i) => new[] { "C05", "C06", "C07", "D01" }.Select((cadre, k) => new Ballot
        {
            Id = new BallotId($"{cadre}-{role}"),
            RoundId = new RoundId("K1/in_class"),
            ClassId = new ClassId("K1"),
            CadreId = new CadreId(cadre),
            RaterId = new RaterId($"rater{i}"),
            Role = role,
            SubmittedOn = Day("2023-03-30"),
            Marks = [new Mark(new IndicatorId("I1"), 60 + (6 * k) + (3 * i) + (k * i % 3))],
        })),
        .. Enumerable.Range(0, 3).Select(i => new Rater { Id = new RaterId($"rater{i}"), Name = $"评价人{i}" }),
    ];

    /// <summary>Writes records of any kinds in one commit and waits until the ledger has them.</summary>
    public static async Task WriteAsync(ITalentStore store, IServiceProvider services, IReadOnlyList<IRecord> records, CancellationToken cancellationToken)
    {
        await using (var session = await store.BeginAsync("test", cancellationToken))
        {
            foreach (var kind in records.GroupBy(record => record.GetType()))
                await session.UpsertAsync(RecordType.Of(kind.Key), [.. kind], cancellationToken);
            await session.SetTodayAsync(Today, cancellationToken);
            var cadres = new List<CadreId>();
            await foreach (var cadre in session.ScanAsync<Cadre>(cancellationToken))
                cadres.Add(cadre.Id);
            await new NowHook(services.GetRequiredService<PolicyPacks>(), Today).RunAsync(session, cadres, cancellationToken);
            await session.CommitAsync(cancellationToken);
        }

        services.GetRequiredService<StoreWatch>().Forget();
        await services.GetRequiredService<TalentLedger>().RefreshAsync(null, cancellationToken);
    }

    private static IEnumerable<IRecord> Organisation() =>
    [
        Unit("city", "岳州市", UnitLevel.City, null, UnitKind.PartyCommittee),
        Unit("county", "青山县", UnitLevel.County, "city", UnitKind.PartyCommittee),
        Unit("bureau", "青山县农业农村局", UnitLevel.County, "county"),
        Unit("town", "柳河镇", UnitLevel.Township, "county", UnitKind.Township),
        Unit("village", "柳河村", UnitLevel.Village, "town", UnitKind.Village),
        Unit("school", "青山县委党校", UnitLevel.County, "county", UnitKind.PartySchool),
        Unit("neighbour", "白水县", UnitLevel.County, "city", UnitKind.PartyCommittee),
        Unit("office", "白水县统计局", UnitLevel.County, "neighbour"),
        Unit("academy", "白水干部学院", UnitLevel.County, "neighbour", UnitKind.Academy),
        Post("P1", "局长", "bureau", Rank.CountyHead) with { Domain = "农业" },
        Post("P2", "副局长", "bureau", Rank.CountyDeputy),
        Post("P3", "镇长", "town", Rank.TownshipHead) with { VacantSince = Day("2021-02-01") },
        new PostRequirement { PostId = new PostId("P2"), CompetencyId = new CompetencyId("learning"), Level = 70, Weight = 1, Kind = RequirementKind.Must },
        new Competency { Id = new CompetencyId("learning"), Name = "学习本领", Virtue = Virtue.Neng },
    ];

    private static IEnumerable<IRecord> People() =>
    [
        Cadre("C01", "王强"),
        Cadre("C02", "王芳"),
        Cadre("C03", "刘洋"),
        Cadre("C04", "陈晨"),
        Cadre("C05", "陈静"),
        Cadre("C06", "李娜") with { RankSince = Day("2021-02-01"), Gender = Gender.Female, BirthDate = Day("1980-02-29"), Education = Education.Bachelor, Tags = [Tag.Woman, Tag.PartyMember] },
        Cadre("C07", "赵磊", "town", Rank.TownshipHead) with { Grade = Grade.SectionMember1, Category = Category.CivilServant, Tags = [Tag.YoungCadre] },
        Cadre("C08", "周正", "county", Rank.CountyHead) with { ManagedByUnitId = new UnitId("city") },
        Cadre("C09", "吴限") with { Status = CadreStatus.Retired, LeftOn = Day("2023-01-01") },
        Cadre("D01", "孙悦", "office"),
        Cadre("D02", "郑重", "office", Rank.TownshipHead),
        .. Others.Select((name, i) => Cadre($"F{i + 1:00}", name)),
        Relative("C01", "C02"),
        Relative("C03", "C01"),
        Relative("C04", "C05"),
        new CadreState { CadreId = new CadreId("C07"), From = Day("2005-07-01"), UnitId = new UnitId("village"), Rank = Rank.TownshipDeputy, Status = CadreStatus.Active },
        new CadreState { CadreId = new CadreId("C07"), From = Day("2022-01-01"), UnitId = new UnitId("town"), Rank = Rank.TownshipHead, Grade = Grade.SectionMember1, Category = Category.CivilServant, Tags = [Tag.YoungCadre], Status = CadreStatus.Active },
        new CadreState { CadreId = new CadreId("D01"), From = Day("2005-07-01"), UnitId = new UnitId("office"), Rank = Rank.CountyDeputy, Status = CadreStatus.Active },
        new ExternalId { CadreId = new CadreId("C06"), System = "hr", Value = "8817" },
        new ExternalId { CadreId = new CadreId("D01"), System = "hr", Value = "9901" },
        Appointment("A1", "C06", "P3", "2016-05-01", "2021-02-01"),
        Appointment("A2", "C06", "P2", "2021-02-01"),
        Appointment("A3", "D01", "P1", "2020-01-01"),
        Appointment("A4", "C05", "P1", "2022-01-01"),
    ];

    private static IEnumerable<IRecord> Training() =>
    [
        Class("K1", "党性教育专题班", "school", "2023-03-06", "2023-03-31", 120, 60, 40) with { Theme = "党性教育", IsMain = true },
        Class("K2", "基层治理班", "academy", "2024-03-04", "2024-03-08") with { Theme = "基层治理", Seats = 3 },
        Class("K3", "夏季主体班", "school", "2024-06-10", "2024-07-12", 160, 80, 40) with { AdmitsRanks = [Rank.TownshipHead, Rank.CountyDeputy] },
        Class("K5", "秋季班", "school", "2024-09-02", "2024-09-06") with { Seats = 30 },
        Class("K6", "旧班", "academy", "2021-05-10", "2021-05-14"),
        new Course { Id = new CourseId("course1"), Title = "党性分析", Kind = CourseKind.PartySpirit, Method = TeachingMethod.Seminar, Hours = 8, Theme = "党性分析" },
        new Course { Id = new CourseId("course2"), Title = "案例研讨", Kind = CourseKind.Theory, Method = TeachingMethod.Case, Hours = 32, Elective = true },
        new ClassCourse { ClassId = new ClassId("K2"), CourseId = new CourseId("course1"), Hours = 8, LecturerIsLeader = true },
        new ClassCourse { ClassId = new ClassId("K2"), CourseId = new CourseId("course2"), Hours = 32 },
        new CourseCompetency { CourseId = new CourseId("course2"), CompetencyId = new CompetencyId("learning"), Weight = 1 },
        Enrolment("E1", "C06", "K1") with { HoursEarned = 120, HoursAbsent = 0, CertificateNo = "Z-1" },
        Enrolment("E2", "C06", "K2") with { HoursEarned = 36, HoursAbsent = 4 },
        Enrolment("E3", "C06", "K3", EnrolmentResult.InProgress),
        Enrolment("E4", "C06", "K6") with { HoursEarned = 40, ExamScore = 88, Assessment = Assessment.Good },
        Enrolment("E5", "C07", "K1"),
        Enrolment("E6", "D01", "K1"),
        Enrolment("E7", "D02", "K2"),
        Enrolment("E8", "C05", "K1"),
        Enrolment("E9", "F01", "K2", EnrolmentResult.Fail),
        new Credit { Id = new CreditId("R1"), CadreId = new CadreId("C06"), On = Day("2020-05-01"), Kind = CreditKind.Teaching, Hours = 10 },
        new Credit { Id = new CreditId("R2"), CadreId = new CadreId("C06"), On = Day("2024-05-01"), Kind = CreditKind.SelfStudy, Hours = 4 },
        new CallUp { Id = new CallUpId("U1"), CadreId = new CadreId("F02"), ClassId = new ClassId("K5"), Kind = CallUpKind.Regular, CalledOn = Day("2024-06-01"), State = CallUpState.Called },
    ];

    private static IEnumerable<IRecord> File() =>
    [
        .. Enumerable.Range(2018, 6).Select(year => Appraisal("C06", year)),
        Appraisal("C05", 2023),
        Appraisal("C07", 2023, AppraisalGrade.Excellent),
        Task("T1", "K1", "2023-05-01") with { Status = TaskState.Done, ResolvedOn = Day("2024-02-01"), Outcome = 90 },
        Task("T2", "K2", "2024-04-01"),
        Task("T3", null, "2022-01-01"),
        new ConductEntry { Id = "N1", CadreId = new CadreId("C06"), ClassId = new ClassId("K1"), On = Day("2023-03-10"), Kind = ConductKind.Commendation, Note = "带头发言" },
        new ConductEntry { Id = "N2", CadreId = new CadreId("C06"), ClassId = new ClassId("K2"), On = Day("2024-03-05"), Kind = ConductKind.Leave, Hours = 4 },
        new Contribution { Id = "B1", CadreId = new CadreId("C06"), ClassId = new ClassId("K1"), Title = "调研报告", Kind = ContributionKind.AdvisoryReport, Share = 0.5m },
        new Contribution { Id = "B2", CadreId = new CadreId("C06"), ClassId = new ClassId("K2"), Title = "改革方案", Kind = ContributionKind.ReformPlan },
        new Rater { Id = new RaterId("teacher"), Name = "班主任" },
        new ClassStaff { ClassId = new ClassId("K1"), RaterId = new RaterId("teacher"), Role = RaterRole.HeadTeacher },
        new Observation { Id = "O1", CadreId = new CadreId("C06"), ClassId = new ClassId("K1"), RaterId = new RaterId("teacher"), On = Day("2023-03-20"), Scene = ObservationScene.Seminar, Text = "条理清楚" },
        new Observation { Id = "O2", CadreId = new CadreId("C06"), ClassId = new ClassId("K2"), On = Day("2024-03-06"), Scene = ObservationScene.Drill, Text = "沉着" },
        new Award { CadreId = new CadreId("C06"), On = Day("2022-07-01"), Title = "优秀共产党员", Level = "县级" },
        new EducationEntry { CadreId = new CadreId("C06"), Mode = EducationMode.FullTime, Level = Education.Bachelor, School = "湖南大学", GraduatedOn = Day("2002-06-30") },
        new EducationEntry { CadreId = new CadreId("C06"), Mode = EducationMode.InService, Level = Education.Master, School = "中南大学", GraduatedOn = Day("2019-06-30") },
        new TrainingNeed { Id = "W1", CadreId = new CadreId("C06"), CompetencyId = new CompetencyId("learning"), Year = 2024, Priority = 1, Source = NeedSource.Own },
    ];

    private static FollowUpTask Task(string id, string? trainingClass, string issued) => new()
    {
        Id = id,
        CadreId = new CadreId("C06"),
        ClassId = trainingClass is null ? null : new ClassId(trainingClass),
        Kind = TaskKind.Problem,
        Title = $"任务{id}",
        IssuedOn = Day(issued),
        Status = TaskState.Open,
    };
}
