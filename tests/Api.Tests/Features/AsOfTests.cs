using Xunit;

namespace TalentGraph.Api.Tests.Features;

/// <summary>What was so at a day: each alias of one operation has its own.</summary>
[Collection(nameof(ServedCounty))]
public sealed class AsOfTests(ServedCounty county)
{
    private const string TwoDays =
        """
        {
          now: cadre(id: "cadre:C06") { ...Seen }
          during: cadre(id: "cadre:C06", asOf: "2021-05-12") { ...Seen }
          then: cadre(id: "cadre:C06", asOf: "2020-06-30") { ...Seen }
        }

        fragment Seen on Cadre {
          asOf rank rankSince unit { name parent { name } }
          all: appointments { id to }
          held: appointments(current: true) { id post { title } }
          enrolments { totalCount nodes { id result hoursEarned examScore assessment counts } }
          credits { id } appraisals { year } awards { title } needs { year }
          tasks { id status outcome } conduct { on } contributions { id }
          trainingStatus { light provenance { asOf } }
        }
        """;

    [Theory]
    [InlineData("asOf", "2024-06-30", "2021-05-12", "2020-06-30")]
    [InlineData("rank", "COUNTY_DEPUTY", "COUNTY_DEPUTY", "TOWNSHIP_HEAD")]
    [InlineData("rankSince", "2021-02-01", "2021-02-01", "2016-05-01")]
    [InlineData("unit.name", "青山县农业农村局", "青山县农业农村局", "柳河镇")]
    [InlineData("unit.parent.name", "青山县", "青山县", "青山县")]
    [InlineData("all.id", "appointment:A1 appointment:A2", "appointment:A1 appointment:A2", "appointment:A1")]
    [InlineData("all.to", "2021-02-01 -", "2021-02-01 -", "-")]
    [InlineData("held.post.title", "副局长", "副局长", "镇长")]
    [InlineData("enrolments.nodes.id", "enrolment:E3 enrolment:E2 enrolment:E1 enrolment:E4", "enrolment:E4", "")]
    [InlineData("enrolments.nodes.result", "IN_PROGRESS PASS PASS PASS", "IN_PROGRESS", "")]
    [InlineData("enrolments.nodes.hoursEarned", "- 36 120 40", "-", "")]
    [InlineData("enrolments.nodes.examScore", "- - - 88", "-", "")]
    [InlineData("enrolments.nodes.assessment", "- - - GOOD", "-", "")]
    [InlineData("enrolments.nodes.counts", "false true true true", "false", "")]
    [InlineData("enrolments.totalCount", "4", "1", "0")]
    [InlineData("credits.id", "credit:R2 credit:R1", "credit:R1", "credit:R1")]
    [InlineData("appraisals.year", "2023 2022 2021 2020 2019 2018", "2020 2019 2018", "2019 2018")]
    [InlineData("awards.title", "优秀共产党员", "", "")]
    [InlineData("needs.year", "2024", "", "")]
    [InlineData("tasks.id", "task:T2 task:T1 task:T3", "", "")]
    [InlineData("conduct.on", "2024-03-05 2023-03-10", "", "")]
    [InlineData("contributions.id", "contribution:B2 contribution:B1", "", "")]
    [InlineData("trainingStatus.light", "YELLOW", "RED", "RED")]
    [InlineData("trainingStatus.provenance.asOf", "2024-06-30", "2021-05-12", "2020-06-30")]
    public async Task One_operation_answers_for_each_of_its_days(string path, string now, string during, string then)
    {
        var reply = await county.AskAsync(Who.Cadre, TwoDays);

        Assert.Empty(reply.Errors);
        Assert.Equal((now, during, then), (reply.Line($"now.{path}"), reply.Line($"during.{path}"), reply.Line($"then.{path}")));
    }

