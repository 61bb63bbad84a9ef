using TalentGraph.Api.Commands;
using Xunit;

namespace TalentGraph.Api.Tests.Commands;

public sealed class DemoCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("demo");
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [Fact]
    public async Task Demo_fills_a_folder_that_is_not_there_and_says_how_far_it_is()
    {
        int code = await RunAsync("--out", In("county"), "--cadres", "150", "--seed", "3", "--as-of", "2024-02-29");

        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(151, File.ReadLines(Path.Combine(In("county"), "cadres.csv")).Count());
        Assert.Contains("\"today\": \"2024-02-29\"", await File.ReadAllTextAsync(Path.Combine(In("county"), "bundle.json"), TestContext.Current.CancellationToken));
        Assert.Equal(["25%", "50%", "75%", "100%"], output.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.EndsWith('%')));
    }

    [Fact]
    public async Task Demo_refuses_a_folder_that_is_not_empty_and_leaves_it_as_it_is()
    {
        await File.WriteAllTextAsync(In("kept.txt"), "kept", TestContext.Current.CancellationToken);

        int code = await RunAsync("--out", folder.FullName);

        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("is not an empty folder", error.ToString());
        Assert.Equal([In("kept.txt")], Directory.EnumerateFileSystemEntries(folder.FullName));
    }

    [Theory]
    [InlineData("--cadres", "99")]
    [InlineData("--cadres", "many")]
    [InlineData("--seed", "-1")]
    [InlineData("--as-of", "2026-02-30")]
    [InlineData("--as-of", "1999-12-31")]
    public async Task A_wrong_option_is_wrong_usage_and_is_named(string option, string value)
    {
        int code = await RunAsync("--out", In("county"), option, value);

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains(option, error.ToString());
        Assert.False(Directory.Exists(In("county")));
    }

    [Fact]
    public async Task Help_names_the_day_as_it_is_to_be_given()
    {
        await RunAsync("--help");

        Assert.Contains("without it 2026-06-30.", string.Join(' ', output.ToString().Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)));
        Assert.DoesNotContain("06/30/2026", output.ToString());
    }

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        folder.Delete(recursive: true);
    }

    private string In(string name) => Path.Combine(folder.FullName, name);

    private Task<int> RunAsync(params string[] options) => Verbs.RunAsync(["demo", .. options], output, error, TestContext.Current.CancellationToken);
}
