using Xunit;

namespace TalentGraph.Api.Tests.Architecture;

/// <summary>What the tree of files promises.</summary>
public sealed class TreeTests
{
    private const int MostLines = 400;

    private static readonly string[] ForbiddenFolders = ["Services", "Helpers", "Utils", "Common", "Interfaces", "Enums", "Exceptions"];

    private static readonly string[] ForbiddenEndings = ["Manager", "Helper", "Dto", "Impl"];

    [Fact]
    public void The_tree_is_found()
    {
        Assert.Contains("src/Api/Program.cs", Repository.Sources);
    }

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        var tooLong = Repository.Sources.Select(file => (file, Lines: LinesOf(file))).Where(counted => counted.Lines > MostLines);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Program_is_shorter_than_60_lines()
    {
        Assert.InRange(LinesOf("src/Api/Program.cs"), 1, 59);
    }

    [Fact]
    public void No_folder_is_named_after_a_layer_or_a_drawer()
    {
        var forbidden = Repository.Sources.Where(file => file.Split('/')[..^1].Intersect(ForbiddenFolders, StringComparer.OrdinalIgnoreCase).Any());

        Assert.Empty(forbidden);
    }

    [Fact]
    public void No_file_is_named_after_what_everything_is()
    {
        var forbidden = Repository.Sources.Where(file => ForbiddenEndings.Any(ending => Path.GetFileNameWithoutExtension(file).EndsWith(ending, StringComparison.Ordinal)));

        Assert.Empty(forbidden);
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var strays =
            from file in Repository.Sources
            let parts = file.Split('/')
            where parts.Length > 3 && parts[0] is "src" or "tests"
            let line = File.ReadLines(Path.Combine(Repository.Root, file)).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))
            where line is not null
            let expected = $"namespace TalentGraph.{string.Join('.', parts[1..^1])};"
            where line != expected
            select $"{file}: {line}";

        Assert.Empty(strays);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "TalentGraph.sln"));
        var projects = new[] { "src", "tests", "bench" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.Contains("TalentGraph.Api.csproj", projects);
        Assert.All(projects, project => Assert.Contains(project!, solution, StringComparison.Ordinal));
    }

    private static int LinesOf(string file) => File.ReadLines(Path.Combine(Repository.Root, file)).Count();
}
