using System.Text.RegularExpressions;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.GraphQL.Execution;
using TalentGraph.GraphQL.Guards;
using Xunit;

namespace TalentGraph.Api.Tests.Architecture;

/// <summary>What the pages promise is what the code has.</summary>
public sealed partial class ContractDocumentTests
{
    private static string Operations => File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));

    [Fact]
    public void The_error_codes_of_the_page_are_those_of_the_code()
    {
        var documented = CodeRow().Matches(Operations[Operations.IndexOf("## Error codes", StringComparison.Ordinal)..]).Select(row => row.Groups[1].Value);

        Assert.Equal(Codes.All, documented);
    }

    [Fact]
    public void Every_setting_is_on_the_page()
    {
        var settings =
            from type in typeof(Api.Commands.Verbs).Assembly.GetTypes()
            where type.Namespace == "TalentGraph.Api.Hosting.Settings" && type.Name.EndsWith("Settings", StringComparison.Ordinal)
            from property in type.GetProperties()
            select $"`{(type == typeof(RateLimitSettings) ? "Api:" : "")}{type.Name[..^"Settings".Length]}:{property.Name}";

        Assert.Equal(29, settings.Count());
        Assert.All(settings, setting => Assert.Contains(setting, Operations, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_limit_is_on_the_page() =>
        Assert.All(typeof(GraphQLLimits).GetProperties(), limit => Assert.Contains($"`{limit.Name}`", Operations, StringComparison.Ordinal));

    [GeneratedRegex(@"^\| `([A-Z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex CodeRow();
}
