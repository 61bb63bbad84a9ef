using TalentGraph.Graph.Neo4j.Transport;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j.Transport;

/// <summary>What every transport does on a real server.</summary>
public abstract class CypherTransportContract(Neo4jServer server)
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_kind_of_value_comes_back_as_it_went()
    {
        await using ICypherTransport transport = await OpenAsync();
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
        await using ICypherTransport transport = await OpenAsync();
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

    [Fact]
    public async Task A_statement_that_only_reads_may_not_write()
    {
        await using ICypherTransport transport = await OpenAsync();

        var refused = await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(Read("CREATE (n:T)", []), None));

        Assert.Equal(("Neo.ClientError.Statement.AccessMode", "test", false), (refused.Code, refused.Query, refused.IsTransient));
    }

    [Fact]
    public async Task A_plan_is_told_and_nothing_is_run()
    {
        await using ICypherTransport transport = await OpenAsync();

        CypherPlan plan = await transport.ExplainAsync(Write("MERGE (n:Explained {key: $key})"), None);
        CypherTable found = await transport.RunAsync(Read("MATCH (n:Explained) RETURN count(n) AS count", []), None);

        Assert.Equal("ProduceResults", plan.Operator);
        Assert.Contains("Merge", plan.All.Select(step => step.Operator));
        Assert.Equal(0, found["count"].Whole(0));
    }

    [Fact]
    public async Task What_the_server_refuses_comes_as_its_code_and_quotes_neither_statement_nor_value()
    {
        await using ICypherTransport transport = await OpenAsync();
        await transport.RunAsync(Write("CREATE CONSTRAINT t_key IF NOT EXISTS FOR (n:T) REQUIRE n.key IS UNIQUE"), None);
        await transport.RunAsync(Write("MERGE (:T {key: $key})", ("key", "张伟")), None);

        var violated = await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(Write("CREATE (:T {key: $key})", ("key", "张伟")), None));
        var wrong = await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(Read("RETURN 张伟", []), None));
        await transport.RunAsync(Write("DROP CONSTRAINT t_key"), None);

        Assert.Equal(("Neo.ClientError.Schema.ConstraintValidationFailed", false), (violated.Code, violated.IsTransient));
        Assert.Equal(("Neo.ClientError.Statement.SyntaxError", false), (wrong.Code, wrong.IsTransient));
        Assert.DoesNotContain("张伟", violated.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("张伟", wrong.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stops_waiting_waits_no_longer_and_the_next_statement_is_answered()
    {
        await using ICypherTransport transport = await OpenAsync();
        using var impatience = CancellationTokenSource.CreateLinkedTokenSource(None);
        Task<CypherTable> slow = transport.RunAsync(Read("UNWIND range(1, 5000000) AS i WITH i WHERE i % 2 = 3 RETURN count(i) AS count", []), impatience.Token);

        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
        Assert.Equal(7, (await transport.RunAsync(Read("RETURN 7 AS x", []), None))["x"].Whole(0));
    }

    [Fact]
    public async Task A_password_that_was_changed_is_read_anew_after_it_was_refused()
    {
        Neo4jServer started = await server.StartedAsync();
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "not-the-password", None);
            await using ICypherTransport transport = TransportTo(started, started.SignIn with { PasswordFile = file });
            var refused = await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(Read("RETURN 1 AS x", []), None));

            File.Copy(started.SignIn.PasswordFile!, file, overwrite: true);
            CypherTable answered = await transport.RunAsync(Read("RETURN 1 AS x", []), None);

            Assert.Equal(("Neo.ClientError.Security.Unauthorized", false), (refused.Code, refused.IsTransient));
            Assert.DoesNotContain("not-the-password", refused.ToString(), StringComparison.Ordinal);
            Assert.Equal(1, answered["x"].Whole(0));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The way to the server, with <see cref="Neo4jServer.Patient"/> times.</summary>
    protected abstract ICypherTransport TransportTo(Neo4jServer started, Neo4jSignIn signIn);

    private async Task<ICypherTransport> OpenAsync()
    {
        Neo4jServer started = await server.StartedAsync();
        return TransportTo(started, started.SignIn);
    }

    private static CypherStatement Read(string text, Dictionary<string, object?> values) => new("test", text, values, CypherAccess.Read);

    private static CypherStatement Write(string text, params (string Name, object? Value)[] values) =>
        new("test", text, values.ToDictionary(value => value.Name, value => value.Value), CypherAccess.Write);
}
