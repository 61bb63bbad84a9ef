using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TalentGraph.Graph.Tests.Neo4j;

namespace TalentGraph.Bench.Neo4j;

/// <summary>A statement written by hand, sent to the Query API with nothing between, and its answer read as it comes: what ours is measured beside.</summary>
internal sealed class BareQueryApi : IDisposable
{
    private readonly HttpClient client;
    private readonly Uri endpoint;

    /// <param name="server">The server.</param>
    /// <param name="connections">How many connections it may use.</param>
    public BareQueryApi(Neo4jProcess server, int connections)
    {
        endpoint = new Uri(server.Url, "/db/neo4j/query/v2");
        client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections });
        string secret = $"{server.SignIn.User}:{File.ReadAllText(server.SignIn.PasswordFile!)}";
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)));
    }

    public async Task AskAsync(string statement, string id, CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { statement, accessMode = "READ", parameters = new { id } });
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using HttpResponseMessage response = await client.PostAsync(endpoint, content, cancellationToken);
        byte[] answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!response.IsSuccessStatusCode || answer.AsSpan().IndexOf("\"errors\""u8) >= 0)
            throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
    }

    public void Dispose() => client.Dispose();
}
