using TalentGraph.Api.Commands;
using Xunit;

namespace TalentGraph.Api.Tests.Capability;

public sealed class ScoreCommandTests(SmallCounty county) : IClassFixture<SmallCounty>
{
    [Fact]
    public async Task Score_writes_a_run_and_says_so_and_how_far_it_was()
    {
        var (code, output, error) = await RunAsync("score");

        Assert.Equal(ExitCode.Done, code);
        Assert.StartsWith("Run 2026-06-30-2 as of 2026-06-30: 12 cadres, ", output);
        Assert.EndsWith("not published.", output.TrimEnd());
        Assert.Contains("100%", error);
    }

    [Fact]
    public async Task Score_does_not_look_into_the_future()
    {
        var (code, _, error) = await RunAsync("score", "--as-of", "2026-07-01");

        Assert.Equal(ExitCode.Refused, code);
        Assert.Equal("--as-of 2026-07-01 lies after today, 2026-06-30.", error.Trim());
    }

    [Fact]
    public async Task A_day_is_written_yyyy_MM_dd()
    {
        var (code, _, error) = await RunAsync("score", "--as-of", "30.6.2026");

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains("--as-of must be a day as yyyy-MM-dd.", error);
    }

    [Fact]
    public async Task A_run_that_is_not_there_cannot_be_published()
    {
        var (code, _, error) = await RunAsync("score", "--publish", "2001-01-01-1");

        Assert.Equal(ExitCode.Refused, code);
        Assert.Equal("There is no run '2001-01-01-1'.", error.Trim());
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        string[] settings = ["--Auth:Authority=https://issuer.example", "--Auth:Audience=talentgraph", $"--Store:Url=sqlite://{county.Service.Folder}/talentgraph.db", $"--Audit:File={county.Service.Folder}/audit.db"];
        var code = await Verbs.RunAsync([.. args, .. settings], output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
