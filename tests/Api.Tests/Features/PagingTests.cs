using Xunit;

namespace TalentGraph.Api.Tests.Features;

/// <summary>Connections page to their end without a gap or a repeat.</summary>
[Collection(nameof(ServedCounty))]
public sealed class PagingTests(ServedCounty county)
{
    [Theory]
    [InlineData("cadres(first: $n, after: $c)", "cadres", "id", 34)]
    [InlineData("cadres(first: $n, after: $c, orderBy: { by: RANK, direction: DESC })", "cadres", "id", 34)]
    [InlineData("cadres(first: $n, after: $c, orderBy: { by: LIGHT })", "cadres", "id", 34)]
    [InlineData("cadres(first: $n, after: $c, orderBy: { by: UNIT }, asOf: \"2020-01-01\")", "cadres", "id", 34)]
    [InlineData("units(first: $n, after: $c)", "units", "id", 1)]
    [InlineData("units(first: $n, after: $c, text: \"县\")", "units", "id", 5)]
    [InlineData("posts(first: $n, after: $c)", "posts", "id", 3)]
    [InlineData("courses(first: $n, after: $c)", "courses", "id", 2)]
    [InlineData("trainingClasses(first: $n, after: $c)", "trainingClasses", "id", 5)]
    [InlineData("unit(id: \"unit:county\") { children(first: $n, after: $c)", "unit.children", "id", 3)]
    [InlineData("trainingClass(id: \"class:K1\") { enrolments(first: $n, after: $c)", "trainingClass.enrolments", "id", 4)]
    [InlineData("cadre(id: \"cadre:C06\") { enrolments(first: $n, after: $c)", "cadre.enrolments", "id", 4)]
    [InlineData("cadre(id: \"cadre:C06\", asOf: \"2024-03-05\") { enrolments(first: $n, after: $c)", "cadre.enrolments", "id", 3)]
    [InlineData("trainingBoard { due(first: $n, after: $c)", "trainingBoard.due", "cadre { id }", 33)]
    [InlineData("trainingBoard { due(first: $n, after: $c, orderBy: LONGEST_UNTRAINED)", "trainingBoard.due", "cadre { id }", 33)]
    public async Task Every_page_goes_on_where_the_last_one_ended(string list, string path, string item, int expected)
    {
        var whole = await PageAsync(list, path, item, 100, null, withTotal: true);
        var all = whole.Ids;

        var (paged, cursor, pages) = (new List<string?>(), (string?)null, 0);
        do
        {
            var page = await PageAsync(list, path, item, 2, cursor, withTotal: true);
            Assert.Equal((pages > 0, whole.Total), (page.HasPrevious, page.Total));
            paged.AddRange(page.Ids);
            (cursor, pages) = (page.HasNext ? page.End : null, pages + 1);
        }
        while (cursor is not null);

        Assert.Equal((expected, $"{expected}", false), (all.Count, whole.Total, whole.HasNext));
        Assert.Equal(all, paged);
        Assert.Equal((expected + 1) / 2, pages);
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    [Fact]
    public async Task The_rows_of_a_board_page_as_well()
    {
        const string rows = "trainingBoard(unitId: \"unit:city\") { byUnit(first: $n, after: $c)";
        var first = await PageAsync(rows, "trainingBoard.byUnit", "unit { id }", 1, null, withTotal: false);
        var second = await PageAsync(rows, "trainingBoard.byUnit", "unit { id }", 1, first.End, withTotal: false);

        Assert.Equal(["unit:neighbour", "unit:county"], [.. first.Ids, .. second.Ids]);
        Assert.Equal((true, false, true), (first.HasNext, second.HasNext, second.HasPrevious));
    }

    [Fact]
    public async Task Observations_page_latest_first()
    {
        const string query = "query($n: Int, $c: String) { cadre(id: \"cadre:C06\") { observations(first: $n, after: $c) { nodes { id observerRole } pageInfo { hasNextPage endCursor } } } }";

        var reply = await county.AskAsync(Who.School, query, new { n = 1 });

        Assert.Equal(("observation:O1", "HEAD_TEACHER", "false"), (reply.Line("cadre.observations.nodes.id"), reply.Line("cadre.observations.nodes.observerRole"), reply.Text("cadre.observations.pageInfo.hasNextPage")));
    }

    [Fact]
    public async Task An_edge_s_cursor_goes_on_behind_its_node()
    {
        var reply = await county.AskAsync(Who.HrReader, "{ cadres(first: 3) { edges { cursor node { id } } pageInfo { startCursor endCursor } } }");
        var cursors = reply.All("cadres.edges.cursor");

        var next = await county.AskAsync(Who.HrReader, "query($c: String) { cadres(first: 2, after: $c) { nodes { id } } }", new { c = cursors[0] });

        Assert.Equal((cursors[0], cursors[2]), (reply.Text("cadres.pageInfo.startCursor"), reply.Text("cadres.pageInfo.endCursor")));
        Assert.Equal(reply.All("cadres.edges.node.id").Skip(1), next.All("cadres.nodes.id"));
    }

    [Fact]
    public async Task A_cursor_survives_that_its_item_goes_away()
    {
        await using var own = new ServedCounty();
        await own.InitializeAsync();
        const string query = "query($c: String) { cadres(first: 3, after: $c, filter: { statuses: [ACTIVE] }) { nodes { id name } pageInfo { endCursor } } }";
        var first = await own.AskAsync(Who.HrReader, query);
        var all = await own.AskAsync(Who.HrReader, "{ cadres(first: 100, filter: { statuses: [ACTIVE] }) { nodes { id } } }");
        var gone = first.All("cadres.nodes.id")[2]!["cadre:".Length..];

        await own.WriteAsync(A.Cadre(gone, first.All("cadres.nodes.name")[2]!) with { Status = CadreStatus.Retired, LeftOn = A.Day("2024-01-01") });
        var second = await own.AskAsync(Who.HrReader, query, new { c = first.Text("cadres.pageInfo.endCursor") });

        Assert.Equal(all.All("cadres.nodes.id").Skip(3).Take(3), second.All("cadres.nodes.id"));
    }

    [Theory]
    [InlineData("cadres(first: 101) { totalCount }", "LIMIT_EXCEEDED")]
    [InlineData("units(first: 101) { totalCount }", "LIMIT_EXCEEDED")]
    [InlineData("search(text: \"县\", first: 101) { id }", "LIMIT_EXCEEDED")]
    [InlineData("cadre(id: \"cadre:C06\") { enrolments(first: 101) { totalCount } }", "LIMIT_EXCEEDED")]
    [InlineData("cadres(first: 0) { totalCount }", "BAD_USER_INPUT")]
    [InlineData("cadres(first: -1) { totalCount }", "BAD_USER_INPUT")]
    [InlineData("search(text: \"县\", first: -1) { id }", "BAD_USER_INPUT")]
    [InlineData("search(text: \" \") { id }", "BAD_USER_INPUT")]
    [InlineData("search(text: \"县\", kinds: [CREDIT]) { id }", "BAD_USER_INPUT")]
    [InlineData("cadres(after: \"nonsense\") { totalCount }", "BAD_USER_INPUT")]
    [InlineData("trainingBoard { due(after: \"!\") { totalCount } }", "BAD_USER_INPUT")]
    [InlineData("trainingBoard { due(filter: { untrainedForYears: -1 }) { totalCount } }", "BAD_USER_INPUT")]
    [InlineData("trainingBoard(unitId: \"unit:nowhere\") { lights { count } }", "NOT_FOUND")]
    public async Task What_no_list_allows_is_refused(string root, string code)
    {
        var reply = await county.AskAsync(Who.HrReader, $"{{ {root} }}");

        Assert.Equal(code, Assert.Single(reply.Codes));
    }

    [Theory]
    [InlineData("cadres(first: 100) { nodes { id } }")]
    [InlineData("cadres(first: null) { nodes { id } }")]
    [InlineData("search(text: \"县\", first: null) { id }")]
    [InlineData("trainingBoard { due(first: 1, orderBy: null) { nodes { nextClasses(first: null) { id } missing { text(locale: null) } } } }")]
    public async Task A_null_is_the_default(string root)
    {
        var reply = await county.AskAsync(Who.HrReader, $"{{ {root} }}");

        Assert.Equal("", reply.Errors);
    }

    private async Task<(IReadOnlyList<string?> Ids, bool HasNext, bool HasPrevious, string? End, string? Total)> PageAsync(
        string list, string path, string item, int first, string? after, bool withTotal)
    {
        var braces = new string('}', list.Count(c => c == '{') - list.Count(c => c == '}'));
        var query = $"query($n: Int, $c: String) {{ {list} {{ {(withTotal ? "totalCount" : "")} nodes {{ {item} }} pageInfo {{ hasNextPage hasPreviousPage endCursor }} }} {braces} }}";
        var reply = await county.AskAsync(Who.HrReader, query, new { n = first, c = after });
        Assert.Equal("", reply.Errors);
        var id = item.Replace(" { ", ".", StringComparison.Ordinal).Replace(" }", "", StringComparison.Ordinal);
        return (
            reply.All($"{path}.nodes.{id}"),
            reply.Text($"{path}.pageInfo.hasNextPage") == "true",
            reply.Text($"{path}.pageInfo.hasPreviousPage") == "true",
            reply.Text($"{path}.pageInfo.endCursor"),
            withTotal ? reply.Text($"{path}.totalCount") : null);
    }
}
