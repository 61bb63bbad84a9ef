using System.Text.Json;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j.Transport;

public sealed class StatementContentTests
{
    [Fact]
    public async Task Rows_go_as_plain_JSON_in_which_floats_stay_floats()
    {
        (string? type, JsonElement parameters) = await WrittenAsync(
            ("rows", new CypherRows(["key", "whole", "number", "none", "texts", "scores"], [["C1", 7, 85.0, null, new[] { "a" }, new[] { 1e30, 0.5, -3 }]])),
            ("flag", true),
            ("missing", null));

        Assert.Equal("application/json", type);
        Assert.Equal("""[{"key":"C1","whole":7,"number":85.0,"texts":["a"],"scores":[1E+30,0.5,-3.0]}]""", parameters.GetProperty("rows").GetRawText());
        Assert.Equal("true", parameters.GetProperty("flag").GetRawText());
        Assert.Equal("null", parameters.GetProperty("missing").GetRawText());
    }

    [Theory]
    [MemberData(nameof(Unsaid))]
    public async Task What_JSON_cannot_say_makes_all_of_it_typed(object value)
    {
        (string? type, JsonElement parameters) = await WrittenAsync(("rows", new CypherRows(["key", "value"], [["C1", "a"], ["C2", value]])));

        Assert.Equal(StatementContent.MediaType, type);
        Assert.StartsWith("""{"$type":"List","_value":[{"$type":"Map","_value":{"key":{"$type":"String","_value":"C1"}""", parameters.GetProperty("rows").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_without_rows_is_typed()
    {
        (string? type, JsonElement parameters) = await WrittenAsync(("key", "C1"));

        Assert.Equal(StatementContent.MediaType, type);
        Assert.Equal("""{"$type":"String","_value":"C1"}""", parameters.GetProperty("key").GetRawText());
    }

    public static TheoryData<object> Unsaid() => [new DateOnly(2024, 2, 29), DateTimeOffset.UnixEpoch, new byte[] { 1 }, double.NaN, new[] { 1.0, double.PositiveInfinity }];

    private static async Task<(string? Type, JsonElement Parameters)> WrittenAsync(params (string Name, object? Value)[] parameters)
    {
        var statement = new CypherStatement("test", "RETURN 1", parameters.ToDictionary(p => p.Name, p => p.Value), CypherAccess.Write);
        using var content = new StatementContent(statement, "", []);
        byte[] body = await content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return (content.Headers.ContentType?.MediaType, JsonDocument.Parse(body).RootElement.GetProperty("parameters"));
    }
}
