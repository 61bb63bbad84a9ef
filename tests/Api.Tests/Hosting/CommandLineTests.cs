using TalentGraph.Api.Commands;
using Xunit;

namespace TalentGraph.Api.Tests.Hosting;

public sealed class CommandLineTests
{
    [Fact]
    public void A_setting_is_told_from_an_option_by_its_colon()
    {
        var (settings, words) = CommandLineSettings.Split(
            ["import", "--Store:Url=sqlite://a.db", "bundle", "--report", "out:put.csv", "--Time:Zone", "Asia/Urumqi", "--no-demo"]);

        Assert.Equal(["--Store:Url=sqlite://a.db", "--Time:Zone=Asia/Urumqi"], settings);
        Assert.Equal(["import", "bundle", "--report", "out:put.csv", "--no-demo"], words);
    }

    [Fact]
    public async Task A_wrong_option_is_wrong_usage_and_said_on_stderr()
    {
        var (code, _, error) = await CommandLine.RunAsync("serve", "--no-such-option");

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains("--no-such-option", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_the_verbs_and_is_done()
    {
        var (code, output, _) = await CommandLine.RunAsync("--help");

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("serve", output, StringComparison.Ordinal);
    }
}
