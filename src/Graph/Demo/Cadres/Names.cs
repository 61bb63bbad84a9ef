namespace TalentGraph.Graph.Demo.Cadres;

/// <summary>Names as people of an age, gender and ethnicity have them.</summary>
internal static class Names
{
    /// <summary>Ethnicities, the commonest first.</summary>
    public static readonly string[] Ethnicities = ["汉族", "土家族", "苗族", "瑶族", "侗族", "壮族", "回族", "维吾尔族", "蒙古族"];

    /// <summary>How common each ethnicity is, of a thousand.</summary>
    public static readonly int[] EthnicityWeights = [908, 30, 22, 12, 10, 8, 5, 3, 2];

    private static readonly string[] Surnames =
    [
        "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高", "罗",
        "郑", "梁", "谢", "宋", "唐", "许", "邓", "韩", "冯", "曹", "彭", "曾", "肖", "田", "董", "潘", "袁", "蔡", "蒋", "余",
        "于", "杜", "叶", "程", "魏", "苏", "吕", "丁", "任", "卢", "姚", "沈", "钟", "姜", "崔", "谭", "陆", "范", "汪", "廖",
        "石", "金", "韦", "贾", "夏", "付", "方", "邹", "熊", "白", "孟", "秦", "邱", "侯", "江", "尹", "薛", "闫", "段", "雷",
        "龙", "黎", "史", "陶", "贺", "毛", "郝", "顾", "龚", "邵", "万", "覃", "武", "钱", "戴", "严", "莫", "孔", "向", "常",
        "欧阳", "单", "仇", "尉迟", "上官", "司马", "解", "诸葛",
    ];

    // Per ten thousand bearers; the rest of the list thins out evenly.
    private static readonly int[] SurnameWeights =
    [
        725, 719, 683, 538, 453, 308, 223, 216, 205, 200, 157, 148, 128, 126, 115, 110, 107, 100, 99, 94,
        93, 84, 80, 77, 75, 73, 70, 70, 66, 64, 61, 60, 60, 59, 58, 57, 56, 54, 53, 51,
        49, 48, 47, 47, 46, 46, 45, 44, 43, 42, 41, 40, 40, 39, 38, 38, 37, 37, 36, 36,
        36, 35, 35, 34, 34, 33, 33, 32, 32, 31, 30, 30, 29, 29, 29, 28, 28, 27, 27, 26,
        26, 26, 25, 25, 25, 24, 24, 24, 23, 23, 23, 22, 22, 22, 21, 21, 21, 20, 20, 20,
        12, 5, 4, 2, 2, 2, 5, 2,
    ];

    private static readonly Dictionary<string, string[]> MinoritySurnames = new()
    {
        ["土家族"] = ["彭", "田", "向", "覃", "冉", "张", "王"],
        ["苗族"] = ["龙", "吴", "石", "麻", "廖", "杨"],
        ["瑶族"] = ["盘", "赵", "邓", "奉", "沈", "李"],
        ["侗族"] = ["杨", "吴", "石", "粟", "龙"],
        ["壮族"] = ["韦", "黄", "覃", "莫", "农", "陆"],
        ["回族"] = ["马", "白", "丁", "沙", "穆"],
    };

    // Three of women, then three of men.
    private static readonly Dictionary<string, string[]> WholeNames = new()
    {
        ["维吾尔族"] = ["阿依古丽·买买提", "古丽娜尔·吐尔逊", "迪丽努尔·阿不都", "阿迪力·艾山", "买买提江·热合曼", "艾尼瓦尔·玉素甫"],
        ["蒙古族"] = ["乌兰", "其其格", "萨仁", "巴特尔", "那顺", "苏和"],
    };

    // Characters in fashion, one text a decade of birth from the 1950s on.
    private static readonly string[] Men =
    [
        "建国华军民志德福新生保平", "国建卫红军志明文学东德平忠", "勇军伟建波志强斌辉峰海涛平", "伟磊鹏超强勇杰涛浩宇斌飞俊波",
        "浩宇俊杰鑫博文凯子豪天翔志", "子轩浩然宇涵博一梓辰睿",
    ];

    private static readonly string[] Women =
    [
        "秀英兰桂珍玉凤淑华梅芳琴", "红秀丽英玉梅桂萍淑芳霞琴敏", "丽霞艳红梅玲燕芳萍娟静莉敏", "静丽娜婷敏艳芳娟丹雪洁倩莹",
        "婷雪佳怡欣颖悦慧文雅琳思梦", "梓涵子萱欣怡诗雨可馨一诺",
    ];

    // Names of one character, of a hundred: the fashion of the seventies and eighties.
    private static readonly int[] SingleOfHundred = [12, 22, 40, 45, 25, 6];

    /// <summary>A name.</summary>
    /// <param name="dice">The person's dice.</param>
    /// <param name="gender">The person's gender.</param>
    /// <param name="birthYear">The year of birth.</param>
    /// <param name="ethnicity">One of <see cref="Ethnicities"/>.</param>
    public static string Of(Dice dice, Gender gender, int birthYear, string ethnicity)
    {
        if (WholeNames.TryGetValue(ethnicity, out string[]? whole))
            return whole[(gender == Gender.Female ? 0 : 3) + dice.Below(3)];

        string surname = MinoritySurnames.TryGetValue(ethnicity, out string[]? own)
            ? dice.Pick(own)
            : Surnames[dice.Weighted(SurnameWeights)];
        return surname + Given(dice, gender, birthYear);
    }

    /// <summary>Whether people of this ethnicity hand a surname on.</summary>
    public static bool HaveSurnames(string ethnicity) => !WholeNames.ContainsKey(ethnicity);

    /// <summary>The surname of a name that has one.</summary>
    public static string SurnameOf(string name) =>
        name.Length > 2 && Surnames.Contains(name[..2]) ? name[..2] : name[..1];

    /// <summary>A given name of one or two characters.</summary>
    public static string Given(Dice dice, Gender gender, int birthYear)
    {
        int decade = Math.Clamp((birthYear - 1950) / 10, 0, Men.Length - 1);
        string fashion = (gender == Gender.Female ? Women : Men)[decade];
        char first = fashion[dice.Below(fashion.Length)];
        if (dice.Below(100) < SingleOfHundred[decade])
            return first.ToString();
        char second = fashion[dice.Below(fashion.Length)];
        return second == first && decade < 5 ? first.ToString() : $"{first}{second}";
    }
}
