using System.Text.Json;
using TalentGraph.Api.Security;
using TalentGraph.Scoring.Maps;
using Xunit;

namespace TalentGraph.Api.Tests.Capability;

public sealed class CapabilityGraphTests(SmallCounty county) : IClassFixture<SmallCounty>
{
    private const string Map = """
        capabilityMap {
          entries {
            competency { id } estimate standardError interval { lower upper level } reliability policyScore addsValue
            basis { raters roles occasions newestEvidence ceilingShare }
            byRole { role group mean adjusted raters withheld }
            explanation { kind points zh: text en: text(locale: EN) }
          }
          general { estimate }
          byVirtue { virtue estimate interval { lower upper } }
          provenance { asOf run { id asOf framework publishedAt } }
          withheld { path reason }
        }
        withheld { path reason }
        """;

    [Fact]
    public async Task A_cadre_sees_the_own_map_with_two_pooled_groups_in_place_of_roles()
    {
        var cadre = await CadreAsync(SmallCounty.Cadre("C01"), "C01");

        var entry = EntryOf(cadre, SmallCounty.Leadership);
        Assert.InRange(entry.GetProperty("estimate").GetDouble(), 50, 90);
        Assert.Equal(0.9, entry.GetProperty("interval").GetProperty("level").GetDouble());
        Assert.Empty(entry.GetProperty("basis").GetProperty("roles").EnumerateArray());
        Assert.Equal("FROM_6_TO_10", entry.GetProperty("basis").GetProperty("raters").GetString());
        var (inClass, atWork) = (entry.GetProperty("byRole")[0], entry.GetProperty("byRole")[1]);
        Assert.Equal(("IN_CLASS", JsonValueKind.Null), (inClass.GetProperty("group").GetString(), inClass.GetProperty("role").ValueKind));
        Assert.Equal(Math.Round(InClassMean(), 1, MidpointRounding.AwayFromZero), inClass.GetProperty("mean").GetDouble());
        Assert.Equal("AT_WORK", atWork.GetProperty("group").GetString());
        Assert.Equal(JsonValueKind.Null, atWork.GetProperty("mean").ValueKind);
        Assert.Equal(("SMALL_GROUP", "FROM_1_TO_2"), (atWork.GetProperty("withheld").GetString(), atWork.GetProperty("raters").GetString()));
        Assert.Equal(
            [
                "entries.basis.roles NOT_YOUR_ROLE", "entries.byRole SMALL_GROUP", "entries.byRole.adjusted SMALL_GROUP",
                "entries.byRole.mean SMALL_GROUP", "entries.estimate NO_DATA", "entries.explanation NO_DATA", "entries.interval NO_DATA",
                "entries.policyScore NO_DATA", "entries.reliability NO_DATA", "entries.standardError NO_DATA",
            ],
            WithheldOf(MapOf(cadre)));
    }

    [Fact]
    public async Task A_competency_without_evidence_is_an_entry_without_numbers()
    {
        var entry = EntryOf(await CadreAsync(SmallCounty.Cadre("C02"), "C02"), "writing");

        Assert.All(["estimate", "standardError", "interval", "reliability", "policyScore"], field => Assert.Equal(JsonValueKind.Null, entry.GetProperty(field).ValueKind));
        Assert.Equal("NONE", entry.GetProperty("basis").GetProperty("raters").GetString());
    }

    [Fact]
    public async Task Points_have_one_decimal_and_the_explanation_adds_up_to_the_estimate()
    {
        foreach (var id in new[] { "C01", "C05", "C09", "C12" })
        {
            foreach (var entry in MapOf(await CadreAsync(SmallCounty.Cadre(id), id)).GetProperty("entries").EnumerateArray())
            {
                if (entry.GetProperty("estimate").ValueKind == JsonValueKind.Null)
                    continue;
                var estimate = entry.GetProperty("estimate").GetDecimal();
                var steps = entry.GetProperty("explanation").EnumerateArray().ToList();
                Assert.Equal(estimate, steps.Sum(step => step.GetProperty("points").GetDecimal()));
                Assert.Equal(estimate, Math.Round(estimate, 1));
                Assert.Equal("REFERENCE", steps[0].GetProperty("kind").GetString());
                Assert.StartsWith("参照水平：", steps[0].GetProperty("zh").GetString());
                Assert.StartsWith("The reference: ", steps[0].GetProperty("en").GetString());
            }
        }
    }

