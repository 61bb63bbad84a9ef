namespace TalentGraph.Graph.Demo.Classes;

/// <summary>For whom a programme is.</summary>
internal enum Audience
{
    Everyone,
    Newcomers,
    Young,
    TownshipRanks,
    CountyRanks,
    VillageSecretaries,
}

/// <summary>Who holds the classes of a programme.</summary>
internal enum Holder
{
    CountySchool,
    CitySchool,
    Academy,
    Universities,
    Centre,
    OrganisationDepartment,
}

/// <summary>A kind of class that is held again and again.</summary>
internal sealed record Programme
{
    /// <summary>What the class is called, after the year and the place.</summary>
    public required string Title { get; init; }

    /// <summary>How it is attended.</summary>
    public required ClassMode Mode { get; init; }

    /// <summary>For whom.</summary>
    public required Audience Audience { get; init; }

    /// <summary>Who holds it.</summary>
    public required Holder Holder { get; init; }

    /// <summary>How often a year one of the audience goes.</summary>
    public required double Rate { get; init; }

    /// <summary>Teaching days.</summary>
    public required int Days { get; init; }

    /// <summary>Class hours.</summary>
    public required int Hours { get; init; }

    /// <summary>Hundredths of the hours that are theory, party spirit, professional and knowledge.</summary>
    public required int[] Content { get; init; }

    /// <summary>The theme; empty: one of the professional themes.</summary>
    public string Theme { get; init; } = "";

    /// <summary>Most seats.</summary>
    public int Seats { get; init; } = 45;

    /// <summary>Whether it is a main class.</summary>
    public bool IsMain { get; init; }

    /// <summary>Whether it comes in two parts with some weeks between.</summary>
    public bool IsSplit { get; init; }

    /// <summary>Whether trainees are rated.</summary>
    public bool IsRated { get; init; }

    /// <summary>How strongly the abler are chosen; 0: not at all.</summary>
    public double Selection { get; init; }

    /// <summary>The ranks admitted; none: all.</summary>
    public Rank[] Admits { get; init; } = [];

    /// <summary>All programmes of a county.</summary>
    public static readonly Programme[] All =
    [
        new() { Title = "党员干部集中轮训班", Mode = ClassMode.OffJob, Audience = Audience.Everyone, Holder = Holder.CountySchool, Rate = 0.32, Days = 6, Hours = 48, Content = [58, 38, 4, 0], Theme = "理论武装" },
        new() { Title = "专题培训班", Mode = ClassMode.OffJob, Audience = Audience.Everyone, Holder = Holder.CountySchool, Rate = 0.5, Days = 5, Hours = 40, Content = [10, 5, 70, 15], IsRated = true, Selection = 0.3 },
        new() { Title = "专业能力提升班", Mode = ClassMode.OffJob, Audience = Audience.Everyone, Holder = Holder.CountySchool, Rate = 0.3, Days = 10, Hours = 80, Content = [15, 10, 60, 15], IsRated = true, Selection = 0.4 },
        new() { Title = "科级干部进修班", Mode = ClassMode.OffJob, Audience = Audience.TownshipRanks, Holder = Holder.CountySchool, Rate = 0.25, Days = 15, Hours = 120, Content = [42, 24, 24, 10], Theme = "综合进修", IsMain = true, IsRated = true, Admits = [Rank.TownshipDeputy, Rank.TownshipHead] },
        new() { Title = "中青年干部培训班", Mode = ClassMode.OffJob, Audience = Audience.Young, Holder = Holder.CountySchool, Rate = 0.05, Days = 40, Hours = 320, Content = [40, 25, 25, 10], Theme = "中青年培养", Seats = 40, IsMain = true, IsSplit = true, IsRated = true, Selection = 1.2, Admits = [Rank.Staff, Rank.TownshipDeputy, Rank.TownshipHead] },
        new() { Title = "县处级干部进修班", Mode = ClassMode.OffJob, Audience = Audience.CountyRanks, Holder = Holder.CitySchool, Rate = 0.22, Days = 40, Hours = 320, Content = [48, 26, 20, 6], Theme = "综合进修", Seats = 50, IsMain = true, IsSplit = true, IsRated = true, Admits = [Rank.CountyDeputy, Rank.CountyHead, Rank.BureauDeputy, Rank.BureauHead] },
        new() { Title = "领导干部党性教育专题班", Mode = ClassMode.OffJob, Audience = Audience.CountyRanks, Holder = Holder.Academy, Rate = 0.6, Days = 10, Hours = 80, Content = [40, 40, 20, 0], Theme = "党性教育", IsRated = true, Admits = [Rank.CountyDeputy, Rank.CountyHead, Rank.BureauDeputy, Rank.BureauHead] },
        new() { Title = "村（社区）党组织书记培训班", Mode = ClassMode.OffJob, Audience = Audience.VillageSecretaries, Holder = Holder.CountySchool, Rate = 1.0, Days = 5, Hours = 40, Content = [30, 20, 40, 10], Theme = "基层治理", Seats = 80 },
        new() { Title = "公务员初任培训班", Mode = ClassMode.OffJob, Audience = Audience.Newcomers, Holder = Holder.CountySchool, Rate = 0.09, Days = 12, Hours = 96, Content = [30, 20, 30, 20], Theme = "初任培训", Seats = 60 },
        new() { Title = "党性教育现场教学班", Mode = ClassMode.OffJob, Audience = Audience.Everyone, Holder = Holder.Academy, Rate = 0.08, Days = 5, Hours = 40, Content = [30, 70, 0, 0], Theme = "党性教育" },
        new() { Title = "高校专题研修班", Mode = ClassMode.OffJob, Audience = Audience.Everyone, Holder = Holder.Universities, Rate = 0.15, Days = 10, Hours = 80, Content = [32, 22, 40, 6], Selection = 0.5 },
        new() { Title = "素质拓展班", Mode = ClassMode.OffJob, Audience = Audience.Everyone, Holder = Holder.Centre, Rate = 0.02, Days = 3, Hours = 24, Content = [0, 0, 60, 40] },
        new() { Title = "干部大讲堂", Mode = ClassMode.Lecture, Audience = Audience.Everyone, Holder = Holder.OrganisationDepartment, Rate = 2.4, Days = 1, Hours = 8, Content = [50, 0, 50, 0], Seats = 400 },
        new() { Title = "干部网络学院专题班", Mode = ClassMode.Online, Audience = Audience.Everyone, Holder = Holder.OrganisationDepartment, Rate = 0.45, Days = 0, Hours = 30, Content = [40, 20, 30, 10], Seats = 500 },
        new() { Title = "主题读书班", Mode = ClassMode.SelfStudy, Audience = Audience.Everyone, Holder = Holder.OrganisationDepartment, Rate = 0.2, Days = 0, Hours = 20, Content = [70, 30, 0, 0], Theme = "理论武装", Seats = 400 },
    ];
}