    [Fact]
    public async Task A_task_resolved_later_was_open()
    {
        var reply = await county.AskAsync(
            Who.Cadre,
            """
            {
              now: cadre(id: "cadre:C06") { tasks { id status outcome resolvedOn } }
              then: cadre(id: "cadre:C06", asOf: "2024-01-31") { tasks { id status outcome resolvedOn } }
            }
            """);

        Assert.Equal("OPEN DONE OPEN", reply.Line("now.tasks.status"));
        Assert.Equal("- 90 -", reply.Line("now.tasks.outcome"));
        Assert.Equal(("OPEN OPEN", "- -", "- -"), (reply.Line("then.tasks.status"), reply.Line("then.tasks.outcome"), reply.Line("then.tasks.resolvedOn")));
    }

    [Fact]
    public async Task A_state_says_what_was_so_then()
    {
        var reply = await county.AskAsync(
            Who.HrReader,
            """
            {
              now: cadre(id: "cadre:C07") { ...Seen }
              then: cadre(id: "cadre:C07", asOf: "2021-12-31") { ...Seen }
            }

            fragment Seen on Cadre { rank rankSince grade category tags unit { id } managedBy { id } status }
            """);

        Assert.Equal(
            """{"rank":"TOWNSHIP_HEAD","rankSince":"2022-01-01","grade":"SECTION_MEMBER_1","category":"CIVIL_SERVANT","tags":["YOUNG_CADRE"],"unit":{"id":"unit:town"},"managedBy":{"id":"unit:county"},"status":"ACTIVE"}""",
            reply.Root.GetProperty("data").GetProperty("now").GetRawText());
        Assert.Equal(
            """{"rank":"TOWNSHIP_DEPUTY","rankSince":"2005-07-01","grade":null,"category":null,"tags":[],"unit":{"id":"unit:village"},"managedBy":{"id":"unit:county"},"status":"ACTIVE"}""",
            reply.Root.GetProperty("data").GetProperty("then").GetRawText());
    }

    [Fact]
    public async Task Who_left_was_active_before()
    {
        var reply = await county.AskAsync(
            Who.HrReader,
            """{ now: cadre(id: "cadre:C09") { ...S } then: cadre(id: "cadre:C09", asOf: "2022-12-31") { ...S } } fragment S on Cadre { status trainingStatus { light reasons { code } } }""");

        Assert.Equal(("RETIRED", null), (reply.Text("now.status"), reply.Text("now.trainingStatus.light")));
        Assert.Contains("NOT_IN_SERVICE", reply.All("now.trainingStatus.reasons.code"));
        Assert.Equal(("ACTIVE", "RED"), (reply.Text("then.status"), reply.Text("then.trainingStatus.light")));
    }

    [Theory]
    [InlineData("2021-05-09", "")]
    [InlineData("2021-05-10", "enrolment:E4 IN_PROGRESS false - -")]
    [InlineData("2021-05-13", "enrolment:E4 IN_PROGRESS false - -")]
    [InlineData("2021-05-14", "enrolment:E4 PASS true - -")]
    [InlineData("2022-12-31", "enrolment:E4 PASS true - -")]
    [InlineData("2023-01-01", "enrolment:E4 PASS false 2023-01-01 查实替学")]
    public async Task An_enrolment_begins_ends_and_is_revoked_on_its_days(string day, string expected)
    {
        await using var own = new ServedCounty();
        await own.InitializeAsync();
        await own.WriteAsync(A.Enrolment("E4", "C06", "K6") with { HoursEarned = 40, RevokedOn = A.Day("2023-01-01"), RevokedReason = "查实替学" });

        var reply = await own.AskAsync(
            Who.Organiser, "query($day: Date) { cadre(id: \"cadre:C06\", asOf: $day) { enrolments(in: { to: \"2021-12-31\" }) { nodes { id result counts revokedOn revokedReason } } } }", new { day });

        var seen = new[] { "id", "result", "counts", "revokedOn", "revokedReason" }.Select(field => reply.Line($"cadre.enrolments.nodes.{field}"));
        Assert.Equal(expected, string.Join(' ', seen).Trim());
    }

