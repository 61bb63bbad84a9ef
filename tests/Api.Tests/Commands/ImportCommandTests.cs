using TalentGraph.Api.Commands;
using TalentGraph.Api.Security.Audit;
using Xunit;

namespace TalentGraph.Api.Tests.Commands;

public sealed class ImportCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-import-").FullName;

    [Fact]
    public async Task An_import_is_done_and_says_what_it_wrote()
    {
        Bundle("raters", "编号,姓名,nickname", "Ｒ１,甲,x");

        var (code, output, error) = await RunAsync("import", Path.Combine(folder, "bundle"));

        Assert.Equal((ExitCode.Done, ""), (code, string.Concat(error.Split('\n').Where(l => !l.StartsWith("checking", StringComparison.Ordinal) && !l.StartsWith("writing", StringComparison.Ordinal)))));
        Assert.Equal(
            [
                "raters.csv: 1 rows, 1 new, 0 known, 0 bad",
                "normalised: raters.csv id full_width: 1",
                "note: raters.csv nickname: unknown column, not read",
                "Imported: 1 records written, 0 bad rows skipped, version 1.",
            ],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Bad_rows_are_reported_on_the_terminal_and_in_the_report_and_nothing_is_written()
    {
        Bundle("raters", "id,name", "R1,甲", "R2,", "R1,\"乙\"\"\"");
        string report = Path.Combine(folder, "report.csv");

        var (code, output, error) = await RunAsync("import", Path.Combine(folder, "bundle"), "--report", report);

        Assert.Equal(ExitCode.Refused, code);
        Assert.EndsWith("2 bad rows; nothing was written.\n", error, StringComparison.Ordinal);
        Assert.StartsWith(
            "raters.csv:3 name '' REQUIRED: must not be empty\nraters.csv:4 id 'R1' DUPLICATE_KEY: an earlier row has the key\n", output, StringComparison.Ordinal);
        Assert.Equal(
            ["file,line,column,value,code,reason", "raters.csv,3,name,,REQUIRED,must not be empty", "raters.csv,4,id,R1,DUPLICATE_KEY,an earlier row has the key"],
            await File.ReadAllLinesAsync(report, TestContext.Current.CancellationToken));
        Assert.Contains("1 records written, 2 bad rows skipped, version 1.", (await RunAsync("import", Path.Combine(folder, "bundle"), "--skip-bad-rows")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "x", "--effective", "2024-13-01")]
    [InlineData("import", "x", "--encoding", "klingon")]
    [InlineData("export")]
    public async Task A_wrong_call_is_wrong_usage(params string[] args) => Assert.Equal(ExitCode.WrongUsage, (await RunAsync(args)).Code);

    [Fact]
    public async Task What_is_no_bundle_is_refused_with_its_reason()
    {
        var (code, _, error) = await RunAsync("import", Path.Combine(folder, "nothing"));

        Assert.Equal((ExitCode.Refused, "There is no folder and no file of this name.\n"), (code, error));
    }

    [Fact]
    public async Task The_table_of_words_is_printed_without_a_bundle()
    {
        var (code, output, _) = await RunAsync("import", "--aliases");

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("cadres\tname\t姓名\n", output, StringComparison.Ordinal);
        Assert.Contains("classes\tmode=off_job\t脱产\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_again_and_a_full_folder_is_refused()
    {
        Bundle("raters", "id,name", "R1,甲");
        await RunAsync("import", Path.Combine(folder, "bundle"));
        string to = Path.Combine(folder, "out");

        Assert.Equal(ExitCode.Done, (await RunAsync("export", to)).Code);

        using (var audit = AuditFile.OpenSnapshot(Path.Combine(folder, "audit.db")))
            Assert.Contains("\"action\":\"export\"", Assert.Single(audit.Entries(1)).Body, StringComparison.Ordinal);
        Assert.Contains("Imported: 0 records written", (await RunAsync("import", to)).Output, StringComparison.Ordinal);
        var (code, _, error) = await RunAsync("export", to);
        Assert.Equal((ExitCode.Refused, $"{to}: The folder is not empty.\n"), (code, error));
    }

    [Fact]
    public async Task An_import_keeps_beside_each_cadre_what_scope_compares()
    {
        Bundle("units", "id,name,kind,level,parent_id", "U1,县,party_committee,county,", "U2,镇,township,township,U1");
        Bundle("cadres", "id,name,status,rank,unit_id", "C1,张伟,active,township_head,U2");

        await RunAsync("import", Path.Combine(folder, "bundle"));

        await using var store = await Graph.Sqlite.SqliteTalentStore.OpenAsync(Path.Combine(folder, "graph.db"), TimeProvider.System, TestContext.Current.CancellationToken);
        Scope managed = new() { Managed = [new ScopeGrant(new UnitId("U1"), [Rank.TownshipHead])] };
        Scope other = new() { Managed = [new ScopeGrant(new UnitId("U1"), [Rank.CountyHead])] };
        Assert.Single(await store.FetchAsync<Cadre>(managed, ["C1"], TestContext.Current.CancellationToken));
        Assert.Empty(await store.FetchAsync<Cadre>(other, ["C1"], TestContext.Current.CancellationToken));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Bundle(string file, params string[] lines)
    {
        Directory.CreateDirectory(Path.Combine(folder, "bundle"));
        File.WriteAllLines(Path.Combine(folder, "bundle", file + ".csv"), lines);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var code = await Verbs.RunAsync([.. args, $"--Store:Url=sqlite://{folder}/graph.db", $"--Audit:File={folder}/audit.db"], output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