    [Fact]
    public async Task A_virtue_is_the_mean_of_its_competencies()
    {
        var map = MapOf(await CadreAsync(SmallCounty.Cadre("C05"), "C05"));

        var virtues = map.GetProperty("byVirtue").EnumerateArray().ToDictionary(virtue => virtue.GetProperty("virtue").GetString()!, virtue => virtue.GetProperty("estimate").GetDouble());
        Assert.Equal(2, virtues.Count);
        Assert.Equal(EntryOf(map, SmallCounty.Leadership).GetProperty("estimate").GetDouble(), virtues["NENG"]);
        Assert.Equal(EntryOf(map, SmallCounty.Teamwork).GetProperty("estimate").GetDouble(), virtues["QIN"]);
    }

    [Fact]
    public async Task An_institution_sees_named_roles_of_its_own_classes_alone()
    {
        var cadre = await CadreAsync(SmallCounty.School("PS"), "C01");

        var roles = EntryOf(cadre, SmallCounty.Teamwork).GetProperty("byRole").EnumerateArray().ToList();
        Assert.Equal(["HEAD_TEACHER", "LIAISON", "PEER", "LEADER"], roles.Select(role => role.GetProperty("role").GetString()));
        Assert.Equal(
            [
                Rounded(county.MeanOf("C01", RaterRole.HeadTeacher, "I2", "K1")), Rounded(county.MeanOf("C01", RaterRole.Liaison, "I2", "K1")),
                Rounded(county.MeanOf("C01", RaterRole.Peer, "I2", "K1")), Rounded(county.MeanOf("C01", RaterRole.Leader, "I2", "K1")),
            ],
            roles.Select(role => role.GetProperty("mean").GetDouble()));
        Assert.Equal(
            [
                "byVirtue NOT_YOUR_ROLE", "entries.addsValue NOT_YOUR_ROLE", "entries.byRole.adjusted NO_DATA", "entries.estimate NOT_YOUR_ROLE",
                "entries.explanation NOT_YOUR_ROLE", "entries.interval NOT_YOUR_ROLE", "entries.policyScore NOT_YOUR_ROLE",
                "entries.reliability NOT_YOUR_ROLE", "entries.standardError NOT_YOUR_ROLE", "general NOT_YOUR_ROLE",
            ],
            WithheldOf(MapOf(cadre)));
        AssertNothingOfTheMap(cadre);
    }

    [Fact]
    public async Task A_peer_group_that_is_too_small_is_in_nobodys_answer()
    {
        var cadre = await CadreAsync(SmallCounty.School("OTHER"), "C01");

        Assert.Equal(["HEAD_TEACHER", "LIAISON"], EntryOf(cadre, SmallCounty.Leadership).GetProperty("byRole").EnumerateArray().Select(role => role.GetProperty("role").GetString()));
        Assert.Contains("entries.byRole SMALL_GROUP", WithheldOf(MapOf(cadre)));
        Assert.Equal("FROM_1_TO_2", EntryOf(cadre, SmallCounty.Leadership).GetProperty("basis").GetProperty("raters").GetString());
    }

    [Fact]
    public async Task A_unit_officer_sees_two_pooled_groups_and_nothing_of_the_map()
    {
        var cadre = await CadreAsync(SmallCounty.Managing(Roles.UnitOfficer), "C05");

        var group = Assert.Single(EntryOf(cadre, SmallCounty.Leadership).GetProperty("byRole").EnumerateArray());
        Assert.Equal("IN_CLASS", group.GetProperty("group").GetString());
        Assert.InRange(group.GetProperty("mean").GetDouble(), 50, 90);
        Assert.Equal(
            [
                "byVirtue NOT_YOUR_ROLE", "entries.addsValue NOT_YOUR_ROLE", "entries.basis.roles NOT_YOUR_ROLE", "entries.estimate NOT_YOUR_ROLE",
                "entries.explanation NOT_YOUR_ROLE", "entries.interval NOT_YOUR_ROLE", "entries.policyScore NOT_YOUR_ROLE",
                "entries.reliability NOT_YOUR_ROLE", "entries.standardError NOT_YOUR_ROLE", "general NOT_YOUR_ROLE",
            ],
            WithheldOf(MapOf(cadre)));
        AssertNothingOfTheMap(cadre);
    }

