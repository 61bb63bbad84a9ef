using System.Text.Json.Nodes;
using System.Text;
using TalentGraph.Graph.Policy.Packs;
using Xunit;
using static TalentGraph.Graph.Tests.Policy.A;

namespace TalentGraph.Graph.Tests.Policy;

public sealed class PolicyPackTests
{
    [Fact]
    public void The_shipped_packs_hold_the_defaults()
    {
        PolicyPack pack = A.National;

        Assert.Equal(("national-2023-2027", Day("2023-01-01")), (pack.Id, pack.EffectiveFrom));
        Assert.Equal((new Fraction(1, 7), true), (pack.Absence.Limit, pack.Absence.LeaveCounts));
        Assert.Equal(8, pack.HoursPerDay.Hours);
        Assert.Equal((0m, 0.10m, 0.30m), (pack.Caps.Online, pack.Caps.Teaching, pack.Caps.Recognised));
        Assert.Equal(28, pack.LongClass.CalendarDays);
        Assert.Equal((550m, 90m, 90m, 12m), (pack.FiveYear.Hours, pack.FiveYear.CalendarDays, pack.Yearly.Hours, pack.Yearly.Days));
        Assert.Equal((24m, 16m), (pack.Systematic.TheoryHours, pack.Systematic.PartySpiritHours));
        Assert.Equal((RedMissing.Any, Rank.TownshipDeputy, 12), (pack.Red.Missing, pack.Red.MinRank, pack.Grace.Months));
        Assert.Equal((50m, 0.10m), (pack.Online?.YearlyHours, pack.Away.Share));
        Assert.Equal(8, pack.Duties.Count);
        Assert.Equal(64, pack.Sha256.Length);
    }

    [Fact]
    public void Hunan_differs_in_absence_the_online_cap_and_the_online_duty()
    {
        PolicyPack same = A.Hunan with
        {
            Id = A.National.Id, Version = A.National.Version, Title = A.National.Title, EffectiveFrom = A.National.EffectiveFrom, Sha256 = A.National.Sha256,
            Grades = A.National.Grades, Duties = A.National.Duties, Online = A.National.Online, Caps = A.National.Caps,
            Absence = A.National.Absence, Composition = A.National.Composition,
        };

        Assert.Equal(A.National, same);
        Assert.Equal((new Fraction(1, 10), 0.30m), (A.Hunan.Absence.Limit, A.Hunan.Caps.Online));
        Assert.Null(A.Hunan.Online);
        Assert.Equal(A.National.Duties.Select(d => d.Code).Except(["online_yearly"]), A.Hunan.Duties.Select(d => d.Code));
    }

    [Theory]
    [InlineData("2018-12-31", "national-2023-2027")]
    [InlineData("2019-01-01", "hunan-2019-2022")]
    [InlineData("2022-12-31", "hunan-2019-2022")]
    [InlineData("2023-01-01", "national-2023-2027")]
    public void The_pack_with_the_latest_beginning_by_D_holds_else_the_first(string on, string id)
    {
        Assert.Equal(id, new PolicyPacks([A.National, A.Hunan]).At(Day(on)).Id);
    }

    [Fact]
    public void Grades_map_to_the_rank_they_are_equivalent_to()
    {
        Assert.Equal(
            "staff staff township_deputy township_deputy township_head township_head county_deputy county_deputy county_head county_head bureau_deputy bureau_head",
            string.Join(' ', Enum.GetValues<Grade>().Select(grade => Code.Of(A.National.Grades[grade]))));
    }

    [Theory]
    [InlineData("absence.limits", "1", "limits")]
    [InlineData("surprise", "1", "surprise")]
    [InlineData("red.minRank", "\"minister\"", "minister")]
    [InlineData("absence.limit", "{\"numerator\":8,\"denominator\":7}", "absence.limit must be a fraction from 0 to 1")]
    [InlineData("caps.teaching", "1.5", "caps.teaching must be a share from 0 to 1")]
    [InlineData("yearly.hours", "0", "yearly.hours must be greater than 0")]
    [InlineData("fiveYear.document", "\" \"", "fiveYear.document must name the document")]
    [InlineData("grades.clerk_1", null, "grades.clerk_1 is missing")]
    [InlineData("grace", null, "grace")]
    public void A_wrong_pack_is_refused_with_the_property_named(string path, string? json, string message)
    {
        var pack = JsonNode.Parse(PackBytes("national-2023-2027"))!.AsObject();
        string[] steps = path.Split('.');
        JsonObject at = steps.Length == 1 ? pack : pack[steps[0]]!.AsObject();
        if (json is null)
            at.Remove(steps[^1]);
        else
            at[steps[^1]] = JsonNode.Parse(json);

        var wrong = Assert.Throws<FormatException>(() => PolicyPackReader.Read("pack.json", Encoding.UTF8.GetBytes(pack.ToJsonString())));

        Assert.StartsWith("pack.json: ", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_duty_names_the_number_of_its_kind_and_no_other()
    {
        var pack = JsonNode.Parse(PackBytes("hunan-2019-2022"))!.AsObject();
        pack["duties"]!.AsArray().Add(new JsonObject { ["code"] = "more", ["who"] = new JsonObject(), ["asks"] = "online_hours", ["calendarDays"] = 3, ["document"] = "x" });

        var wrong = Assert.Throws<FormatException>(() => PolicyPackReader.Read("pack.json", Encoding.UTF8.GetBytes(pack.ToJsonString())));

        Assert.Contains("duties.more.calendarDays belongs to off_job_days", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("duties.more asks for online.yearlyHours", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_names_the_properties_that_the_reader_knows()
    {
        var schema = JsonNode.Parse(File.ReadAllBytes(SchemaPath()))!;
        foreach (PolicyPack pack in new[] { A.National, A.Hunan })
        {
            var file = JsonNode.Parse(PackBytes(pack.Id))!.AsObject();
            SchemaCheck.Matches(schema, schema, file, pack.Id);
        }

        Assert.Equal(
            typeof(PolicyPack).GetProperties().Select(p => p.Name).Except([nameof(PolicyPack.Sha256), "EqualityContract"])
                .Select(name => name == nameof(PolicyPack.LongClass) ? "long" : char.ToLowerInvariant(name[0]) + name[1..]).Order(),
            schema["properties"]!.AsObject().Select(p => p.Key).Order());
    }

    private static string SchemaPath([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../models/policies/policy.schema.json");
}
