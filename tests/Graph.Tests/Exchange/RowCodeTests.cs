using System.Text;
using System.Text.RegularExpressions;
using TalentGraph.Graph.Exchange;
using Xunit;

namespace TalentGraph.Graph.Tests.Exchange;

/// <summary>One small bundle a code: where it is reported, with what value, and that nothing is written.</summary>
public sealed class RowCodeTests
{
    private const string Evaluations = "ballot_id,round_id,class_id,cadre_id,rater_id,role,submitted_on,indicator_id,score,comment";

    public static TheoryData<string, string[], string> Rows => new()
    {
        { "units", ["id,name,kind,level", "U8,,village,village"], "units.csv:2:name= REQUIRED" },
        { "credits", ["id,cadre_id,on,kind,hours", "R1,C1,2024-13-01,online,1"], "credits.csv:2:on=2024-13-01 BAD_DATE" },
        { "credits", ["id,cadre_id,on,kind,hours", "R1,C1,2024-01-01,online,\"1,000\""], "credits.csv:2:hours=1,000 BAD_NUMBER" },
        { "credits", ["id,cadre_id,on,kind,hours", "R1,C1,2024-01-01,online,-1"], "credits.csv:2:hours=-1 OUT_OF_RANGE" },
        { "credits", ["id,cadre_id,on,kind,hours", "R1,C1,2024-01-01,nap,1"], "credits.csv:2:kind=nap UNKNOWN_CODE" },
        { "credits", ["id,cadre_id,on,kind,hours", "R1,C9,2024-01-01,online,1"], "credits.csv:2:cadre_id=C9 UNKNOWN_REFERENCE" },
        { "credits", ["id,cadre_id,on,kind,hours", "R1,C1,2024-01-01,online,1", "R1,C1,2024-01-02,online,1"], "credits.csv:3:id=R1 DUPLICATE_KEY" },
        { "class_segments", ["class_id,starts_on,ends_on", "K1,2024-05-02,2024-05-01"], "class_segments.csv:2:ends_on=2024-05-01 ENDS_BEFORE_STARTS" },
        { "credits", ["id,cadre_id,on,kind,hours", "R1,C1,2024-01-01,online"], "credits.csv:2:=R1 COLUMN_COUNT" },
        { "raters", ["id,name", "R1,\"a\"b"], "raters.csv:2:name=a\"b BAD_QUOTE" },
        { "raters", ["id,name", "R1,\"a", "R2,b"], "raters.csv:2:name=a\nR2,b\n UNCLOSED_QUOTE" },
        { "raters", ["id,name", "R1,a\u0001b"], "raters.csv:2:name=a\u0001b CONTROL_CHARACTER" },
        { "evaluations", [Evaluations, "B1,,K1,C1,R1,leader,2024-07-01,I1,80,", "B1,,K1,C2,R1,leader,2024-07-01,I2,80,"], "evaluations.csv:3:cadre_id=C2 BALLOT_DISAGREES" },
        {
            "evaluations",
            [Evaluations, "B1,,K1,C1,R1,leader,2024-07-01,I1,80,", "B2,,K1,C1,R2,leader,2024-07-01,I1,80,", "B1,,K1,C1,R1,leader,2024-07-01,I2,80,"],
            "evaluations.csv:4:ballot_id=B1 BALLOT_SCATTERED"
        },
        { "evaluations", [Evaluations, "B1,,K1,C1,R1,leader,2024-07-01,I1,100.5,"], "evaluations.csv:2:score=100.5 OUT_OF_RANGE" },
        { "evaluations", [Evaluations, "B1,,K1,C1,R1,leader,2024-07-01,I1,1,", "B1,,K1,C1,R1,leader,2024-07-01,I1,2,"], "evaluations.csv:3:indicator_id=I1 DUPLICATE_KEY" },
        { "rounds", ["id,class_id,kind", "O1,K1,in_class", "O2,K1,in_class"], "rounds.csv:3:kind=in_class DUPLICATE_KEY" },
        { "class_quotas", ["class_id,attribute,value,min,max", "K1,rank,王,1,2"], "class_quotas.csv:2:value=王 UNKNOWN_CODE" },
        { "contributions", ["id,cadre_id,title,kind,share", "T1,C1,文,thesis,1.01"], "contributions.csv:2:share=1.01 OUT_OF_RANGE" },
        { "courses", ["id,title,kind,method,elective", "X2,课,theory,lecture,maybe"], "courses.csv:2:elective=maybe UNKNOWN_CODE" },
        { "credits", ["id,cadre_id,on,kind,hours", "R1,C1,2024-01-01,online,NaN"], "credits.csv:2:hours=NaN BAD_NUMBER" },
        { "credits", ["id,cadre_id,on,kind,hours", "R1,C1,2024-01-01,online,1e99"], "credits.csv:2:hours=1e99 BAD_NUMBER" },
        { "appraisals", ["cadre_id,year,grade", "C1,2023.5,competent"], "appraisals.csv:2:year=2023.5 BAD_NUMBER" },
        { "educations", ["cadre_id,mode,level,school", "C1,full_time,,北大"], "educations.csv:2:level= REQUIRED" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_bad_row_is_one_line_with_file_line_column_value_and_code(string file, string[] lines, string expected)
    {
        await using BundleFolder bundle = file is "units" or "courses" ? new BundleFolder().With(file, lines) : BundleFolder.WithBasics().With(file, lines);

        string[] problems = await bundle.RefusedAsync();

        Assert.Equal([expected], problems);
    }

    [Fact]
    public async Task Every_unit_of_a_circle_is_reported()
    {
        await using BundleFolder bundle = new BundleFolder().With(
            "units", "id,name,kind,level,parent_id", "U1,甲,other,county,U3", "U2,乙,other,county,U1", "U3,丙,other,county,U2", "U4,丁,other,county,", "U5,戊,other,county,U5");

        Assert.Equal(
            ["units.csv:2:parent_id=U3 UNIT_CYCLE", "units.csv:3:parent_id=U1 UNIT_CYCLE", "units.csv:4:parent_id=U2 UNIT_CYCLE", "units.csv:6:parent_id=U5 UNIT_CYCLE"],
            await bundle.RefusedAsync());
    }

    [Fact]
    public async Task An_update_that_closes_a_circle_with_stored_units_is_bad()
    {
        await using BundleFolder bundle = new BundleFolder().With("units", "id,name,kind,level,parent_id", "U1,甲,other,county,", "U2,乙,other,county,U1");
        await bundle.ImportedAsync();
        bundle.Emptied().With("units", "id,parent_id", "U1,U2");

        Assert.Equal(["units.csv:2:parent_id=U2 UNIT_CYCLE"], await bundle.RefusedAsync());
    }

    [Fact]
    public async Task A_field_takes_64_KB_and_no_more()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics()
            .With("observations", "id,on,scene,text", $"O1,2024-05-02,drill,{new string('a', 65536)}", $"O2,2024-05-02,drill,{new string('a', 65537)}");

        Assert.Equal([$"observations.csv:3:text={new string('a', 200)} TOO_LONG"], await bundle.RefusedAsync());
    }

    [Fact]
    public async Task A_row_takes_1_MB_and_reading_goes_on_after_a_longer_one()
    {
        string wide = string.Join(',', Enumerable.Range(0, 20).Select(i => $"n{i}"));
        string full = string.Join(',', Enumerable.Repeat(new string('a', 60_000), 20));
        string empty = new(',', 19);
        await using BundleFolder bundle = new BundleFolder().With("raters", $"id,name,{wide}", $"R1,甲,{full}", $"R2,乙,{empty}", $"R3,,{empty}");

        string[] problems = await bundle.RefusedAsync();

        Assert.Equal(2, problems.Length);
        Assert.StartsWith("raters.csv:2:", problems[0], StringComparison.Ordinal);
        Assert.EndsWith(" TOO_LONG", problems[0], StringComparison.Ordinal);
        Assert.Equal("raters.csv:4:name= REQUIRED", problems[1]);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_reported_in_either_encoding()
    {
        await using var bundle = new BundleFolder();
        bundle.WithBytes("raters.csv", [.. "id,name\nR1,甲\nR2,"u8, 0xC3, 0x28, .. "\n"u8]);

        Assert.Equal(["raters.csv:3:name=\uFFFD( BAD_ENCODING"], await bundle.RefusedAsync());

        Encoding gb = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
        bundle.Emptied().WithBytes("raters.csv", [.. gb.GetBytes("id,name\nR1,甲\nR2,"), 0xFF, 0xFF, .. "\n"u8]);

        string problem = Assert.Single(await bundle.RefusedAsync(o => o with { Encoding = gb }));
        Assert.StartsWith("raters.csv:3:name=", problem, StringComparison.Ordinal);
        Assert.EndsWith("BAD_ENCODING", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_refers_to_a_bad_one_says_to_which()
    {
        await using BundleFolder bundle = new BundleFolder()
            .With("units", "id,name,kind,level", "U1,甲,other,nowhere")
            .With("cadres", "id,name,status,unit_id", "C1,张伟,active,U1");

        Assert.Equal(["units.csv:2:level=nowhere UNKNOWN_CODE", "cadres.csv:2:unit_id=U1 REFERS_TO_BAD_ROW"], await bundle.RefusedAsync());
        Assert.Equal("refers to the bad row units.csv:2 (U1)", bundle.Problems[1].Reason);
    }

    [Fact]
    public async Task Every_bad_cell_of_a_row_has_a_line_of_its_own()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics().With("credits", "id,cadre_id,on,kind,hours", "R1,C9,x,nap,?");

        Assert.Equal(
            ["credits.csv:2:on=x BAD_DATE", "credits.csv:2:kind=nap UNKNOWN_CODE", "credits.csv:2:hours=? BAD_NUMBER", "credits.csv:2:cadre_id=C9 UNKNOWN_REFERENCE"],
            await bundle.RefusedAsync());
    }

    [Fact]
    public async Task A_bundle_with_every_code_gives_one_line_each_and_leaves_the_store_as_it_was()
    {
        await using BundleFolder bundle = BundleFolder.WithBasics().With("rounds", "id,class_id,kind,closes_on", "O0,K1,in_class,2024-06-02");
        await bundle.ImportedAsync();
        bundle.Emptied()
            .With("units", "id,name,kind,level,parent_id", "U3,丙,other,county,U3")
            .With("posts", "id,title,unit_id", "P2,书记,U3")
            .With("courses", "id,title,kind,method,hours", "X2,,theory,lecture,", "X3,课,theory,nap,", "X4,课,theory,lecture,x")
            .With("classes", "id,title,mode,level,starts_on,ends_on", "K2,班,off_job,county,2024-05-01,2024-04-01", "K3,班,off_job,county,2024-05-00,2024-06-01")
            .With("credits", "id,cadre_id,on,kind,hours", "R1,C9,2024-01-01,online,1", "R2,C1,2024-01-01,online,-1", "R3,C1,2024-01-01,online,1", "R3,C1,2024-01-01,online,1", "R4,C1")
            .With("observations", "id,on,scene,text", "V1,2024-05-02,drill,\"a\"b", "V2,2024-05-02,drill,a\u0002", $"V3,2024-05-02,drill,{new string('a', 70_000)}", "V4,2024-05-02,drill,\"a")
            .With(
                "evaluations",
                Evaluations,
                "B1,,K1,C1,R1,leader,2024-07-01,I1,80,",
                "B1,,K1,C2,R1,leader,2024-07-01,I2,80,",
                "B2,,K1,C1,R2,peer,2024-06-01,I1,80,",
                "B1,,K1,C1,R1,leader,2024-07-01,I2,80,")
            .WithBytes("raters.csv", [.. "id,name\nR8,"u8, 0xFF, .. "\n"u8]);
        string outside = Path.Combine(Path.GetDirectoryName(bundle.Path)!, "needs.csv");
        await File.WriteAllTextAsync(outside, "id\n", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(bundle.Path, "needs.csv"), outside);

        await bundle.RefusedAsync();

        Assert.Equal(
            Enum.GetValues<RowCode>().Select(c => $"{c.Text()} 1"),
            bundle.Problems.GroupBy(p => p.Code).OrderBy(g => g.Key).Select(g => $"{g.Key.Text()} {g.Count()}"));
    }

    [Fact]
    public void The_codes_are_those_of_the_page()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "bundle.md"));
        string list = Regex.Match(page, "^## Row codes$(.*?)^## ", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;

        string[] documented = [.. Regex.Matches(list, "^\\| `([A-Z_]+)`", RegexOptions.Multiline).Select(m => m.Groups[1].Value)];

        Assert.Equal(Enum.GetValues<RowCode>().Select(c => c.Text()), documented);
    }
}
