using System.Text;
using TalentGraph.Graph.Exchange;
using Xunit;

namespace TalentGraph.Graph.Tests.Exchange;

public sealed class ToleranceTests
{
    [Theory]
    [InlineData("2024-06-01", 2024, 6, 1)]
    [InlineData("2024-6-1", 2024, 6, 1)]
    [InlineData("2024.06", 2024, 6, 1)]
    [InlineData("2024.6.9", 2024, 6, 9)]
    [InlineData("2024/06/09", 2024, 6, 9)]
    [InlineData("202406", 2024, 6, 1)]
    [InlineData("20240630", 2024, 6, 30)]
    [InlineData("2024年6月1日", 2024, 6, 1)]
    [InlineData("2024年6月", 2024, 6, 1)]
    [InlineData("2024 年 6 月 15 日", 2024, 6, 15)]
    [InlineData("２０２４．０６", 2024, 6, 1)]
    [InlineData(" 2024-02-29 ", 2024, 2, 29)]
    public async Task A_day_may_be_written_as_people_write_it(string text, int year, int month, int day)
    {
        await using BundleFolder bundle = BundleFolder.WithBasics().With("credits", "id,cadre_id,on,kind,hours", $"R1,C1,{text},online,1");
        await bundle.ImportedAsync();

        Assert.Equal(new DateOnly(year, month, day), (await bundle.GetAsync<Credit>("R1")).On);
    }

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2024")]
    [InlineData("2024年")]
    [InlineData("2024.06-01")]
    [InlineData("2024年6月31日")]
    [InlineData("20240631")]
    [InlineData("45444")]
    [InlineData("24-06-01")]
    [InlineData("2024-06-01x")]
    [InlineData("2024-06-01-02")]
    [InlineData("2024-")]
    public async Task What_is_no_day_is_bad(string text)
    {
        await using BundleFolder bundle = BundleFolder.WithBasics().With("credits", "id,cadre_id,on,kind,hours", $"R1,C1,{text},online,1");

        Assert.Equal([$"credits.csv:2:on={text} BAD_DATE"], await bundle.RefusedAsync());
    }

    [Fact]
    public async Task Numbers_have_no_limit_but_nought_where_the_contract_says_no_other()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics()
            .With("enrolments", "id,cadre_id,class_id,result,exam_score", "E1,C1,K1,pass,120")
            .With("appraisals", "cadre_id,year,grade,de,neng,qin,ji,lian", "C1,2023,competent,120,0,1,2,3");
        await bundle.ImportedAsync();