    [Theory]
    [InlineData("2023-12-31", "2022", "credit:R1", "A2")]
    [InlineData("2024-01-01", "2023", "credit:R1", "A2")]
    [InlineData("2024-04-30", "2023", "credit:R1", "A2")]
    [InlineData("2024-05-01", "2023", "credit:R2", "A2")]
    [InlineData("2021-01-31", "2020", "credit:R1", "A1")]
    [InlineData("2021-02-01", "2020", "credit:R1", "A2")]
    public async Task A_fact_is_there_from_its_day_on(string day, string latestAppraisal, string latestCredit, string held)
    {
        var reply = await county.AskAsync(
            Who.Cadre, "query($day: Date) { cadre(id: \"cadre:C06\", asOf: $day) { appraisals { year } credits { id } appointments(current: true) { id } } }", new { day });

        Assert.Equal((latestAppraisal, latestCredit, $"appointment:{held}"), (reply.All("cadre.appraisals.year")[0], reply.All("cadre.credits.id")[0], reply.Text("cadre.appointments.id")));
    }

    [Fact]
    public async Task The_day_of_the_root_goes_through_to_whoever_held_a_post()
    {
        var reply = await county.AskAsync(
            Who.HrReader, "{ cadre(id: \"cadre:C06\", asOf: \"2020-06-30\") { unit { posts { id holders { id asOf rank } } } } }");

        Assert.Equal(("post:P3", "cadre:C06", "2020-06-30", "TOWNSHIP_HEAD"), (reply.Text("cadre.unit.posts.id"), reply.Text("cadre.unit.posts.holders.id"), reply.Text("cadre.unit.posts.holders.asOf"), reply.Text("cadre.unit.posts.holders.rank")));
    }

    [Fact]
    public async Task A_list_and_a_board_are_of_their_day()
    {
        var reply = await county.AskAsync(
            Who.Organiser,
            """
            {
              now: cadres(filter: { ranks: [TOWNSHIP_HEAD] }) { nodes { id asOf } provenance { asOf } }
              then: cadres(asOf: "2020-06-30", filter: { ranks: [TOWNSHIP_HEAD] }) { nodes { id asOf } provenance { asOf } }
              today: trainingBoard(unitId: "unit:town") { lights { light count } provenance { asOf } }
              before: trainingBoard(unitId: "unit:town", asOf: "2020-06-30") { lights { light count } provenance { asOf } }
            }
            """);

        Assert.Equal(("cadre:C07", "cadre:C06"), (reply.Line("now.nodes.id"), reply.Line("then.nodes.id")));
        Assert.Equal(("2024-06-30", "2020-06-30"), (reply.Line("now.nodes.asOf"), reply.Line("then.provenance.asOf")));
        Assert.Equal(("RED UNKNOWN YELLOW GREEN", "0 0 1 0"), (reply.Line("today.lights.light"), reply.Line("today.lights.count")));
        Assert.Equal(("2 0 0 0", "2020-06-30"), (reply.Line("before.lights.count"), reply.Line("before.provenance.asOf")));
    }

    [Theory]
    [InlineData("cadre(id: \"cadre:C06\", asOf: \"2024-07-01\") { id }")]
    [InlineData("cadres(asOf: \"2024-07-01\") { totalCount }")]
    [InlineData("trainingBoard(asOf: \"2024-07-01\") { lights { count } }")]
    [InlineData("cadre(id: \"cadre:C06\", externalId: { system: \"hr\", value: \"8817\" }) { id }")]
    [InlineData("cadre { id }")]
    public async Task A_day_to_come_and_a_cadre_without_an_id_or_with_two_are_bad_input(string root)
    {
        var reply = await county.AskAsync(Who.HrReader, $"{{ {root} }}");

        Assert.Equal("BAD_USER_INPUT", Assert.Single(reply.Codes));
    }

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2024-6-1")]
    [InlineData("yesterday")]
    public async Task What_is_no_day_is_bad_input(string day)
    {
        var reply = await county.AskAsync(Who.HrReader, "query($day: Date) { cadre(id: \"cadre:C06\", asOf: $day) { id } }", new { day });

        Assert.Equal("BAD_USER_INPUT", Assert.Single(reply.Codes));
    }
}
