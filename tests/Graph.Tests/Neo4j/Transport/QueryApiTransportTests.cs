using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j.Transport;

[Collection(Neo4jServer.Shared)]
public sealed class QueryApiTransportTests(Neo4jServer server)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Every_kind_of_value_comes_back_as_it_went()
    {
        await using QueryApiTransport transport = (await server.StartedAsync()).Transport();
        var moment = new DateTimeOffset(2026, 11, 23, 12, 0, 0, 123, TimeSpan.FromHours(8));
        var values = new Dictionary<string, object?>
        {
            ["text"] = "长孙无忌 \"quoted\" \n \U00020BB7",
            ["whole"] = long.MaxValue,
            ["number"] = 0.1,
            ["exact"] = 0.10m,
            ["flag"] = true,
            ["day"] = new DateOnly(2024, 2, 29),
            ["moment"] = moment,
            ["bytes"] = new byte[] { 0, 255, 7 },
            ["nothing"] = null,
            ["texts"] = new[] { "a", "b" },
            ["none"] = Array.Empty<string>(),
            ["map"] = new Dictionary<string, object?> { ["x"] = 1, ["list"] = new object[] { 1.5, "z" } },
        };

        CypherTable table = await transport.RunAsync(Read("RETURN " + string.Join(", ", values.Keys.Select(name => $"${name} AS {name}")), values), None);

        Assert.Equal(values.Keys, table.Fields);
        Assert.Equal(1, table.Count);
        Assert.Equal(values["text"], table["text"].Text(0));
        Assert.Equal(long.MaxValue, table["whole"].Whole(0));
        Assert.Equal(0.1, table["number"].Number(0));
        Assert.Equal("0.10", table["exact"].Text(0));
        Assert.True(table["flag"].Flag(0));
        Assert.Equal(new DateOnly(2024, 2, 29), table["day"].Day(0));
        Assert.Equal(moment, table["moment"].Moment(0));
        Assert.Equal([0, 255, 7], table["bytes"].Bytes(0));
        Assert.True(table["nothing"].IsNull(0));
        Assert.Null(table["nothing"].TextOrNull(0));
        Assert.Equal(["a", "b"], table["texts"].Texts(0));
        Assert.Empty(table["none"].Texts(0));
        var map = Assert.IsType<Dictionary<string, object?>>(table["map"].Value(0));
        Assert.Equal(1L, map["x"]);
        Assert.Equal([1.5, "z"], (object?[])map["list"]!);
    }

    [Fact]
    public async Task Rows_are_written_and_read_in_pages_of_thousands()
    {
        await using QueryApiTransport transport = (await server.StartedAsync()).Transport();
        await server.EmptyAsync();
        object?[][] rows = [.. Enumerable.Range(0, 5_000).Select(i => new object?[] { $"K{i:D5}", i, i % 3 == 0 ? null : $"姓名{i}", new double[] { i, 0.5 } })];

        CypherTable written = await transport.RunAsync(
            Write("UNWIND $rows AS r MERGE (n:T {key: r.key}) SET n.number = r.number, n.name = r.name, n.marks = r.marks", ("rows", new CypherRows(["key", "number", "name", "marks"], rows))), None);
        CypherTable read = await transport.RunAsync(Read("MATCH (n:T) RETURN n.key AS key, n.number AS number, n.name AS name, n.marks AS marks ORDER BY key", []), None);

        Assert.Equal(5_000, written.Counters.NodesCreated);
        Assert.Equal(5_000, read.Count);
        Assert.Equal(rows.Select(row => row[0]), Enumerable.Range(0, read.Count).Select(read["key"].Text));
        Assert.Equal(rows.Select(row => row[2]), Enumerable.Range(0, read.Count).Select(read["name"].TextOrNull));
        Assert.Equal(Enumerable.Range(0, 5_000).Sum(i => (double)i), Enumerable.Range(0, read.Count).Sum(i => read["marks"].Numbers(i)[0]));
        Assert.Equal(4_999, read["number"].Whole(4_999));
    }

    private static CypherStatement Read(string text, Dictionary<string, object?> values) => new("test", text, values, CypherAccess.Read);

    private static CypherStatement Write(string text, params (string Name, object? Value)[] values) =>
        new("test", text, values.ToDictionary(value => value.Name, value => value.Value), CypherAccess.Write);
}
