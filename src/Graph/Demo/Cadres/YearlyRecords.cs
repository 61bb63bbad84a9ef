using TalentGraph.Graph.Demo.Classes;

namespace TalentGraph.Graph.Demo.Cadres;

/// <summary>Writes what comes every year: appraisals, and hours earned outside classes.</summary>
internal sealed class YearlyRecords(DemoOptions options, People people, Register register, Action<IRecord> add)
{
    private const int Years = 8;
    private int credits;

    /// <summary>Writes one cadre's years.</summary>
    public void Write(int person)
    {
        var dice = new Dice(options.Seed, Throw.FollowUp, 1 + person);
        for (int year = options.AsOf.Year - Years; year <= options.AsOf.Year; year++)
        {
            int first = new DateOnly(year, 1, 1).DayNumber;
            int last = new DateOnly(year, 12, 31).DayNumber;
            int from = Math.Max(first, people.Entered[person]);
            int to = Math.Min(Math.Min(last, people.Left[person] - 1), people.Today);
            if (to - from < 60)
                continue;
            if (year < options.AsOf.Year)
                Appraise(person, year, to - from, dice);
            Earn(person, from, to, dice);
        }
    }

    private void Appraise(int person, int year, int days, Dice dice)
    {
        if (dice.Chance(0.03))
            return;
        double merit = people.Merit(person) + dice.Normal();
        bool failed = register.FailedIn(person, year);
        AppraisalGrade grade = days < 180 ? AppraisalGrade.NotGraded
            : merit > 1.95 && (!failed || dice.Chance(Slips.ExcellentAfterFail)) ? AppraisalGrade.Excellent
            : merit < -3.9 ? AppraisalGrade.Incompetent
            : merit < -3.1 ? AppraisalGrade.BasicallyCompetent
            : AppraisalGrade.Competent;
        bool marked = dice.Chance(0.7) && grade != AppraisalGrade.NotGraded;
        add(new Appraisal
        {
            CadreId = People.IdOf(person),
            Year = year,
            Grade = grade,
            De = Mark(),
            Neng = Mark(),
            Qin = Mark(),
            Ji = Mark(),
            Lian = Mark(),
        });

        decimal? Mark() => marked ? (decimal)Math.Round(Math.Clamp(84 + (3.5 * merit) + (2 * dice.Normal()), 40, 100), MidpointRounding.AwayFromZero) : null;
    }

    private void Earn(int person, int from, int to, Dice dice)
    {
        decimal share = (to - from + 1) / 366m;
        if (dice.Chance(0.93))
            Add(to - dice.Below(20), CreditKind.Online, Math.Round(share * dice.From(28, 70)), "干部网络学院");
        if (dice.Chance(0.25))
            Add(dice.From(from, to), CreditKind.Online, dice.Chance(Slips.ImpossibleDay) ? 15 : dice.From(1, 4), "学习强国");
        if (dice.Chance(0.03 + Math.Max(0, 0.03 * people.Merit(person))))
            Add(dice.From(from, to), CreditKind.Teaching, dice.From(2, 12), "县委党校授课");
        if (dice.Chance(0.12))
            Add(dice.From(from, to), CreditKind.Recognised, 8 * dice.From(1, 6), "外地培训学分互认");
        if (dice.Chance(0.1))
            Add(dice.From(from, to), CreditKind.SelfStudy, dice.From(4, 30), "自学");
        if (dice.Chance(0.06))
            Add(dice.From(from, to), CreditKind.StudyPoints, dice.From(1, 10), "研学积分");

        void Add(int day, CreditKind kind, decimal hours, string source) => add(new Credit
        {
            Id = new CreditId($"Y{++credits:D8}"),
            CadreId = People.IdOf(person),
            On = DateOnly.FromDayNumber(Math.Max(from, day)),
            Kind = kind,
            Hours = hours,
            Source = source,
        });
    }
}
