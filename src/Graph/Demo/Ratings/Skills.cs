namespace TalentGraph.Graph.Demo.Ratings;

/// <summary>The competencies of the framework, the indicators that measure them, and which role marks which.</summary>
internal static class Skills
{
    /// <summary>Competencies, in the order of every array over them.</summary>
    public static readonly Competency[] Competencies =
    [
        Of("political_quality", "政治素质", Virtue.De, "政治判断力、政治领悟力、政治执行力"),
        Of("professional_ability", "专业能力", Virtue.Neng, "履行岗位职责的专业知识与方法"),
        Of("innovative_thinking", "创新思维", Virtue.Neng, "发现问题、提出新办法"),
        Of("teamwork", "团队协作", Virtue.Qin, "与人合作、顾全大局"),
        Of("leadership", "领导能力", Virtue.Neng, "带队伍、作决策、担责任"),
        Of("policy_comprehension", "政策理解", Virtue.Neng, "理解政策意图并结合实际"),
        Of("organising_coordinating", "组织协调", Virtue.Ji, "统筹各方、推动落实"),
        Of("emergency_response", "应急处突", Virtue.Ji, "突发事件中判断、处置与引导"),
    ];

    /// <summary>The mean level of each competency, in points.</summary>
    public static readonly double[] Means = [73, 71, 67, 73, 69, 70, 71, 68];

    /// <summary>Indicators in the order of <see cref="Levels"/>.</summary>
    public static readonly Measure[] Measures =
    [
        new("political_stance", "政治立场与理论自觉", [(0, 1.0)], 0.5),
        new("rules_and_discipline", "遵规守纪", [(0, 0.7), (3, 0.3)], 1.5),
        new("study_attitude", "学习态度", [(1, 0.5), (0, 0.5)], 1.0),
        new("seminar_speech", "专题研讨发言质量", [(5, 1.0)], -1.0),
        new("group_project", "小组合作项目成效", [(6, 0.6), (3, 0.4)], 0.0),
        new("team_behaviour", "团队协作表现", [(3, 1.0)], 0.5),
        new("professional_quality", "专业素养", [(1, 1.0)], -0.5),
        new("solution_innovation", "方案创新性", [(2, 1.0)], -1.5),
        new("drill_response", "应急演练处置", [(7, 1.0)], -0.5),
        new("leading_others", "组织带动作用", [(4, 1.0)], 0.0),
        new("policy_execution", "政策执行落实", [(5, 0.6), (6, 0.4)], 0.5),
        new("service_satisfaction", "服务群众满意度", [(0, 0.5), (1, 0.5)], 0.0, Max: 10),
        new("transfer_to_work", "学用转化", [(1, 0.6), (2, 0.4)], -1.0),
        new("coordination", "统筹协调", [(6, 1.0)], 0.0),
    ];

    /// <summary>Which indicators each role marks, by role; the public marks on a scale of ten.</summary>
    public static readonly int[][] MarkedBy =
    [
        [1, 2, 9, 13],
        [3, 6, 7, 8, 12],
        [0, 5, 4, 8],
        [0, 3, 5, 9, 13],
        [2, 9, 10, 12],
        [1, 5, 6, 13],
        [0, 6, 9, 10, 13, 8],
        [11, 10],
    ];

    /// <summary>How much kinder than the head teacher each role marks, in points, by role.</summary>
    public static readonly double[] Levels = [0, -0.5, 0, 1.5, 3, 1, 0, -1];

    /// <summary>Writes competencies, indicators and their weights.</summary>
    public static void Write(Action<IRecord> add)
    {
        foreach (Competency competency in Competencies)
            add(competency);
        foreach (Measure measure in Measures)
        {
            add(new Indicator
            {
                Id = measure.Id,
                Name = measure.Name,
                Min = 0,
                Max = measure.Max,
                Anchors = ["优秀：可作示范", "良好：达到要求", "一般：有待提高", "较差：明显不足"],
            });
            foreach ((int competency, double weight) in measure.Weights)
                add(new IndicatorWeight { IndicatorId = measure.Id, CompetencyId = Competencies[competency].Id, Weight = (decimal)weight });
        }
    }

    private static Competency Of(string id, string name, Virtue virtue, string description) =>
        new() { Id = new CompetencyId(id), Name = name, Virtue = virtue, Description = description };

    /// <summary>An indicator.</summary>
    /// <param name="Key">Its id.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Weights">The competencies it measures, by number, with weights that add to 1.</param>
    /// <param name="Ease">How much higher than the competency it is marked, in points.</param>
    /// <param name="Max">Its greatest mark.</param>
    internal sealed record Measure(string Key, string Name, (int Competency, double Weight)[] Weights, double Ease, int Max = 100)
    {
        /// <summary>Its id.</summary>
        public IndicatorId Id { get; } = new(Key);
    }
}