        Assert.Equal(120m, (await bundle.GetAsync<Enrolment>("E1")).ExamScore);
        Assert.Equal(120m, (await bundle.GetAsync<Appraisal>("C1/2023")).De);
    }

    [Fact]
    public async Task Full_width_is_narrowed_in_ids_codes_dates_and_numbers_and_left_alone_in_names_and_texts()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics()
            .With("credits", "id,cadre_id,on,kind,hours,source", "Ｒ１,Ｃ１,２０２４－０６－０１,ｏｎｌｉｎｅ,１．５,学习Ａ１");
        Imported done = await bundle.ImportedAsync();

        Credit credit = await bundle.GetAsync<Credit>("R1");
        Assert.Equal(new CadreId("C1"), credit.CadreId);
        Assert.Equal(1.5m, credit.Hours);
        Assert.Equal(CreditKind.Online, credit.Kind);
        Assert.Equal("学习Ａ１", credit.Source);
        Assert.Equal(
            ["cadre_id full_width 1", "hours full_width 1", "id full_width 1", "kind full_width 1", "on full_width 1"],
            Normalised(done, "credits.csv"));
    }

    [Fact]
    public async Task Every_normalisation_other_than_trimming_is_counted()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics().With(
            "credits",
            "id,cadre_id,on,kind,hours,,",
            " R1 ,C1,2024.06,网络学习,1,,",
            "R2,C1,2024-06-01,online,2, ,",
            "R3,C1,2024.06,网络学习,3,,");

        Imported done = await bundle.ImportedAsync();

        Assert.Equal([" trailing_columns 4", "kind code_word 2", "on date_form 2"], Normalised(done, "credits.csv"));
    }

    [Fact]
    public async Task Chinese_headers_and_codes_are_those_of_the_table_after_removing_spaces()
    {
        await using BundleFolder bundle = new BundleFolder()
            .With("units", "编号,名称,类别,层级", "U1,县委,党委,县")
            .With(
                "cadres",
                "编号,姓 名,性别,出生年月,民族,政治面貌,职务层次,任现职级时间,职级,标签,所在单位编号,状态",
                "C1,张伟,男,1980.05,汉族,中共党员,县处级 副职,201901,四级调研员,年轻干部;高层次人才,U1,在职");

        await bundle.ImportedAsync();

        Cadre cadre = await bundle.GetAsync<Cadre>("C1");
        Assert.Equal(("张伟", Gender.Male, new DateOnly(1980, 5, 1)), (cadre.Name, cadre.Gender, cadre.BirthDate));
        Assert.Equal((Rank.CountyDeputy, new DateOnly(2019, 1, 1), Grade.Researcher4), (cadre.Rank, cadre.RankSince, cadre.Grade));
        Assert.Equal([Tag.YoungCadre, Tag.HighLevelTalent, Tag.PartyMember], cadre.Tags);
    }

    [Fact]
    public async Task A_file_s_own_entry_adds_to_the_table()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics()
            .With("appraisals", "干部编号,年度,考核等次", "C1,2024,称职")
            .With("enrolments", "编号,干部编号,班次编号,结果,考核等次", "E1,C1,K1,合格,优秀")
            .With("family", "干部编号,关系,姓名,政治面貌", "C1,父,张三,群众")
            .With("educations", "干部编号,教育形式,学历,毕业院校", "C1,全日制,大学本科,北大");

        await bundle.ImportedAsync();

        Assert.Equal(AppraisalGrade.Competent, (await bundle.GetAsync<Appraisal>("C1/2024")).Grade);
        Assert.Equal(Assessment.Excellent, (await bundle.GetAsync<Enrolment>("E1")).Assessment);
        Assert.Equal("群众", Assert.Single(await bundle.AllAsync<FamilyMember>()).Politics);
        Assert.Equal(Education.Bachelor, Assert.Single(await bundle.AllAsync<EducationEntry>()).Level);
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    [InlineData("是", true)]
    [InlineData("否", false)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("", null)]
    public async Task A_boolean_has_four_pairs_of_words_and_empty_is_unknown(string text, bool? expected)
    {
        await using BundleFolder bundle = BundleFolder.WithBasics().With("posts", "id,title,unit_id,is_party_post", $"P2,书记,U1,{text}");
        await bundle.ImportedAsync();

        Assert.Equal(expected, (await bundle.GetAsync<Post>("P2")).IsPartyPost);
    }

    [Fact]
    public async Task A_mark_at_the_beginning_CRLF_and_quoted_lines_are_read_and_lines_counted_as_they_stand()
    {
        await using var bundle = new BundleFolder();
        bundle.WithBytes("raters.csv", [.. Encoding.UTF8.Preamble, .. "id,name\r\nR1,\"甲\r\n\"\"乙\"\"\"\r\n\r\nR2,\r\n"u8]);

        Assert.Equal(["raters.csv:5:name= REQUIRED"], await bundle.RefusedAsync());

        Imported done = Assert.IsType<Imported>(await bundle.ImportAsync(o => o with { SkipBadRows = true }));
        Assert.Equal(1, done.Written);
        Assert.Equal("甲\r\n\"乙\"", (await bundle.GetAsync<Rater>("R1")).Name);
    }

    [Fact]
    public async Task Gb18030_is_read_when_asked_for()
    {
        Encoding gb = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
        await using var bundle = new BundleFolder();
        bundle.WithBytes("raters.csv", gb.GetBytes("编号,姓名\nR1,欧阳䶮\n"));

        await bundle.ImportedAsync(o => o with { Encoding = gb });

        Assert.Equal("欧阳䶮", (await bundle.GetAsync<Rater>("R1")).Name);
    }

    [Fact]
    public async Task Unknown_columns_and_files_are_warnings()
    {
        await using BundleFolder bundle = new BundleFolder().With("raters", "id,name,nickname", "R1,甲,乙").With("diary", "id", "1");

        Imported done = await bundle.ImportedAsync();

        Assert.Equal(
            [new ImportWarning("", "diary.csv", "unknown file, not read"), new ImportWarning("raters.csv", "nickname", "unknown column, not read")],
            done.Summary.Warnings);
    }

    [Fact]
    public async Task A_quota_s_value_is_a_code_of_the_list_that_its_attribute_names()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics()
            .With("class_quotas", "class_id,attribute,value,min,max", "K1,rank,县处级副职,1,2", "K1,tag,女性,1,", "K1,region,湘西,,3", "K1,unit_level,乡镇,,3");

        await bundle.ImportedAsync();

        Assert.Equal(["county_deputy", "township", "woman", "湘西"], (await bundle.AllAsync<ClassQuota>()).Select(q => q.Value).Order(StringComparer.Ordinal));
    }

    private static string[] Normalised(Imported done, string file) =>
        [.. done.Summary.Normalisations.Where(n => n.File == file).Select(n => $"{n.Column} {n.Kind} {n.Count}").Order(StringComparer.Ordinal)];
}