    [Theory]
    [InlineData(Roles.Organiser)]
    [InlineData(Roles.HrReader)]
    public async Task Whoever_manages_has_no_map_and_is_told_so(string role)
    {
        var cadre = await CadreAsync(SmallCounty.Managing(role), "C05");

        Assert.Equal(JsonValueKind.Null, MapOf(cadre).ValueKind);
        Assert.Contains("capabilityMap NOT_YOUR_ROLE", WithheldOf(cadre));
    }

    [Fact]
    public async Task Withheld_says_the_same_whether_or_not_the_map_was_asked_for()
    {
        var asked = await CadreAsync(SmallCounty.Managing(Roles.Organiser), "C05");
        var alone = await county.AskAsync(SmallCounty.Managing(Roles.Organiser), """{ cadre(id: "cadre:C05") { withheld { path reason } } }""");

        Assert.Equal(WithheldOf(asked), WithheldOf(alone.GetProperty("cadre")));
    }

    [Fact]
    public async Task Nobodys_ballots_are_no_data()
    {
        var cadre = await CadreAsync(SmallCounty.Cadre("C13"), "C13");

        Assert.Equal(JsonValueKind.Null, MapOf(cadre).ValueKind);
        Assert.Equal(["capabilityMap NO_DATA", "observations NOT_YOUR_ROLE"], WithheldOf(cadre));
    }

    [Fact]
    public async Task Before_the_first_published_run_there_is_no_map()
    {
        var cadre = await CadreAsync(SmallCounty.Cadre("C05"), "C05", "2026-06-29");

        Assert.Equal(JsonValueKind.Null, MapOf(cadre).ValueKind);
        Assert.Contains("capabilityMap NO_DATA", WithheldOf(cadre));
    }

    [Fact]
    public async Task Two_days_in_one_operation_are_two_maps()
    {
        var data = await county.AskAsync(SmallCounty.Cadre("C05"), """
            { before: cadre(id: "cadre:C05", asOf: "2026-06-29") { capabilityMap { provenance { asOf } } }
              now: cadre(id: "cadre:C05", asOf: "2026-06-30") { capabilityMap { provenance { asOf run { id } } } } }
            """);

        Assert.Equal(JsonValueKind.Null, MapOf(data.GetProperty("before")).ValueKind);
        Assert.Equal($"run:{county.Run.Id.Value}", MapOf(data.GetProperty("now")).GetProperty("provenance").GetProperty("run").GetProperty("id").GetString());
    }

    private async Task<JsonElement> CadreAsync(Identity who, string id, string? asOf = null)
    {
        var day = asOf is null ? "" : $", asOf: \"{asOf}\"";
        return (await county.AskAsync(who, $$"""{ cadre(id: "cadre:{{id}}"{{day}}) { {{Map}} } }""")).GetProperty("cadre");
    }

    private double InClassMean() => county.Ballots
        .Where(ballot => ballot.CadreId.Value == "C01" && ballot.Role <= RaterRole.Peer && !(ballot.ClassId.Value == "K3" && ballot.Role == RaterRole.Peer))
        .Average(ballot => SmallCounty.PointsOf(ballot.Marks[0]));

    private static JsonElement MapOf(JsonElement cadre) => cadre.GetProperty("capabilityMap");

    private static JsonElement EntryOf(JsonElement cadreOrMap, string competency) =>
        (cadreOrMap.TryGetProperty("capabilityMap", out var map) ? map : cadreOrMap).GetProperty("entries").EnumerateArray()
        .Single(entry => entry.GetProperty("competency").GetProperty("id").GetString() == $"competency:{competency}");

    private static List<string> WithheldOf(JsonElement from) =>
        [.. from.GetProperty("withheld").EnumerateArray().Select(one => $"{one.GetProperty("path").GetString()} {one.GetProperty("reason").GetString()}")];

    private static double Rounded(double points) => ExplanationPart.Published(points);

    private static void AssertNothingOfTheMap(JsonElement cadre)
    {
        Assert.Equal(JsonValueKind.Null, MapOf(cadre).GetProperty("general").ValueKind);
        Assert.Empty(MapOf(cadre).GetProperty("byVirtue").EnumerateArray());
        foreach (var entry in MapOf(cadre).GetProperty("entries").EnumerateArray())
        {
            Assert.All(["estimate", "standardError", "interval", "reliability", "policyScore"], field => Assert.Equal(JsonValueKind.Null, entry.GetProperty(field).ValueKind));
            Assert.Empty(entry.GetProperty("explanation").EnumerateArray());
            Assert.False(entry.GetProperty("addsValue").GetBoolean());
        }
    }
}
