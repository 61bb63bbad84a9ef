using TalentGraph.Graph.Demo.Ratings;

namespace TalentGraph.Graph.Demo.Classes;

/// <summary>A course and what it truly does.</summary>
/// <param name="Course">The course.</param>
/// <param name="Effects">The points that the whole course adds to the ability of who passes, by competency number.</param>
internal sealed record OfferedCourse(Course Course, (int Competency, double Weight, double Points)[] Effects);

/// <summary>The courses that all institutions teach.</summary>
internal sealed class Catalogue
{
    /// <summary>The theme of a party-spirit analysis, which every long class needs.</summary>
    public const string Analysis = "党性分析";

    /// <summary>Themes of professional classes, each with the competencies it develops.</summary>
    public static readonly (string Theme, int[] Develops)[] Themes =
    [
        ("乡村振兴", [1, 6]), ("基层治理", [6, 3]), ("数字政府", [2, 1]), ("招商引资", [1, 6]), ("应急管理", [7, 4]),
        ("生态环保", [1, 5]), ("财政金融", [1, 2]), ("依法行政", [5, 1]), ("领导能力提升", [4, 6]), ("改革创新", [2, 4]),
    ];

    private static readonly string[] Theories =
        ["习近平新时代中国特色社会主义思想概论", "党的二十大精神解读", "中国式现代化的理论与实践", "马克思主义基本原理", "党史专题", "高质量发展理论", "总体国家安全观", "宪法与国家治理", "新发展理念", "城乡融合发展理论", "党的建设理论", "意识形态工作"];

    private static readonly string[] Spirits =
        ["党性分析会", "党章党规党纪", "廉政警示教育", "革命传统现场教学", "全面从严治党", "入党誓词与初心", "红色家书诵读", "中央八项规定精神", "党性修养专题", "先进典型事迹"];

    private static readonly string[] Subjects = ["政策解读", "案例研讨", "实务操作", "情景模拟", "现场观摩", "前沿讲座"];
    private static readonly string[] Knowledge = ["宏观经济形势", "人工智能与大数据", "公文写作", "媒体沟通", "心理调适", "国学经典", "统计知识", "保密与网络安全", "民族宗教知识", "国际形势"];
    private static readonly TeachingMethod[] SubjectMethods = [TeachingMethod.Lecture, TeachingMethod.Case, TeachingMethod.Seminar, TeachingMethod.Simulation, TeachingMethod.Experiential, TeachingMethod.Lecture];

    private readonly Dictionary<CourseKind, List<int>> ofKind = [];

    /// <summary>Draws the courses' effects.</summary>
    public Catalogue(DemoOptions options)
    {
        var dice = new Dice(options.Seed, Throw.Catalogue);
        for (int i = 0; i < Theories.Length; i++)
            Teach(Theories[i], CourseKind.Theory, "理论武装", i % 3 == 2 ? TeachingMethod.Seminar : TeachingMethod.Lecture, [5, 0], dice);
        for (int i = 0; i < Spirits.Length; i++)
            Teach(Spirits[i], CourseKind.PartySpirit, i == 0 ? Analysis : "党性教育", i % 3 == 0 ? TeachingMethod.Experiential : TeachingMethod.Lecture, [0, 3], dice);
        foreach ((string theme, int[] develops) in Themes)
        {
            for (int i = 0; i < Subjects.Length; i++)
                Teach(theme + Subjects[i], CourseKind.Professional, theme, SubjectMethods[i], develops, dice);
        }

        foreach (string title in Knowledge)
            Teach(title, CourseKind.Knowledge, "综合知识", TeachingMethod.Lecture, [1, 2], dice);
    }

    /// <summary>All courses.</summary>
    public List<OfferedCourse> Courses { get; } = [];

    /// <summary>The party-spirit analysis.</summary>
    public int AnalysisCourse => ofKind[CourseKind.PartySpirit][0];

    /// <summary>Some different courses of a kind, those of the theme first.</summary>
    public IEnumerable<int> Choose(CourseKind kind, string theme, int count, Dice dice)
    {
        List<int> all = ofKind[kind];
        int start = dice.Below(all.Count);
        IEnumerable<int> order = Enumerable.Range(0, all.Count).Select(k => all[(start + k) % all.Count]);
        return order.OrderBy(c => Courses[c].Course.Theme == theme ? 0 : 1).Take(count);
    }

    /// <summary>Writes courses, what they develop and what they require.</summary>
    public void Write(Action<IRecord> add)
    {
        foreach (OfferedCourse taught in Courses)
        {
            add(taught.Course);
            foreach ((int competency, double weight, _) in taught.Effects)
                add(new CourseCompetency { CourseId = taught.Course.Id, CompetencyId = Skills.Competencies[competency].Id, Weight = (decimal)weight });
        }

        foreach (IGrouping<string?, OfferedCourse> theme in Courses.Where(c => c.Course.Kind == CourseKind.Professional).GroupBy(c => c.Course.Theme))
        {
            OfferedCourse[] subjects = [.. theme];
            add(new CoursePrerequisite { CourseId = subjects[2].Course.Id, RequiresCourseId = subjects[0].Course.Id });
            add(new CoursePrerequisite { CourseId = subjects[3].Course.Id, RequiresCourseId = subjects[1].Course.Id });
        }
    }

    private void Teach(string title, CourseKind kind, string theme, TeachingMethod method, int[] develops, Dice dice)
    {
        int number = Courses.Count;
        double strength = 0.25 + (0.3 * dice.Normal());
        if (!ofKind.TryGetValue(kind, out List<int>? alike))
            ofKind.Add(kind, alike = []);
        alike.Add(number);
        Courses.Add(new OfferedCourse(
            new Course
            {
                Id = new CourseId($"K{number + 1:D3}"),
                Title = title,
                Kind = kind,
                Theme = theme,
                Method = method,
                Hours = 4 * dice.From(1, 3),
                LecturerIsLeader = dice.Chance(0.9) ? dice.Chance(0.2) : null,
                Elective = kind is CourseKind.Knowledge || dice.Chance(0.2),
                Status = number % 29 == 28 ? CourseStatus.UnderReview : number % 41 == 40 ? CourseStatus.Retired : CourseStatus.Active,
            },
            [(develops[0], 0.7, 0.7 * strength), (develops[1], 0.3, 0.3 * strength)]));
    }
}
