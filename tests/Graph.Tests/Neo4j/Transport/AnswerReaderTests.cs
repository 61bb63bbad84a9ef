using System.Text;
using System.Text.Json;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j.Transport;

public sealed class AnswerReaderTests
{
    private const string Document = """
        {"data":{"fields":["name","marks","none","map"],"values":[
        [{"$type":"String","_value":"张\u4e09 \"x\""},{"$type":"List","_value":[{"$type":"Integer","_value":"7"},{"$type":"Float","_value":"0.5"}]},{"$type":"Null","_value":null},{"$type":"Map","_value":{"a":{"$type":"List","_value":[]},"b":{"$type":"Boolean","_value":true}}}],
        [{"$type":"String","_value":""},{"$type":"List","_value":[]},{"$type":"Null","_value":null},{"$type":"Map","_value":{}}]]},
        "notifications":[{"code":"X","position":{"line":1}}],
        "counters":{"nodesCreated":2,"propertiesSet":5},"bookmarks":["B1","B2"]}
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(10_000)]
    public async Task A_document_reads_the_same_however_its_bytes_arrive(int atOnce)
    {
        Answer answer = await ReadAsync(Document, atOnce);

        Assert.Equal(["name", "marks", "none", "map"], answer.Table.Fields);
        Assert.Equal(2, answer.Table.Count);
        Assert.Equal(["张三 \"x\"", ""], new[] { answer.Table["name"].Text(0), answer.Table["name"].Text(1) });
        Assert.Equal([7, 0.5], answer.Table["marks"].Numbers(0));
        Assert.Empty(answer.Table["marks"].Numbers(1));
        Assert.True(answer.Table["none"].IsNull(1));
        var map = (Dictionary<string, object?>)answer.Table["map"].Value(0)!;
        Assert.Empty((object?[])map["a"]!);
        Assert.True((bool)map["b"]!);
        Assert.Empty((Dictionary<string, object?>)answer.Table["map"].Value(1)!);
        Assert.Equal((2, 5), (answer.Table.Counters.NodesCreated, answer.Table.Counters.PropertiesSet));
        Assert.Equal(["B1", "B2"], answer.Bookmarks);
        Assert.Null(answer.Error);
    }

    [Fact]
    public async Task A_document_that_is_cut_off_anywhere_is_an_error()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Document);
        for (int length = 0; length < whole.Length - 1; length += 13)
        {
            using var cut = new MemoryStream(whole, 0, length);
            await Assert.ThrowsAnyAsync<JsonException>(() => AnswerReader.ReadAsync(cut, CancellationToken.None));
        }
    }

    [Fact]
    public async Task A_row_longer_than_any_buffer_is_read()
    {
        string text = new('长', 300_000);

        Answer answer = await ReadAsync("""{"data":{"fields":["t"],"values":[[{"$type":"String","_value":"TEXT"}]]}}""".Replace("TEXT", text, StringComparison.Ordinal), 1_000_000);

        Assert.Equal(text, answer.Table["t"].Text(0));
    }

    [Fact]
    public async Task A_node_is_refused_because_no_column_can_hold_it()
    {
        JsonException error = await Assert.ThrowsAnyAsync<JsonException>(() => ReadAsync(
            """{"data":{"fields":["n"],"values":[[{"$type":"Node","_value":{"_element_id":"4:x:0","_labels":[],"_properties":{}}}]]}}""", 1_000));

        Assert.Equal("No column can hold a Node: return its properties.", error.Message);
    }

    [Fact]
    public async Task A_plan_is_a_tree_of_operators_without_the_database()
    {
        Answer answer = await ReadAsync(
            """{"data":{"fields":[],"values":[]},"queryPlan":{"operatorType":"ProduceResults@neo4j","arguments":{"Details":{"$type":"String","_value":"n"}},"children":[{"operatorType":"AllNodesScan@neo4j","arguments":{},"children":[]}]}}""",
            1_000);

        Assert.Equal(["ProduceResults", "AllNodesScan"], answer.Plan!.All.Select(operation => operation.Operator));
        Assert.Equal("n", answer.Plan.Details);
    }

    private static async Task<Answer> ReadAsync(string document, int atOnce)
    {
        await using var stream = new Slow(Encoding.UTF8.GetBytes(document), atOnce);
        return await AnswerReader.ReadAsync(stream, CancellationToken.None);
    }

    /// <summary>Gives few bytes at a time.</summary>
    private sealed class Slow(byte[] bytes, int atOnce) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(atOnce, buffer.Length)], cancellationToken);
    }
}
