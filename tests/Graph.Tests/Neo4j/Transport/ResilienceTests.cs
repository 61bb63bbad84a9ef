using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using TalentGraph.Graph.Tests.Store;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j.Transport;

public sealed class ResilienceTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("Neo.TransientError.Transaction.DeadlockDetected", HttpStatusCode.BadRequest)]
    [InlineData("Neo.ClientError.Cluster.NotALeader", HttpStatusCode.BadRequest)]
    [InlineData("Neo.ClientError.Database.DatabaseNotFound", HttpStatusCode.NotFound)]
    [InlineData("Neo.DatabaseError.General.UnknownError", HttpStatusCode.InternalServerError)]
    public async Task What_may_pass_is_tried_again(string code, HttpStatusCode status)
    {
        using FakeServer server = new FakeServer().Then(() => FakeServer.Error(code, status: status)).Then(() => FakeServer.Error(code, status: status));
        await using QueryApiTransport transport = server.Transport();

        CypherTable table = await transport.RunAsync(A(CypherAccess.Read), None);

        Assert.Equal(1, table["n"].Whole(0));
        Assert.Equal(3, server.Bodies.Count);
    }

    [Theory]
    [InlineData("Neo.ClientError.Statement.SyntaxError")]
    [InlineData("Neo.ClientError.Schema.ConstraintValidationFailed")]
    [InlineData("Neo.TransientError.Transaction.Terminated")]
    public async Task What_will_not_pass_is_not_tried_again(string code)
    {
        using FakeServer server = new FakeServer().Then(() => FakeServer.Error(code));
        await using QueryApiTransport transport = server.Transport();

        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(A(CypherAccess.Write), None));

        Assert.Equal((code, "write/cadres", false), (error.Code, error.Query, error.IsTransient));
        Assert.Single(server.Bodies);
    }

    [Fact]
    public async Task A_write_whose_outcome_is_unknown_is_sent_again_whole()
    {
        using FakeServer server = new FakeServer().ThenBreaks();
        await using QueryApiTransport transport = server.Transport();

        await transport.RunAsync(A(CypherAccess.Write, ("rows", new CypherRows(["key"], [["C1"], ["C2"]]))), None);

        Assert.Equal(2, server.Bodies.Count);
        Assert.Equal(server.Bodies[0], server.Bodies[1]);
        Assert.Contains("\"C2\"", server.Bodies[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_that_answers_without_a_document_is_named_by_its_status()
    {
        using var server = new FakeServer { Otherwise = _ => Task.FromResult(FakeServer.Document("<html>no</html>", HttpStatusCode.BadGateway)) };
        await using QueryApiTransport transport = server.Transport(o => o.Retries = 1);

        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(A(CypherAccess.Read), None));

        Assert.Equal(("HTTP_502", true), (error.Code, error.IsTransient));
        Assert.Equal(2, server.Bodies.Count);
    }

    [Fact]
    public async Task An_error_after_rows_is_an_error()
    {
        using FakeServer server = new FakeServer().Then(() => FakeServer.Document(
            """{"data":{"fields":["n"],"values":[[{"$type":"Integer","_value":"1"}]]},"errors":[{"code":"Neo.ClientError.Statement.ArithmeticError","message":"/ by zero"}]}"""));
        await using QueryApiTransport transport = server.Transport();

        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(A(CypherAccess.Read), None));

        Assert.Equal("Neo.ClientError.Statement.ArithmeticError", error.Code);
    }

    [Fact]
    public async Task A_connection_that_takes_too_long_is_no_connection()
    {
        // As the handler says it: a cancellation that nobody asked for.
        using var server = new FakeServer { Otherwise = _ => throw new TaskCanceledException("A connection could not be established in time.", new TimeoutException()) };
        await using QueryApiTransport transport = server.Transport(o => o.Retries = 1);

        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(A(CypherAccess.Read), None));

        Assert.Equal(("UNREACHABLE", true), (error.Code, error.IsTransient));
        Assert.Equal(2, server.Bodies.Count);
    }

    [Fact]
    public async Task A_host_that_answers_nothing_is_no_connection()
    {
        // Packets to this network, which is for documentation (RFC 5737), go nowhere.
        var options = new TransportOptions { ConnectTimeout = TimeSpan.FromMilliseconds(50), Retries = 0 };
        await using var transport = new QueryApiTransport(
            new Uri("http://192.0.2.1:7474/neo4j"), Neo4jSignIn.None, options, NullLogger<QueryApiTransport>.Instance, TimeProvider.System);

        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(A(CypherAccess.Read), None));

        Assert.Equal(("UNREACHABLE", true), (error.Code, error.IsTransient));
    }

    [Theory]
    [InlineData("", TransportErrors.Unreachable, true)]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", TransportErrors.Untrusted, false)]
    public async Task A_connection_that_breaks_while_it_is_secured_may_come_back_and_a_server_without_TLS_is_named(string says, string code, bool mayPass)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task answering = AnswerAsync();
        await using var transport = new QueryApiTransport(
            new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/neo4j"), Neo4jSignIn.None, new TransportOptions { Retries = 0 }, NullLogger<QueryApiTransport>.Instance, TimeProvider.System);

        GraphStoreException failure = await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(A(CypherAccess.Read), None));

        Assert.Equal((code, mayPass), (failure.Code, failure.IsTransient));
        await answering;

        async Task AnswerAsync()
        {
            using TcpClient client = await listener.AcceptTcpClientAsync(None);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(says), None);
        }
    }

    [Fact]
    public async Task No_answer_in_time_is_a_timeout()
    {
        using var server = new FakeServer
        {
            Otherwise = async token =>
            {
                await Task.Delay(Timeout.Infinite, token);
                throw new InvalidOperationException("It answered.");
            },
        };
        await using QueryApiTransport transport = server.Transport(o => (o.ReadTimeout, o.Retries) = (TimeSpan.FromSeconds(1), 2));

        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(A(CypherAccess.Read), None));

        Assert.Equal(("TIMEOUT", true), (error.Code, error.IsTransient));
        Assert.Equal(3, server.Bodies.Count);
    }

    [Fact]
    public async Task A_server_that_is_down_is_left_alone_and_found_again()
    {
        var clock = new MovedClock();
        using var server = new FakeServer { Otherwise = static _ => throw new HttpRequestException("refused") };
        await using QueryApiTransport transport = server.Transport(o => (o.Retries, o.BreakerLeastTries, o.BreakerPause) = (0, 3, TimeSpan.FromSeconds(5)), time: clock);

        var codes = new List<string>();
        for (int i = 0; i < 5; i++)
            codes.Add((await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(A(CypherAccess.Read), None))).Code);
        int asked = server.Bodies.Count;
        server.Otherwise = static _ => Task.FromResult(FakeServer.Document(FakeServer.One));
        clock.Forward(TimeSpan.FromSeconds(5));
        CypherTable answer = await transport.RunAsync(A(CypherAccess.Read), None);

        Assert.Equal(["UNREACHABLE", "UNREACHABLE", "UNREACHABLE", "CIRCUIT_OPEN", "CIRCUIT_OPEN"], codes);
        Assert.Equal(3, asked);
        Assert.Equal(1, answer.Count);
        Assert.Equal(2, server.Log.Count);
        Assert.StartsWith("2001 ", server.Log[0], StringComparison.Ordinal);
        Assert.StartsWith("2002 ", server.Log[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_refuses_is_not_down()
    {
        using var server = new FakeServer { Otherwise = static _ => Task.FromResult(FakeServer.Error("Neo.TransientError.General.MemoryPoolOutOfMemoryError")) };
        await using QueryApiTransport transport = server.Transport(o => (o.Retries, o.BreakerLeastTries) = (0, 2));

        for (int i = 0; i < 5; i++)
            await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(A(CypherAccess.Read), None));

        Assert.Equal(5, server.Bodies.Count);
    }

    [Fact]
    public async Task No_more_requests_are_in_flight_than_the_limit_and_none_waits_beyond_the_queue()
    {
        var open = new TaskCompletionSource();
        using var server = new FakeServer
        {
            Otherwise = async _ =>
            {
                await open.Task;
                return FakeServer.Document(FakeServer.One);
            },
        };
        await using QueryApiTransport transport = server.Transport(o => (o.RequestsInFlight, o.RequestsWaiting, o.Retries) = (2, 3, 0));

        Task<CypherTable>[] asked = [.. Enumerable.Range(0, 5).Select(_ => transport.RunAsync(A(CypherAccess.Read), None))];
        GraphStoreException sixth = await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(A(CypherAccess.Read), None));
        open.SetResult();
        await Task.WhenAll(asked);

        Assert.Equal(("TOO_BUSY", true), (sixth.Code, sixth.IsTransient));
        Assert.Equal(2, server.MostInside);
        Assert.Equal(5, server.Bodies.Count);
    }

    [Fact]
    public async Task Neither_errors_nor_the_log_quote_the_statement_or_a_value()
    {
        using var server = new FakeServer
        {
            Otherwise = _ => Task.FromResult(FakeServer.Error("Neo.TransientError.General.Odd", "Node(3) already exists with name 张三 in MERGE (c:Cadre)")),
        };
        await using QueryApiTransport transport = server.Transport(o => o.Retries = 1);

        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(
            () => transport.RunAsync(A(CypherAccess.Write, ("name", "张三")), None));

        string said = error + string.Join('\n', server.Log);
        Assert.StartsWith("2000 write/cadres failed with Neo.TransientError.General.Odd; try 2 follows in ", Assert.Single(server.Log), StringComparison.Ordinal);
        Assert.DoesNotContain("张三", said, StringComparison.Ordinal);
        Assert.DoesNotContain("MERGE", said, StringComparison.Ordinal);
        Assert.DoesNotContain("already exists", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_is_none_is_not_repeated()
    {
        using FakeServer server = new FakeServer().Then(() => FakeServer.Error("name 张三"));
        await using QueryApiTransport transport = server.Transport();

        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(A(CypherAccess.Read), None));

        Assert.Equal("Neo.Unknown", error.Code);
    }

    [Fact]
    public async Task Every_request_carries_what_the_last_answers_named()
    {
        using FakeServer server = new FakeServer()
            .Then(() => FakeServer.Document(FakeServer.One))
            .Then(() => FakeServer.Document(FakeServer.One.Replace("B1", "B2", StringComparison.Ordinal)));
        await using QueryApiTransport transport = server.Transport();

        for (int i = 0; i < 3; i++)
            await transport.RunAsync(A(CypherAccess.Read), None);

        Assert.Equal(["", "B1", "B2"], server.Bodies.Select(Bookmark));
    }

    [Fact]
    public async Task A_bookmark_that_the_database_does_not_know_is_forgotten()
    {
        using FakeServer server = new FakeServer()
            .Then(() => FakeServer.Document(FakeServer.One))
            .Then(() => FakeServer.Error("Neo.ClientError.Transaction.InvalidBookmark"));
        await using QueryApiTransport transport = server.Transport();

        await transport.RunAsync(A(CypherAccess.Read), None);
        CypherTable again = await transport.RunAsync(A(CypherAccess.Read), None);

        Assert.Equal(1, again.Count);
        Assert.Equal(["", "B1", ""], server.Bodies.Select(Bookmark));
    }

    [Fact]
    public async Task Long_after_the_last_answer_nothing_is_waited_for()
    {
        var clock = new MovedClock();
        using FakeServer server = new FakeServer()
            .Then(() => FakeServer.Document(FakeServer.One))
            .Then(() => FakeServer.Document(FakeServer.One.Replace("B1", "B2", StringComparison.Ordinal)))
            .Then(() => FakeServer.Document(FakeServer.One.Replace("B1", "B3", StringComparison.Ordinal)));
        await using QueryApiTransport transport = server.Transport(time: clock);

        foreach (TimeSpan after in (TimeSpan[])[TimeSpan.Zero, Bookmarks.Kept - TimeSpan.FromTicks(1), Bookmarks.Kept, TimeSpan.Zero])
        {
            clock.Forward(after);
            await transport.RunAsync(A(CypherAccess.Read), None);
        }

        Assert.Equal(["", "B1", "", "B3"], server.Bodies.Select(Bookmark));
    }

    [Fact]
    public async Task A_refused_password_is_read_anew_and_not_tried_again()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "old\n", None);
        using FakeServer server = new FakeServer().Then(() => FakeServer.Error("Neo.ClientError.Security.Unauthorized", status: HttpStatusCode.Unauthorized));
        await using QueryApiTransport transport = server.Transport(signIn: new Neo4jSignIn("neo4j", file, null));

        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(() => transport.RunAsync(A(CypherAccess.Read), None));
        await File.WriteAllTextAsync(file, "new\n", None);
        await transport.RunAsync(A(CypherAccess.Read), None);
        File.Delete(file);

        Assert.Equal(("Neo.ClientError.Security.Unauthorized", false), (error.Code, error.IsTransient));
        Assert.Equal(["Basic bmVvNGo6b2xk", "Basic bmVvNGo6bmV3"], server.Authorizations);
    }

    [Fact]
    public async Task A_token_is_sent_as_a_bearer_and_a_missing_file_is_named_as_that()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "a.b.c", None);
        using var server = new FakeServer();
        await using QueryApiTransport transport = server.Transport(signIn: new Neo4jSignIn(null, null, file));
        await transport.RunAsync(A(CypherAccess.Read), None);
        File.Delete(file);
        await using QueryApiTransport without = server.Transport(signIn: new Neo4jSignIn(null, null, file));

        GraphStoreException error = await Assert.ThrowsAsync<GraphStoreException>(() => without.RunAsync(A(CypherAccess.Read), None));

        Assert.Equal("Bearer a.b.c", Assert.Single(server.Authorizations));
        Assert.Equal(("SECRET_FILE", false), (error.Code, error.IsTransient));
    }

    [Fact]
    public async Task More_rows_than_a_request_may_write_are_refused_before_they_are_sent()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Task.FromResult(new CypherRows(["key"], new object?[5_001][])));
    }

    private static string Bookmark(string body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        return string.Join(' ', document.RootElement.GetProperty("bookmarks").EnumerateArray().Select(b => b.GetString()));
    }

    private static CypherStatement A(CypherAccess access, params (string Name, object? Value)[] values) =>
        new("write/cadres", "MERGE (c:Cadre)", values.ToDictionary(value => value.Name, value => value.Value), access);
}
