using Microsoft.Extensions.Logging.Abstractions;
using TalentGraph.Graph.Neo4j;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j;

/// <summary>
/// A real Neo4j server of the tests' own, started when a test first asks for it. Tests that share one stand in the
/// collection <see cref="Shared"/>, one at a time, as Community has one database; a test that stops or starves its server
/// has its own, as a class fixture.
/// </summary>
public sealed class Neo4jServer : IAsyncDisposable
{
    /// <summary>The collection of the tests that share a server.</summary>
    public const string Shared = "Neo4j";

    private readonly Neo4jProcess process;
    private readonly SemaphoreSlim starting = new(1, 1);

    public Neo4jServer()
        : this([])
    {
    }

    /// <param name="configuration">Lines that the server's configuration has in addition.</param>
    internal Neo4jServer(IReadOnlyList<string> configuration) => process = new Neo4jProcess { Configuration = configuration };

    /// <summary>The database over the Query API.</summary>
    public Uri Url => process.Url;

    /// <summary>The same over Bolt.</summary>
    public Uri BoltUrl => process.BoltUrl;

    /// <summary>Who may do everything.</summary>
    public Neo4jSignIn SignIn => process.SignIn;

    /// <summary>The folder with the server's data.</summary>
    public string Home => process.Home;

    /// <inheritdoc cref="Neo4jProcess.AdminCommand"/>
    public string AdminCommand => process.AdminCommand;

    /// <inheritdoc cref="Neo4jProcess.StopCommand"/>
    public string StopCommand => process.StopCommand;

    /// <inheritdoc cref="Neo4jProcess.StartCommand"/>
    public string StartCommand => process.StartCommand;

    /// <summary>The server, started; skips the test where there is none.</summary>
    public async Task<Neo4jServer> StartedAsync()
    {
        if (Neo4jProcess.WhyNot() is { } reason)
            Assert.Skip(reason);
        await starting.WaitAsync();
        try
        {
            if (!process.WasStarted)
                await process.StartAsync();
        }
        finally
        {
            starting.Release();
        }

        return this;
    }

    /// <summary>For tests that are not about time: they share the machine with other servers.</summary>
    public static TransportOptions Patient => new() { ReadTimeout = TimeSpan.FromMinutes(1), ReadTotalTimeout = TimeSpan.FromMinutes(2) };

    /// <summary>A transport to it that nobody else has, by default a patient one.</summary>
    public QueryApiTransport Transport(TransportOptions? options = null, Neo4jSignIn? signIn = null) =>
        new(Url, signIn ?? SignIn, options ?? Patient, NullLogger<QueryApiTransport>.Instance, TimeProvider.System);

    /// <summary>The store on it, by a transport of its own.</summary>
    public Task<Neo4jTalentStore> OpenAsync(Neo4jStoreOptions? options = null) =>
        Neo4jTalentStore.OpenAsync(Transport(), options ?? new Neo4jStoreOptions(), TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>Starts it again after it was killed.</summary>
    public Task StartAsync() => process.StartAsync();

    /// <summary>Kills it as a power cut does.</summary>
    public Task KillAsync() => process.KillAsync();

    /// <summary>Stops its clock: connections stay open and nothing answers.</summary>
    public Task PauseAsync() => process.PauseAsync();

    /// <summary>Lets it go on.</summary>
    public Task ResumeAsync() => process.ResumeAsync();

    /// <summary>Runs <c>neo4j-admin</c> on its data; it must not run.</summary>
    public Task<string> AdminAsync(params string[] words) => process.AdminAsync(words);

    /// <summary>Deletes every node; constraints and indexes stay.</summary>
    public async Task EmptyAsync()
    {
        await using QueryApiTransport transport = Transport();
        await WriteAsync(transport, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS");
    }

    /// <summary>Drops every constraint and index but the server's own two.</summary>
    public async Task DropSchemaAsync()
    {
        await using QueryApiTransport transport = Transport();
        foreach (string name in await NamesAsync(transport, "SHOW CONSTRAINTS YIELD name RETURN name"))
            await WriteAsync(transport, $"DROP CONSTRAINT `{name}`");
        foreach (string name in await NamesAsync(transport, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"))
            await WriteAsync(transport, $"DROP INDEX `{name}`");
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        starting.Dispose();
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(QueryApiTransport transport, string cypher)
    {
        CypherTable table = await transport.RunAsync(new CypherStatement("test", cypher, new Dictionary<string, object?>(), CypherAccess.Read), CancellationToken.None);
        return [.. Enumerable.Range(0, table.Count).Select(table["name"].Text)];
    }

    private static Task<CypherTable> WriteAsync(QueryApiTransport transport, string cypher) =>
        transport.RunAsync(new CypherStatement("test", cypher, new Dictionary<string, object?>(), CypherAccess.Write), CancellationToken.None);
}
