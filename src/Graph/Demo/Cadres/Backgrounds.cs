namespace TalentGraph.Graph.Demo.Cadres;

/// <summary>Writes what surrounds a cadre: family, education, awards, sanctions, ids in other systems.</summary>
internal sealed class Backgrounds(DemoOptions options, People people, Action<IRecord> add)
{
    /// <summary>What people studied.</summary>
    public static readonly string[] Majors = ["汉语言文学", "法学", "行政管理", "会计学", "土木工程", "农学", "计算机科学与技术", "公共事业管理", "经济学", "临床医学", "思想政治教育", "水利水电工程"];

    /// <summary>Native places outside the province.</summary>
    public static readonly string[] FarPlaces = ["湖南长沙", "四川成都", "河南洛阳", "山东济宁", "江苏徐州", "陕西渭南", "安徽安庆", "贵州遵义"];

    private static readonly string[] Schools = ["云岭大学", "云岭财经大学", "清江师范学院", "云岭农业大学", "华中理工学院", "南方政法学院", "云岭省委党校", "云岭职业技术学院"];
    private static readonly string[] Works = ["务农", "某小学教师", "某医院护士", "某公司职员", "个体经营", "退休", "某机关干部", "在读学生"];
    private static readonly string[] AwardTitles = ["优秀共产党员", "先进工作者", "乡村振兴先进个人", "抗洪抢险先进个人", "优秀党务工作者", "记三等功"];
    private static readonly string[] AwardLevels = ["省级", "市级", "县级"];
    private static readonly string[] SanctionKinds = ["警告", "严重警告", "记过", "诫勉", "批评教育"];

    /// <summary>Writes one cadre's surroundings.</summary>
    public void Write(int person)
    {
        var dice = new Dice(options.Seed, Throw.Dossier, -1 - person);
        CadreId id = People.IdOf(person);
        add(new ExternalId { CadreId = id, System = "hr", Value = $"HR{person + 100001}" });
        if (dice.Chance(0.6))
            add(new ExternalId { CadreId = id, System = "study_platform", Value = $"xx{dice.From(10_000_000, 99_999_999)}" });
        WriteFamily(person, id, dice);
        WriteEducation(person, id, dice);

        int service = Math.Min(people.Left[person], people.Today) - people.Entered[person];
        if (service > 400 && dice.Chance(0.15 + (0.05 * people.Merit(person))))
            add(new Award { CadreId = id, On = After(dice, person, service), Title = dice.Pick(AwardTitles), Level = dice.Pick(AwardLevels) });
        if (service > 400 && dice.Chance(0.015))
        {
            DateOnly decided = After(dice, person, service);
            add(new Sanction { CadreId = id, Kind = dice.Pick(SanctionKinds), DecidedOn = decided, EffectUntil = dice.Chance(0.9) ? decided.AddMonths(dice.From(6, 24)) : null });
        }
    }

    private DateOnly After(Dice dice, int person, int service) => DateOnly.FromDayNumber(people.Entered[person] + dice.From(200, service));

    private void WriteFamily(int person, CadreId id, Dice dice)
    {
        int birthYear = DateOnly.FromDayNumber(people.Birth[person]).Year;
        int spouse = SpouseOf(person);
        if (spouse >= 0)
        {
            add(new FamilyMember { CadreId = id, Relation = "配偶", Name = people.Names[spouse], RelativeCadreId = People.IdOf(spouse), Politics = people.PartyOf[spouse], Work = "本县干部" });
        }
        else if (people.Today - people.Birth[person] > 27 * 365 && dice.Chance(0.7))
        {
            Gender other = people.Genders[person] == Gender.Male ? Gender.Female : Gender.Male;
            add(new FamilyMember { CadreId = id, Relation = "配偶", Name = Names.Of(dice, other, birthYear, Names.Ethnicities[0]), Politics = dice.Chance(0.4) ? "中共党员" : "群众", Work = dice.Pick(Works) });
        }

        if (!Names.HaveSurnames(people.Ethnicities[person]))
            return;
        if (dice.Chance(0.6))
            add(new FamilyMember { CadreId = id, Relation = "父亲", Name = Names.SurnameOf(people.Names[person]) + Names.Given(dice, Gender.Male, birthYear - 27), Politics = dice.Chance(0.3) ? "中共党员" : "群众", Work = dice.Pick(Works) });
        if (people.Today - people.Birth[person] > 30 * 365 && dice.Chance(0.6))
        {
            bool daughter = dice.Chance(0.48);
            add(new FamilyMember { CadreId = id, Relation = daughter ? "女儿" : "儿子", Name = Names.SurnameOf(people.Names[person]) + Names.Given(dice, daughter ? Gender.Female : Gender.Male, birthYear + 28), Politics = "群众", Work = "在读学生" });
        }
    }

    /// <summary>The spouse among the cadres, the same seen from both; −1: none. Neighbours by number, some of them married.</summary>
    private int SpouseOf(int person)
    {
        int other = person ^ 1;
        return other < people.Count
            && new Dice(options.Seed, Throw.Person, -1 - (person / 2)).Chance(0.15)
            && people.CountyOf[other] == people.CountyOf[person]
            && people.Genders[other] != people.Genders[person]
            && Math.Abs(people.Birth[other] - people.Birth[person]) < 8 * 365
            ? other
            : -1;
    }

    private void WriteEducation(int person, CadreId id, Dice dice)
    {
        Education highest = people.Educations[person];
        bool later = highest >= Education.Bachelor && dice.Chance(0.3);
        Education first = later ? highest - 1 : highest;
        int graduated = people.Birth[person] + (int)((first switch { Education.Doctorate => 29, Education.Master => 25.5, Education.Bachelor => 22.5, Education.JuniorCollege => 21.5, _ => 18.5 }) * 365.25);
        add(Entry(EducationMode.FullTime, first, Math.Min(graduated, people.Entered[person] - 20)));
        if (later)
            add(Entry(EducationMode.InService, highest, Math.Min(people.Entered[person] + dice.From(900, 4000), people.Today - 30)));

        EducationEntry Entry(EducationMode mode, Education level, int on) => new()
        {
            CadreId = id,
            Mode = mode,
            Level = level,
            Degree = level switch { Education.Bachelor => "学士", Education.Master => "硕士", Education.Doctorate => "博士", _ => null },
            School = dice.Pick(Schools),
            Major = dice.Pick(Majors),
            GraduatedOn = DateOnly.FromDayNumber(on),
        };
    }
}
