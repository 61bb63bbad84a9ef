using Xunit;

namespace TalentGraph.Api.Tests.Features;

/// <summary>Lists of units, posts, courses and classes: filters one by one, in their order.</summary>
[Collection(nameof(ServedCounty))]
public sealed class CatalogueListTests(ServedCounty county)
{
    [Theory]
    [InlineData("units", "city")]
    [InlineData("units(parentId: \"unit:city\")", "neighbour county")]
    [InlineData("units(parentId: \"unit:county\")", "town bureau school")]
    [InlineData("units(parentId: \"unit:nowhere\")", "")]
    [InlineData("units(text: \"柳河\")", "village town")]
    [InlineData("units(text: \"柳河\", parentId: \"unit:town\")", "village")]
    [InlineData("units(text: \"%\")", "")]
    [InlineData("posts", "P2 P1 P3")]
    [InlineData("posts(filter: { ids: [\"post:P3\", \"post:P9\"] })", "P3")]
    [InlineData("posts(filter: { unitIds: [\"unit:county\"] })", "P2 P1 P3")]
    [InlineData("posts(filter: { unitIds: [\"unit:county\"], includeSubunits: false })", "")]
    [InlineData("posts(filter: { ranks: [COUNTY_HEAD, TOWNSHIP_HEAD] })", "P1 P3")]
    [InlineData("posts(filter: { vacant: true })", "P3")]
    [InlineData("posts(filter: { vacant: false })", "P2 P1")]
    [InlineData("posts(filter: { text: \"局长\" })", "P2 P1")]
    [InlineData("posts(filter: { domain: \"农业\" })", "P1")]
    [InlineData("courses", "course2 course1")]
    [InlineData("courses(filter: { ids: [\"course:course1\"] })", "course1")]
    [InlineData("courses(filter: { kinds: [THEORY] })", "course2")]
    [InlineData("courses(filter: { themes: [\"党性分析\"] })", "course1")]
    [InlineData("courses(filter: { methods: [SEMINAR] })", "course1")]
    [InlineData("courses(filter: { elective: true })", "course2")]
    [InlineData("courses(filter: { elective: false })", "course1")]
    [InlineData("courses(filter: { develops: [\"competency:learning\"] })", "course2")]
    [InlineData("courses(filter: { statuses: [RETIRED, UNDER_REVIEW] })", "")]
    [InlineData("courses(filter: { text: \"研讨\" })", "course2")]
    [InlineData("trainingClasses", "K5 K3 K2 K1 K6")]
    [InlineData("trainingClasses(filter: { ids: [\"class:K1\", \"class:K6\"] })", "K1 K6")]
    [InlineData("trainingClasses(filter: { organiserIds: [\"unit:academy\"] })", "K2 K6")]
    [InlineData("trainingClasses(filter: { levels: [CITY] })", "")]
    [InlineData("trainingClasses(filter: { modes: [OFF_JOB], isMain: true })", "K1")]
    [InlineData("trainingClasses(filter: { modes: [ONLINE] })", "")]
    [InlineData("trainingClasses(filter: { statuses: [RUNNING] })", "K3")]
    [InlineData("trainingClasses(filter: { statuses: [PLANNED] })", "K5")]
    [InlineData("trainingClasses(filter: { themes: [\"基层治理\"] })", "K2")]
    [InlineData("trainingClasses(filter: { startsIn: { from: \"2024-06-10\" } })", "K5 K3")]
    [InlineData("trainingClasses(filter: { startsIn: { from: \"2024-06-11\" } })", "K5")]
    [InlineData("trainingClasses(filter: { endsIn: { from: \"2021-05-14\", to: \"2023-03-31\" } })", "K1 K6")]
    [InlineData("trainingClasses(filter: { admitsRank: COUNTY_HEAD })", "K5 K2 K1 K6")]
    [InlineData("trainingClasses(filter: { admitsRank: TOWNSHIP_HEAD })", "K5 K3 K2 K1 K6")]
    [InlineData("trainingClasses(filter: { isKey: true })", "")]
    [InlineData("trainingClasses(filter: { hasSeats: false })", "K2")]
    [InlineData("trainingClasses(filter: { text: \"夏季\" })", "K3")]
    public async Task A_list_has_what_its_arguments_name_in_order(string list, string expected)
    {
        var reply = await county.AskAsync(Who.Cadre, $"{{ list: {list} {{ totalCount nodes {{ id }} }} }}");

        Assert.Equal("", reply.Errors);
        Assert.Equal(expected, string.Join(' ', reply.All("list.nodes.id").Select(id => id![(id!.IndexOf(':', StringComparison.Ordinal) + 1)..])));
        Assert.Equal($"{reply.All("list.nodes.id").Count}", reply.Text("list.totalCount"));
    }

    [Fact]
    public async Task A_search_goes_over_all_kinds_in_the_order_of_their_names()
    {
        var reply = await county.AskAsync(Who.Organiser, "{ search(text: \"县委\") { kind id label } all: search(text: \"班\", first: 3) { kind label } }");

        Assert.Equal(("UNIT", "unit:school", "青山县委党校"), (reply.Text("search.kind"), reply.Text("search.id"), reply.Text("search.label")));
        Assert.Equal(("CLASS CLASS CLASS", "党性教育专题班 基层治理班 旧班"), (reply.Line("all.kind"), reply.Line("all.label")));
    }

    [Fact]
    public async Task A_class_shows_its_courses_seats_and_composition()
    {
        var reply = await county.AskAsync(
            Who.Cadre,
            """{ trainingClass(id: "class:K2") { status seats seatsLeft organiser { recognised } courses { hours method lecturerIsLeader course { id } } composition { theoryAndPartySpirit partySpirit leadersLectures interactive partyAnalysis breaches { code } } } }""");

        Assert.Equal(
            """{"trainingClass":{"status":"ENDED","seats":3,"seatsLeft":0,"organiser":{"recognised":true},"courses":[{"hours":8,"method":"SEMINAR","lecturerIsLeader":true,"course":{"id":"course:course1"}},{"hours":32,"method":"CASE","lecturerIsLeader":false,"course":{"id":"course:course2"}}],"composition":{"theoryAndPartySpirit":1,"partySpirit":0.2,"leadersLectures":0.2,"interactive":1,"partyAnalysis":true,"breaches":[]}}}""",
            reply.Data);
    }

    [Fact]
    public async Task The_viewer_is_whom_the_token_names()
    {
        var reply = await county.AskAsync(Who.Organiser, "{ viewer { subject role cadreId manages { unit { id } ranks } can } }");

        Assert.Equal(("county-training", "organiser", "cadre:C01"), (reply.Text("viewer.subject"), reply.Text("viewer.role"), reply.Text("viewer.cadreId")));
        Assert.Equal(("unit:county", "STAFF TOWNSHIP_DEPUTY TOWNSHIP_HEAD COUNTY_DEPUTY"), (reply.Line("viewer.manages.unit.id"), reply.Line("viewer.manages.ranks")));
        Assert.Contains("trainingBoard", reply.All("viewer.can"));
        Assert.DoesNotContain("cadres", (await county.AskAsync(Who.Cadre, "{ viewer { can } }")).All("viewer.can"));
    }
}
