using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j.Transport;

/// <summary>Answers as it is told, and remembers what it was asked: for faults that a real server shows only by chance.</summary>
internal sealed class FakeServer : HttpMessageHandler, ILogger<QueryApiTransport>
{
    public const string One = """{"data":{"fields":["n"],"values":[[{"$type":"Integer","_value":"1"}]]},"bookmarks":["B1"]}""";
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> answers = new();
    private readonly Lock gate = new();
    private int inside;

    public List<string> Bodies { get; } = [];

    public List<string?> Authorizations { get; } = [];

    public List<string> Log { get; } = [];

    /// <summary>The most requests that were here at once.</summary>
    public int MostInside { get; private set; }

    /// <summary>What it answers when nothing else is in line.</summary>
    public Func<CancellationToken, Task<HttpResponseMessage>> Otherwise { get; set; } = _ => Task.FromResult(Document(One));

    public static HttpResponseMessage Document(string json, HttpStatusCode status = HttpStatusCode.Accepted) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, StatementContent.MediaType) };

    public static HttpResponseMessage Error(string code, string message = "", HttpStatusCode status = HttpStatusCode.BadRequest) =>
        Document($$"""{"errors":[{"code":"{{code}}","message":"{{message}}"}]}""", status);

    public FakeServer Then(Func<HttpResponseMessage> answer)
    {
        answers.Enqueue(_ => Task.FromResult(answer()));
        return this;
    }

    public FakeServer ThenBreaks()
    {
        answers.Enqueue(static _ => throw new HttpRequestException("The connection was refused."));
        return this;
    }

    public QueryApiTransport Transport(Action<TransportOptions>? adjust = null, Neo4jSignIn? signIn = null, TimeProvider? time = null)
    {
        var options = new TransportOptions { RetryDelay = TimeSpan.FromMilliseconds(10), BreakerLeastTries = 100 };
        adjust?.Invoke(options);
        Assert.Empty(options.Faults());
        return new QueryApiTransport(new Uri("http://127.0.0.1:1/neo4j"), signIn ?? Neo4jSignIn.None, options, this, time ?? TimeProvider.System, this);
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (gate)
            Log.Add($"{id.Id} {formatter(state, exception)}");
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Whoever was asked remembers it, however late the machine came to it.
        string body = await request.Content!.ReadAsStringAsync(CancellationToken.None);
        Func<CancellationToken, Task<HttpResponseMessage>>? answer;
        lock (gate)
        {
            Bodies.Add(body);
            Authorizations.Add(request.Headers.Authorization?.ToString());
            MostInside = Math.Max(MostInside, ++inside);
            if (!answers.TryDequeue(out answer))
                answer = Otherwise;
        }

        try
        {
            return await answer(cancellationToken);
        }
        finally
        {
            lock (gate)
                inside--;
        }
    }
}
