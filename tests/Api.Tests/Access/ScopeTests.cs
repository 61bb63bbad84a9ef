using TalentGraph.Api.Security;
using TalentGraph.Api.Tests.Features;
using Xunit;

namespace TalentGraph.Api.Tests.Access;

/// <summary>Who may not see, does not: the same ids, lists, counts and searches through different eyes.</summary>
[Collection(nameof(ServedCounty))]
public sealed class ScopeTests(ServedCounty county)
{
    private const string Fillers = "F01 F02 F03 F04 F05 F06 F07 F08 F09 F10 F11 F12 F13 F14 F15 F16 F17 F18 F19 F20 F21 F22 F23";

    public static TheoryData<string, string> Everyone => new()
    {
        // Managed by the county up to county deputies; without C01 in person, the family C02 and C03, C08 whom the city manages.
        { "Organiser", $"C04 C05 C06 C07 C09 {Fillers}" },
        { "Neighbour", "D01 D02" },
        // In the bureau, whatever the rank; without C04 in person and C05, the family.
        { "UnitOfficer", $"C01 C02 C03 C06 C09 {Fillers}" },
        { "School", "C05 C06 C07 D01" },
        { "Academy", "C06 D02 F01" },
        { "HrReader", $"C01 C02 C03 C04 C05 C06 C07 C08 C09 D01 D02 {Fillers}" },
    };

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task A_list_and_its_count_are_of_those_in_scope(string who, string expected)
    {
        var reply = await county.AskAsync(Named(who), "{ cadres(first: 100) { totalCount nodes { id } } }");

        Assert.Equal(expected, Keys(reply, "cadres.nodes.id"));
        Assert.Equal($"{expected.Split(' ').Length}", reply.Text("cadres.totalCount"));
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task An_id_out_of_scope_is_an_id_that_does_not_exist(string who, string visible)
    {
        const string query =
            """
            query($id: ID!) {
              cadre(id: $id) { name appraisals { id } }
              node(id: $id) { id ... on Cadre { name } }
            }
            """;
        var nobody = await county.AskAsync(Named(who), query, new { id = "cadre:NOBODY" });

        foreach (var cadre in new[] { "C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "D01", "D02", "F01" }.Except(visible.Split(' ')))
        {
            var reply = await county.AskAsync(Named(who), query, new { id = $"cadre:{cadre}" });

            Assert.Equal(("""{"cadre":null,"node":null}""", ""), (reply.Data, reply.Errors));
            Assert.Equal((nobody.Data, nobody.Errors), (reply.Data, reply.Errors));
        }
    }

    [Theory]
    [InlineData("filter: { ids: [\"cadre:{0}\"] }", "D01")]
    [InlineData("filter: { externalId: { system: \"hr\", value: \"9901\" } }", "D01")]
    [InlineData("filter: { text: \"孙悦\" }", "D01")]
    [InlineData("filter: { unitIds: [\"unit:office\"] }", "D01")]
    [InlineData("filter: { ids: [\"cadre:{0}\"] }", "C01")]
    [InlineData("filter: { text: \"王强\" }", "C01")]
    [InlineData("filter: { ids: [\"cadre:{0}\"] }", "C02")]
    [InlineData("filter: { ids: [\"cadre:{0}\"], lights: [RED, YELLOW, GREEN, UNKNOWN] }", "C03")]
    [InlineData("filter: { ids: [\"cadre:{0}\"], changedSince: \"0\" }", "C08")]
    [InlineData("asOf: \"2010-01-01\", filter: { ids: [\"cadre:{0}\"] }", "C08")]
    public async Task No_filter_finds_whom_the_organiser_may_not_see(string arguments, string cadre)
    {
        var list = $"{{ cadres({arguments.Replace("{0}", cadre, StringComparison.Ordinal)}) {{ totalCount nodes {{ id }} }} }}";

        var hidden = await county.AskAsync(Who.Organiser, list);
        var shown = await county.AskAsync(Who.HrReader, list);

        Assert.Equal("""{"cadres":{"totalCount":0,"nodes":[]}}""", hidden.Data);
        Assert.Contains(cadre, Keys(shown, "cadres.nodes.id"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Organiser", "王", "")]
    [InlineData("HrReader", "王", "C01 C02")]
    [InlineData("Organiser", "孙悦", "")]
    [InlineData("Neighbour", "孙悦", "D01")]
    [InlineData("UnitOfficer", "陈", "")]
    [InlineData("School", "李娜", "C06")]
    [InlineData("Cadre", "李娜", "")]
    public async Task A_search_finds_those_in_scope(string who, string text, string expected)
    {
        var reply = await county.AskAsync(Named(who), "query($text: String!) { search(text: $text, kinds: [CADRE], first: 50) { id } }", new { text });

        Assert.Equal(expected, Keys(reply, "search.id"));
    }

    [Theory]
    [InlineData("Organiser", "E1 E5 E8")]
    [InlineData("Neighbour", "E6")]
    [InlineData("School", "E1 E5 E6 E8")]
    [InlineData("UnitOfficer", "E1")]
    [InlineData("HrReader", "E1 E5 E6 E8")]
    [InlineData("Cadre", "E1")]
    public async Task A_class_shows_the_trainees_in_scope(string who, string expected)
    {
        var reply = await county.AskAsync(Named(who), "{ trainingClass(id: \"class:K1\") { enrolments { totalCount nodes { id cadre { id } } } } }");

        Assert.Equal(expected, Keys(reply, "trainingClass.enrolments.nodes.id"));
        Assert.Equal($"{expected.Split(' ').Length}", reply.Text("trainingClass.enrolments.totalCount"));
    }

    [Theory]
    [InlineData("Organiser", "C05")]
    [InlineData("Neighbour", "D01")]
    [InlineData("UnitOfficer", "")]
    [InlineData("HrReader", "C05 D01")]
    public async Task A_post_shows_the_holders_in_scope(string who, string expected)
    {
        var reply = await county.AskAsync(Named(who), "{ post(id: \"post:P1\") { holders { id } } }");

        Assert.Equal(expected, Keys(reply, "post.holders.id"));
    }

    [Fact]
    public async Task A_cadre_asks_for_no_holder()
    {
        var reply = await county.AskAsync(Who.Cadre, "{ post(id: \"post:P1\") { title holders { id } } }");

        Assert.Equal(("""{"post":{"title":"局长","holders":null}}""", ""), (reply.Data, reply.Errors));
    }

    [Theory]
    [InlineData("Organiser", 27)]
    [InlineData("Neighbour", 2)]
    [InlineData("UnitOfficer", 27)]
    [InlineData("School", 4)]
    public async Task A_board_counts_the_active_ones_in_scope(string who, int expected)
    {
        var reply = await county.AskAsync(Named(who), "{ trainingBoard { lights { count } byRank { attainment { denominator } } due(first: 100) { totalCount nodes { cadre { id } } } } }");

        Assert.Equal(expected, reply.All("trainingBoard.lights.count").Sum(int.Parse!));
        Assert.Equal(expected, reply.All("trainingBoard.byRank.attainment.denominator").Sum(int.Parse!));
        Assert.Equal($"{reply.All("trainingBoard.due.nodes.cadre.id").Count}", reply.Text("trainingBoard.due.totalCount"));
    }

    [Theory]
    [InlineData("Organiser", "unit:town 0 1, unit:bureau 1 3, unit:school 0 1")]
    [InlineData("Neighbour", "unit:town 0 1, unit:bureau 0 1, unit:school 0 1")]
    public async Task Who_is_away_and_how_many_may_be_says_nothing_of_those_out_of_scope(string who, string expected)
    {
        var reply = await county.AskAsync(Named(who), "{ trainingBoard(unitId: \"unit:county\") { lights { count } byUnit { nodes { unit { id } awayToday allowedAway } } } }");

        var rows = reply.All("trainingBoard.byUnit.nodes.unit.id")
            .Zip(reply.All("trainingBoard.byUnit.nodes.awayToday"), reply.All("trainingBoard.byUnit.nodes.allowedAway"))
            .Select(row => $"{row.First} {row.Second} {row.Third}");
        Assert.Equal(expected, string.Join(", ", rows));
        Assert.Equal(who == "Organiser" ? 27 : 0, reply.All("trainingBoard.lights.count").Sum(int.Parse!));
    }

    [Fact]
    public async Task A_call_up_is_found_with_its_cadre_and_not_by_the_neighbour()
    {
        const string query = "{ node(id: \"call_up:U1\") { ... on CallUp { state cadre { id } } } }";

        var own = await county.AskAsync(Who.Organiser, query);
        var other = await county.AskAsync(Who.Neighbour, query);

        Assert.Equal(("""{"node":{"state":"CALLED","cadre":{"id":"cadre:F02"}}}""", """{"node":null}"""), (own.Data, other.Data));
    }

    [Fact]
    public async Task Counts_are_not_for_those_without_the_column_of_aggregates()
    {
        var reply = await county.AskAsync(Who.HrReader, "{ trainingBoard { lights { count share { suppressed value } } } }");

        Assert.Equal("- - - -", reply.Line("trainingBoard.lights.count"));
        Assert.Equal("true true true true", reply.Line("trainingBoard.lights.share.suppressed"));
    }

    [Theory]
    [InlineData("Organiser", "C01 C02 C03 C08 D01 D02")]
    [InlineData("UnitOfficer", "C04 C05 C07 C08 D01 D02")]
    public async Task Nobody_in_a_due_list_is_out_of_scope_or_family(string who, string never)
    {
        var reply = await county.AskAsync(Named(who), "{ trainingBoard { due(first: 100) { nodes { cadre { id } } } } }");
        var due = Keys(reply, "trainingBoard.due.nodes.cadre.id").Split(' ');

        Assert.Contains("F01", due);
        Assert.Empty(due.Intersect(never.Split(' ')));
    }

    [Theory]
    [InlineData("enrolment:E6")]
    [InlineData("appointment:A4")]
    [InlineData("appraisal:C05/2023")]
    public async Task A_record_of_somebody_out_of_scope_is_not_there(string id)
    {
        var reply = await county.AskAsync(Who.UnitOfficer, "query($id: ID!) { node(id: $id) { id } }", new { id });

        Assert.Equal(("""{"node":null}""", ""), (reply.Data, reply.Errors));
    }

    [Theory]
    [InlineData("cadre:C06")]
    [InlineData("unit:county")]
    [InlineData("post:P1")]
    [InlineData("competency:learning")]
    [InlineData("course:course1")]
    [InlineData("class:K1")]
    [InlineData("appointment:A2")]
    [InlineData("enrolment:E2")]
    [InlineData("credit:R1")]
    [InlineData("appraisal:C06/2023")]
    [InlineData("task:T1")]
    [InlineData("contribution:B1")]
    public async Task What_is_in_scope_is_found_by_its_id(string id)
    {
        var reply = await county.AskAsync(Who.Cadre, "query($id: ID!) { node(id: $id) { id } }", new { id });

        Assert.Equal((id, ""), (reply.Text("node.id"), reply.Errors));
    }

    [Theory]
    [InlineData("School", "observation:O1", true)]
    [InlineData("School", "observation:O2", false)]
    [InlineData("Cadre", "observation:O1", false)]
    [InlineData("School", "task:T2", false)]
    [InlineData("Organiser", "task:T1", false)]
    [InlineData("HrReader", "appraisal:C06/2023", false)]
    [InlineData("Cadre", "cadre:", false)]
    [InlineData("Cadre", "nonsense", false)]
    public async Task What_a_role_may_not_read_is_not_found_by_its_id_either(string who, string id, bool found)
    {
        var reply = await county.AskAsync(Named(who), "query($id: ID!) { node(id: $id) { id } }", new { id });

        Assert.Equal((found ? id : null, ""), (reply.Text("node.id"), reply.Errors));
    }

    [Theory]
    [InlineData("School", "T1", "2023-03-10", "B1", "O1")]
    [InlineData("Academy", "T2", "2024-03-05", "B2", "O2")]
    public async Task An_institution_reads_what_its_own_classes_put_into_a_file(string who, string tasks, string conduct, string contributions, string observations)
    {
        var reply = await county.AskAsync(
            Named(who), "{ cadre(id: \"cadre:C06\") { tasks { id } conduct { on } contributions { id } observations { nodes { id } } } }");

        Assert.Equal(tasks, Keys(reply, "cadre.tasks.id"));
        Assert.Equal(conduct, reply.Line("cadre.conduct.on"));
        Assert.Equal(contributions, Keys(reply, "cadre.contributions.id"));
        Assert.Equal(observations, Keys(reply, "cadre.observations.nodes.id"));
    }

    [Fact]
    public async Task A_cadre_sees_oneself_and_nobody_else()
    {
        var reply = await county.AskAsync(
            Who.Cadre,
            """{ self: cadre(id: "cadre:C06") { name } other: cadre(id: "cadre:C07") { name } byNumber: cadre(externalId: { system: "hr", value: "9901" }) { name } own: cadre(externalId: { system: "hr", value: "8817" }) { id } }""");

        Assert.Equal(("""{"self":{"name":"李娜"},"other":null,"byNumber":null,"own":{"id":"cadre:C06"}}""", ""), (reply.Data, reply.Errors));
    }

    [Fact]
    public async Task Someone_of_a_role_without_a_grant_sees_nobody()
    {
        var reply = await county.AskAsync(new Identity { Subject = "new", Role = Roles.Organiser }, "{ cadres { totalCount } trainingBoard { lights { count } } }");

        Assert.Equal(("0", "0 0 0 0"), (reply.Text("cadres.totalCount"), reply.Line("trainingBoard.lights.count")));
    }

    private static Identity Named(string name) => (Identity)typeof(Who).GetField(name)!.GetValue(null)!;

    /// <summary>Keys without their kind, in order of the alphabet.</summary>
    private static string Keys(Reply reply, string path) =>
        string.Join(' ', reply.All(path).Where(id => id is not null).Select(id => id![(id!.IndexOf(':', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal));
}
