using System.Text.Json;
using TalentGraph.Scoring.Frameworks;

namespace TalentGraph.Scoring.Tests.Frameworks;

public sealed class FrameworkFileTests
{
    [Fact]
    public void The_shipped_framework_has_the_weights_and_minimum_groups_of_the_rules()
    {
        var framework = FrameworkFile.National;

        Assert.Equal(
            ["colleague=0.1", "head_teacher=0.15", "instructor=0.15", "leader=0.25", "liaison=0.2", "peer=0.1", "public=0.05"],
            framework.RoleWeights.OrderBy(pair => pair.Key).Select(pair => FormattableString.Invariant($"{pair.Key}={pair.Value}")));
        Assert.Equal(5, framework.MinimumGroups["peer"]);
        Assert.Equal(4, framework.MinimumGroups["colleague"]);
        Assert.Equal(5, framework.MinimumGroups["public"]);
        Assert.Equal(3, framework.MinClasses);
        Assert.Equal(8, framework.Competencies.Count);
    }

    [Fact]
    public void A_framework_that_is_written_reads_the_same()
    {
        var read = FrameworkFile.Read(FrameworkFile.Write(FrameworkFile.National));

        Assert.Equivalent(FrameworkFile.National, read, strict: true);
    }

    [Theory]
    [InlineData("\"peer\": 2", "minimum group of peer is 2")]
    [InlineData("\"peer\": 5, \"leader\": 5", "'leader' has no minimum group")]
    public void A_minimum_group_under_three_or_of_another_role_is_refused(string groups, string message)
    {
        var json = FrameworkFile.Write(FrameworkFile.National).Replace("\"peer\": 5", groups, StringComparison.Ordinal);

        Assert.Contains(message, Assert.Throws<ArgumentException>(() => FrameworkFile.Read(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weight_for_self_is_refused()
    {
        var json = FrameworkFile.Write(FrameworkFile.National).Replace("\"public\": 0.05", "\"self\": 0.05", StringComparison.Ordinal);

        Assert.Contains("'self'", Assert.Throws<ArgumentException>(() => FrameworkFile.Read(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_property_is_refused_by_name()
    {
        var json = FrameworkFile.Write(FrameworkFile.National).Replace("\"scale\"", "\"sclae\"", StringComparison.Ordinal);

        Assert.Contains("sclae", Assert.Throws<JsonException>(() => FrameworkFile.Read(json)).Message, StringComparison.Ordinal);
    }
}
