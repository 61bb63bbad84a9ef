using TalentGraph.Graph.Demo.Cadres;
using TalentGraph.Graph.Demo.Classes;
using TalentGraph.Graph.Demo.Places;

namespace TalentGraph.Graph.Demo.Ratings;

/// <summary>Writes what classes leave behind: observations, results, ratings of the class, tasks, feedback; and the needs and targets of the county.</summary>
internal sealed class FollowUp(DemoOptions options, Land land, People people, Careers careers, Catalogue catalogue, Faculty faculty, Action<IRecord> add)
{
    private static readonly string[] Seen = ["研讨中主动发言，观点鲜明，能结合本单位实际", "小组任务中分工协作，主动承担难点", "应急演练中判断准确，处置有序", "答辩逻辑清楚，数据支撑充分", "现场教学认真记录，提问有深度", "发言较少，参与度有待提高"];
    private static readonly string[] Outcomes = ["关于推进产业链招商的建议", "基层治理网格优化方案", "数字化审批流程改造报告", "乡村集体经济发展调研", "应急预案修订建议", "财政资金绩效管理研究"];
    private static readonly string[] TaskTitles = ["解决一项群众急难愁盼问题", "落实一项重点政策", "完成一次实践调研", "推动一个项目落地", "带领团队攻克一项难题"];
    private static readonly string[] Checkpoints = ["制定方案", "中期检查", "群众反馈", "成果验收"];
    private int observations;
    private int contributions;
    private int ratings;
    private int tasks;
    private int needs;

    private int Today => options.AsOf.DayNumber;

    /// <summary>Writes what one class that has ended leaves behind.</summary>
    public void OfClass(HeldClass held, ClassTeam team, IReadOnlyList<Trainee> trainees, Dice dice)
    {
        foreach (Trainee trainee in trainees)
        {
            if (dice.Chance(0.15))
                Observe(held, team, trainee.Person, dice);
            if (dice.Chance(0.12))
                Contribute(held, trainee.Person, dice);
            if (dice.Chance(0.25))
                RateClass(held, trainee.Person, dice);
            if (trainee.Result == EnrolmentResult.Pass && dice.Chance(0.2))
                Issue(held, trainee.Person, dice);
        }
    }

    /// <summary>Sends a class's results to the units of its trainees; a few are forgotten.</summary>
    public void Feed(HeldClass held, IReadOnlyList<Trainee> trainees, Dice dice)
    {
        foreach (int place in trainees.Select(t => careers.Place[t.Person]).Distinct().Order())
        {
            int sent = held.Session.Ends + dice.From(5, 40);
            if (sent > Today || dice.Chance(0.05))
                continue;
            int received = sent + dice.From(0, 12);
            add(new Feedback
            {
                ClassId = held.Id,
                ToUnitId = land.IdOf(place),
                SentOn = DateOnly.FromDayNumber(sent),
                ReceivedOn = received <= Today && dice.Chance(0.9) ? DateOnly.FromDayNumber(received) : null,
            });
        }
    }

    /// <summary>Writes what cadres and units ask for this year and next.</summary>
    public void WriteNeeds()
    {
        var dice = new Dice(options.Seed, Throw.FollowUp);
        for (int i = 0; i < people.Count; i++)
        {
            if (people.LeftAs[i] == CadreStatus.Active && dice.Chance(0.15))
                Need(i, null, dice.Chance(0.6) ? NeedSource.Own : NeedSource.Organisation, dice);
        }

        for (int place = 0; place < land.Places.Count; place++)
        {
            if (land.Places[place] is { County: >= 0, Staff: > 0 } && dice.Chance(0.3))
                Need(null, place, NeedSource.Organisation, dice);
        }
    }

    /// <summary>Writes a plan's targets: for the whole, for some ranks, and for some years.</summary>
    public void WriteTargets()
    {
        const string Plan = "county-plan";
        Target(null, "participation_rate", null, null, 0.95m);
        Target(null, "call_rate", null, null, 0.8m);
        Target(null, "hours_attainment", null, null, 0.9m);
        Target(null, "basic_training_coverage", null, null, 1m);
        Target(null, "pass_rate", null, null, 0.97m);
        Target(null, "off_job_hours_per_head", Rank.CountyDeputy, null, 550m);
        Target(null, "off_job_rate", Rank.TownshipHead, null, 0.9m);
        foreach (County county in land.Counties)
        {
            for (int year = options.AsOf.Year - 2; year <= options.AsOf.Year; year++)
                Target(land.IdOf(county.First), "participation_rate", null, year, 0.85m);
        }

        void Target(UnitId? unit, string indicator, Rank? rank, int? year, decimal target) =>
            add(new PlanTarget { PlanId = Plan, UnitId = unit, Indicator = indicator, Rank = rank, Year = year, Target = target });
    }

