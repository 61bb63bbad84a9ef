namespace TalentGraph.Graph.Demo.Places;

/// <summary>Invented names of places, and the departments that every county has.</summary>
internal static class PlaceNames
{
    /// <summary>Departments of a county's party committee and what they answer for; the organisation department first.</summary>
    public static readonly (string Name, string Domain)[] PartyDepartments =
    [
        ("组织部", "组织人事"), ("宣传部", "宣传思想"), ("统一战线工作部", "统一战线"), ("政法委员会", "政法维稳"),
        ("社会工作部", "社会工作"), ("办公室", "综合协调"), ("机构编制委员会办公室", "机构编制"), ("直属机关工作委员会", "机关党建"),
    ];

    /// <summary>Bureaus of a county's government and what they answer for.</summary>
    public static readonly (string Name, string Domain)[] Bureaus =
    [
        ("发展和改革局", "经济发展"), ("教育局", "教育"), ("财政局", "财政金融"), ("农业农村局", "乡村振兴"), ("应急管理局", "应急管理"),
        ("公安局", "政法维稳"), ("民政局", "民政"), ("司法局", "法治建设"), ("人力资源和社会保障局", "组织人事"), ("自然资源局", "自然资源"),
        ("住房和城乡建设局", "城市治理"), ("交通运输局", "交通"), ("水利局", "水利"), ("工业和信息化局", "产业发展"), ("科学技术局", "科技创新"),
        ("商务局", "招商引资"), ("文化旅游广电体育局", "文化旅游"), ("卫生健康局", "卫生健康"), ("退役军人事务局", "退役军人"), ("审计局", "审计监督"),
        ("市场监督管理局", "市场监管"), ("统计局", "统计"), ("医疗保障局", "医疗保障"), ("生态环境分局", "生态环保"), ("林业局", "生态环保"),
        ("行政审批服务局", "数字政府"), ("信访局", "信访"), ("城市管理局", "城市治理"),
    ];

    /// <summary>A county's companies.</summary>
    public static readonly (string Name, string Domain)[] Companies =
    [
        ("城市建设投资集团有限公司", "城市建设"), ("水务有限责任公司", "水利"), ("文化旅游发展有限公司", "文化旅游"),
        ("农业产业发展有限公司", "乡村振兴"), ("交通建设投资有限公司", "交通"), ("粮食储备有限公司", "粮食安全"),
    ];

    /// <summary>A county's institutions.</summary>
    public static readonly (string Name, string Domain)[] Institutions =
    [
        ("人民医院", "卫生健康"), ("第一中学", "教育"), ("职业教育中心", "教育"), ("疾病预防控制中心", "卫生健康"), ("融媒体中心", "宣传思想"),
        ("中医医院", "卫生健康"), ("农业技术推广中心", "乡村振兴"), ("公共资源交易中心", "财政金融"), ("大数据中心", "数字政府"), ("图书馆", "文化旅游"),
    ];

    private const string First = "青清临安永长平新东宁龙云石金江丰和明德文兴泰古白";
    private const string Second = "山阳川源泉岭林溪河陵远城州湖原田";
    private static readonly string[] CityNames = ["清江市", "南屏市", "云阳市", "龙泉市", "石岭市", "金川市", "长陵市", "白河市", "德安市", "文山州"];
    private static readonly string[] VillageNames = ["桥头", "大坪", "柳树", "上湾", "新建", "红星", "龙井", "石门", "团结", "杨家", "双溪", "竹园", "白沙", "前进", "枫树", "马鞍"];

    /// <summary>The name of a city.</summary>
    public static string City(int number) =>
        number < CityNames.Length ? CityNames[number] : $"{First[number % First.Length]}{Second[number * 7 / 3 % Second.Length]}市";

    /// <summary>The name of a county; two of one name lie in different cities.</summary>
    public static string County(int number) =>
        $"{First[number % First.Length]}{Second[(number + (number / First.Length)) % Second.Length]}{(number % 7 == 5 ? "区" : "县")}";

    /// <summary>The name of a township without what it is.</summary>
    public static string Township(int number) =>
        $"{Second[number % Second.Length]}{First[((number * 5) + (number / Second.Length)) % First.Length]}";

    /// <summary>The name of a village without what it is.</summary>
    public static string Village(int number) => VillageNames[number * 3 % VillageNames.Length];

    /// <summary>What people call a unit for short; none for most.</summary>
    public static string[] Aliases(string name, UnitKind kind) => kind switch
    {
        UnitKind.PartyCommittee => [name.Replace("中共", "", StringComparison.Ordinal).Replace("委员会", "委", StringComparison.Ordinal)],
        UnitKind.PartySchool => [name.Replace("中共", "", StringComparison.Ordinal).Replace("委员会", "委", StringComparison.Ordinal), name.Replace("中共", "", StringComparison.Ordinal).Replace("委员会党校", "行政学院", StringComparison.Ordinal)],
        UnitKind.PartyDepartment => [name.Replace("中共", "", StringComparison.Ordinal).Replace("委员会", "委", StringComparison.Ordinal)],
        UnitKind.Government => [name.Replace("人民政府", "政府", StringComparison.Ordinal)],
        _ => [],
    };
}
