using System.Text.RegularExpressions;
using TalentGraph.Api.Tests.Architecture;
using Xunit;

namespace TalentGraph.Api.Tests.Deploy;

/// <summary><c>deploy/Dockerfile</c>, read line by line.</summary>
public sealed partial class DockerfileTests
{
    private static readonly IReadOnlyList<(string Verb, string Words)> Instructions = Read();

    private static IReadOnlyList<(string Verb, string Words)> LastStage =>
        [.. Instructions.Skip(Instructions.ToList().FindLastIndex(instruction => instruction.Verb == "FROM"))];

    [Fact]
    public void It_has_several_stages_and_the_last_has_no_shell_but_ICU_and_time_zones()
    {
        var from = Instructions.Where(instruction => instruction.Verb == "FROM").Select(instruction => instruction.Words.Split(' ')[0]).ToList();

        Assert.True(from.Count > 1);
        Assert.All(from, image => Assert.Matches(@"^[a-z./]+:\d+", image));
        Assert.Matches(@"/aspnet:\d+\.\d+-noble-chiseled-extra$", from[^1]);
        Assert.DoesNotContain(LastStage, instruction => instruction.Verb == "RUN");
        Assert.Contains("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false", Assert.Single(LastStage, instruction => instruction.Verb == "ENV").Words, StringComparison.Ordinal);
    }

    [Fact]
    public void It_builds_with_the_SDK_of_the_repository_and_serves_on_its_framework()
    {
        var framework = Regex.Match(File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props")), @"<TargetFramework>net([\d.]+)<").Groups[1].Value;

        Assert.Contains(Instructions, instruction => instruction is ("FROM", var words) && words.Contains($"/dotnet/sdk:{framework}-", StringComparison.Ordinal));
        Assert.Contains(Instructions, instruction => instruction is ("FROM", var words) && words.Contains($"/dotnet/aspnet:{framework}-", StringComparison.Ordinal));
    }

    [Fact]
    public void It_runs_as_nobody_and_listens_where_it_says()
    {
        Assert.Equal("$APP_UID", Assert.Single(LastStage, instruction => instruction.Verb == "USER").Words);
        Assert.Equal($"{Deployment.Port}", Assert.Single(LastStage, instruction => instruction.Verb == "EXPOSE").Words);
        Assert.Contains($"TALENTGRAPH__Urls=http://+:{Deployment.Port}", Assert.Single(LastStage, instruction => instruction.Verb == "ENV").Words, StringComparison.Ordinal);
    }

    [Fact]
    public void It_asks_for_its_health_and_starts_without_a_shell()
    {
        Assert.EndsWith("""CMD ["/app/talentgraph", "health"]""", Assert.Single(LastStage, instruction => instruction.Verb == "HEALTHCHECK").Words, StringComparison.Ordinal);
        Assert.Equal("""["/app/talentgraph"]""", Assert.Single(LastStage, instruction => instruction.Verb == "ENTRYPOINT").Words);
    }

    [Fact]
    public void What_it_needs_is_let_through_to_the_build_and_secrets_are_not()
    {
        var through = File.ReadAllLines(Path.Combine(Repository.Root, "deploy", "Dockerfile.dockerignore"))
            .Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();

        Assert.All(through, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
        Assert.Contains("src", through);
        Assert.DoesNotContain("deploy", through);
    }

    private static List<(string Verb, string Words)> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "deploy", "Dockerfile")).Where(line => !line.TrimStart().StartsWith('#'));
        return [.. Continued().Replace(string.Join('\n', lines), " ").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2)).Select(parts => (parts[0], parts[1].Trim()))];
    }

    [GeneratedRegex(@"\s*\\\n\s*")]
    private static partial Regex Continued();
}