    private static int Weakest(People people, int person)
    {
        int weakest = 0;
        for (int c = 1; c < Skills.Competencies.Length; c++)
        {
            if (people.Ability(person, c) - Skills.Means[c] < people.Ability(person, weakest) - Skills.Means[weakest])
                weakest = c;
        }

        return weakest;
    }

    private void Need(int? person, int? place, NeedSource source, Dice dice)
    {
        bool byTheme = person is null || dice.Chance(0.4);
        add(new TrainingNeed
        {
            Id = $"X{++needs:D6}",
            CadreId = person is { } i ? People.IdOf(i) : null,
            UnitId = place is { } p ? land.IdOf(p) : null,
            CompetencyId = byTheme ? null : Skills.Competencies[Weakest(people, person!.Value)].Id,
            Theme = byTheme ? dice.Pick(Catalogue.Themes).Theme : null,
            Year = options.AsOf.Year + dice.Below(2),
            Priority = dice.From(1, 3),
            Source = source,
        });
    }

    private void Observe(HeldClass held, ClassTeam team, int person, Dice dice) => add(new Observation
    {
        Id = $"O{++observations:D7}",
        CadreId = People.IdOf(person),
        ClassId = held.Id,
        RaterId = dice.Chance(0.6) ? team.Liaison.Id : dice.Pick(team.Instructors).Id,
        On = DateOnly.FromDayNumber(dice.From(held.Session.Starts, held.Session.FirstPartEnds)),
        Scene = (ObservationScene)dice.Below(8),
        CompetencyId = dice.Pick(Skills.Competencies).Id,
        Text = dice.Pick(Seen),
    });

    private void Contribute(HeldClass held, int person, Dice dice)
    {
        var kind = (ContributionKind)dice.Below(5);
        add(new Contribution
        {
            Id = $"G{++contributions:D7}",
            CadreId = People.IdOf(person),
            ClassId = held.Id,
            Title = dice.Pick(Outcomes),
            Kind = kind,
            Role = kind == ContributionKind.GroupProject ? dice.Chance(0.3) ? "组长" : "成员" : "执笔",
            Share = kind == ContributionKind.GroupProject ? dice.From(1, 5) / 10m : 1m,
            Score = Points(78 + (4 * people.Merit(person)) + (5 * dice.Normal())),
            Adopted = dice.Chance(0.8) ? dice.Chance(0.35) : null,
            VerifiedBy = dice.Chance(0.7) ? "教务处" : null,
        });
    }

    private void RateClass(HeldClass held, int person, Dice dice)
    {
        for (int dimension = 0; dimension < 4; dimension++)
        {
            if (!dice.Chance(0.6))
                continue;
            CourseId? course = dice.Chance(0.4) ? catalogue.Courses[dice.Pick(held.Courses)].Course.Id : null;
            add(new ClassRating
            {
                Id = $"V{++ratings:D7}",
                ClassId = held.Id,
                CourseId = course,
                RaterId = faculty.Cadre(person).Id,
                SubmittedOn = DateOnly.FromDayNumber(held.Session.Ends),
                Dimension = (QualityDimension)dimension,
                Score = Points(82 + (8 * held.Gains.Sum()) + (7 * dice.Normal())),
            });
        }
    }

    private void Issue(HeldClass held, int person, Dice dice)
    {
        int issued = held.Session.Ends;
        int due = issued + dice.From(60, 180);
        double draw = dice.Unit() + (0.05 * people.Merit(person));
        TaskState state = due + 20 > Today || draw < 0.08 ? TaskState.Open : draw < 0.17 ? TaskState.Failed : TaskState.Done;
        add(new FollowUpTask
        {
            Id = $"J{++tasks:D7}",
            CadreId = People.IdOf(person),
            ClassId = held.Id,
            CompetencyId = dice.Pick(Skills.Competencies).Id,
            Kind = (TaskKind)dice.Below(3),
            Title = dice.Pick(TaskTitles),
            Checkpoints = Checkpoints[..dice.From(2, 4)],
            IssuedOn = DateOnly.FromDayNumber(issued),
            DueOn = DateOnly.FromDayNumber(due),
            Status = state,
            ResolvedOn = state == TaskState.Open ? null : DateOnly.FromDayNumber(due - dice.From(-15, 30)),
            Outcome = state == TaskState.Done ? Points(80 + (5 * people.Merit(person)) + (6 * dice.Normal())) : null,
        });
    }

    private static decimal Points(double value) => (decimal)Math.Round(Math.Clamp(value, 0, 100), MidpointRounding.AwayFromZero);
}
