using Xunit;

namespace TalentGraph.Api.Tests.Features;

/// <summary>Lists of cadres: filters one by one, orders one by one, names by pinyin.</summary>
[Collection(nameof(ServedCounty))]
public sealed class CadreListTests(ServedCounty county)
{
    [Fact]
    public async Task Names_sort_by_pinyin_and_Chinese_before_Latin()
    {
        var reply = await county.AskAsync(Who.HrReader, "{ cadres(first: 100) { nodes { name } } }");

        Assert.Equal(
            "阿依古丽 白雪 蔡明 陈晨 陈静 邓超 方圆 高峰 何平 江河 康宁 雷雨 李娜 刘洋 马跃 宁静 潘石 秦川 任远 沈默 孙悦 田野 汪洋 王芳 王强 吴限 徐行 杨柳 张伟 赵磊 郑重 周正 Bob Zoe",
            reply.Line("cadres.nodes.name"));
    }

    [Theory]
    [InlineData("ids: [\"cadre:D02\", \"cadre:C06\", \"cadre:NOBODY\", \"unit:county\"]", "C06 D02")]
    [InlineData("ids: []", "")]
    [InlineData("externalId: { system: \"hr\", value: \"8817\" }", "C06")]
    [InlineData("externalId: { system: \"other\", value: \"8817\" }", "")]
    [InlineData("text: \"娜\"", "C06")]
    [InlineData("text: \"zoe\"", "F23")]
    [InlineData("text: \"%\"", "")]
    [InlineData("text: \"_\"", "")]
    [InlineData("unitIds: [\"unit:town\"]", "C07")]
    [InlineData("unitIds: [\"unit:county\"], includeSubunits: false", "C08")]
    [InlineData("unitIds: [\"unit:town\", \"unit:neighbour\"]", "D01 C07 D02")]
    [InlineData("ranks: [TOWNSHIP_HEAD, COUNTY_HEAD]", "C07 D02 C08")]
    [InlineData("grades: [SECTION_MEMBER_1]", "C07")]
    [InlineData("categories: [CIVIL_SERVANT]", "C07")]
    [InlineData("tags: [YOUNG_CADRE]", "C07")]
    [InlineData("tags: [YOUNG_CADRE, PARTY_MEMBER]", "C06 C07")]
    [InlineData("statuses: [RETIRED]", "C09")]
    [InlineData("lights: [YELLOW]", "C05 C06 D01 C07")]
    [InlineData("hoursMet: true", "")]
    [InlineData("hoursMet: false, ids: [\"cadre:C06\", \"cadre:C09\"]", "C06")]
    [InlineData("attendedClassId: \"class:K2\"", "F01 C06 D02")]
    [InlineData("attendedTheme: \"党性教育\"", "C05 C06 D01 C07")]
    [InlineData("attendedIn: { from: \"2021-01-01\", to: \"2021-12-31\" }", "C06")]
    [InlineData("attendedTheme: \"基层治理\", attendedIn: { to: \"2023-12-31\" }", "")]
    [InlineData("lights: [YELLOW], ranks: [TOWNSHIP_HEAD]", "C07")]
    public async Task A_filter_takes_those_it_names(string filter, string expected)
    {
        var reply = await county.AskAsync(Who.HrReader, $"{{ cadres(filter: {{ {filter} }}) {{ totalCount nodes {{ id }} }} }}");

        Assert.Empty(reply.Errors);
        Assert.Equal(expected, Keys(reply));
        Assert.Equal($"{expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length}", reply.Text("cadres.totalCount"));
    }

    [Fact]
    public async Task Changed_since_the_version_of_an_answer_is_nobody_and_since_the_first_is_everybody()
    {
        var first = await county.AskAsync(Who.HrReader, "{ cadres(first: 1) { totalCount provenance { version } } }");
        var version = first.Text("cadres.provenance.version");

        var reply = await county.AskAsync(
            Who.HrReader, "query($v: Version!) { none: cadres(filter: { changedSince: $v }) { totalCount } all: cadres(filter: { changedSince: \"0\" }) { totalCount } }", new { v = version });

        Assert.Equal(("0", first.Text("cadres.totalCount")), (reply.Text("none.totalCount"), reply.Text("all.totalCount")));
    }

    [Theory]
    [InlineData("tags: [WOMAN]")]
    [InlineData("tags: [YOUNG_CADRE, MINORITY]")]
    [InlineData("attendedClassId: \"unit:county\"")]
    [InlineData("externalId: { system: \"hr\", value: \" \" }")]
    public async Task A_filter_that_is_none_is_bad_input(string filter)
    {
        var reply = await county.AskAsync(Who.HrReader, $"{{ cadres(filter: {{ {filter} }}) {{ totalCount }} }}");

        Assert.Equal(("BAD_USER_INPUT", "null"), (Assert.Single(reply.Codes), reply.Data));
    }

    [Theory]
    [InlineData("gender: FEMALE")]
    [InlineData("ethnicity: \"汉\"")]
    public async Task There_is_no_filter_by_gender_or_ethnicity(string filter)
    {
        var reply = await county.AskAsync(Who.HrReader, $"{{ cadres(filter: {{ {filter} }}) {{ totalCount }} }}");

        Assert.Contains(Assert.Single(reply.Codes), new[] { "BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED" });
    }

    [Theory]
    [InlineData("NAME", "C06 F22", "F22 C06", "C06 F22")]
    [InlineData("RANK", "C07 D02 C06 C08", "C08 C06 D02 C07", "C06 C07 C08 D02")]
    [InlineData("UNIT", "D02 C07 C06", "C06 C07 D02", "C06 C07 D02")]
    [InlineData("RANK_SINCE", "C06 C07 F01", "F01 C07 C06", "C06 C07 F01")]
    [InlineData("LAST_TRAINED_ON", "C04 C07 C06 D02", "D02 C06 C07 C04", "C04 C06 C07 D02")]
    [InlineData("LIGHT", "D02 C06 C07 C09", "C09 C07 C06 D02", "C06 C07 C09 D02")]
    public async Task An_order_goes_up_and_down_and_then_by_name(string by, string up, string down, string among)
    {
        var ids = among.Split(' ').Select(key => $"cadre:{key}");
        const string query = "query($ids: [ID!], $by: CadreOrderField!, $to: SortDirection!) { cadres(filter: { ids: $ids }, orderBy: { by: $by, direction: $to }) { nodes { id } } }";

        var ascending = await county.AskAsync(Who.HrReader, query, new { ids, by, to = "ASC" });
        var descending = await county.AskAsync(Who.HrReader, query, new { ids, by, to = "DESC" });

        Assert.Equal((up, down), (Keys(ascending), Keys(descending)));
    }

    private static string Keys(Reply reply) => reply.Line("cadres.nodes.id").Replace("cadre:", "", StringComparison.Ordinal);
}
