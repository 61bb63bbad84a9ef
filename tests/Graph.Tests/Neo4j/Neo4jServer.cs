using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using Xunit;

namespace TalentGraph.Graph.Tests.Neo4j;

/// <summary>
/// A real Neo4j server of the tests' own: started when a test first asks for it, on free ports, in a folder of its own, and
/// gone with the tests however they end. Tests that share one stand in the collection <see cref="Shared"/>, one at a time,
/// as Community has one database; a test that stops or starves its server has its own, as a class fixture.
/// </summary>
public sealed class Neo4jServer : IAsyncDisposable
{
    /// <summary>The collection of the tests that share a server.</summary>
    public const string Shared = "Neo4j";

    private const string User = "neo4j";
    private const string Password = "only-for-tests";
    private static readonly string Script = Path.Combine(RootOf(), "..", "shared", "neo4j", "server.sh");
    private readonly string home = Path.Combine(Path.GetTempPath(), $"neo4j-talentgraph-{Guid.NewGuid():N}");
    private readonly int http = FreePort();
    private readonly int bolt = FreePort();
    private readonly SemaphoreSlim starting = new(1, 1);
    private Process? guard;

    /// <summary>The database over the Query API.</summary>
    public Uri Url => new($"http://127.0.0.1:{http}/neo4j");

    /// <summary>The same over Bolt.</summary>
    public Uri BoltUrl => new($"bolt://127.0.0.1:{bolt}/neo4j");

    /// <summary>Who may do everything.</summary>
    public Neo4jSignIn SignIn => new(User, Path.Combine(home, "password"), null);

    /// <summary>Lines that the server's configuration has in addition.</summary>
    public IReadOnlyList<string> Configuration { get; init; } = [];

    /// <summary>The folder with the server's data.</summary>
    public string Home => home;

    /// <summary>The server, started; skips the test where there is none.</summary>
    public async Task<Neo4jServer> StartedAsync()
    {
        if (WhyNot() is { } reason)
            Assert.Skip(reason);
        await starting.WaitAsync();
        try
        {
            if (guard is null)
            {
                Directory.CreateDirectory(home);
                await File.WriteAllTextAsync(SignIn.PasswordFile!, Password);
                guard = Guard();
                await StartAsync();
            }
        }
        finally
        {
            starting.Release();
        }

        return this;
    }

    /// <summary>A transport to it that nobody else has.</summary>
    public QueryApiTransport Transport(TransportOptions? options = null, Neo4jSignIn? signIn = null) =>
        new(Url, signIn ?? SignIn, options ?? new TransportOptions(), NullLogger<QueryApiTransport>.Instance, TimeProvider.System);

    /// <summary>Starts it again after it was killed.</summary>
    public async Task StartAsync()
    {
        // The script writes the configuration anew at every start; its last value may bring lines of its own.
        string cache = string.Join('\n', Configuration.Prepend("128m"));
        string[] start = ["start", "--home", home, "--http", Text(http), "--bolt", Text(bolt), "--password", Password, "--page-cache", cache];
        (int code, string said) = await RunAsync(Script, start);
        if (code != 0)
            throw new InvalidOperationException($"Neo4j did not start: {said}");
    }

    /// <summary>Kills it as a power cut does.</summary>
    public Task KillAsync() => RunAsync(Script, "kill", "--home", home);

    /// <summary>Stops its clock: connections stay open and nothing answers.</summary>
    public Task PauseAsync() => RunAsync("kill", "-STOP", Pid);

    /// <summary>Lets it go on.</summary>
    public Task ResumeAsync() => RunAsync("kill", "-CONT", Pid);

    /// <summary>Runs <c>neo4j-admin</c> on its data; it must not run.</summary>
    public async Task<string> AdminAsync(params string[] words)
    {
        (int code, string said) = await RunAsync(Script, ["admin", "--home", home, .. words]);
        return code == 0 ? said : throw new InvalidOperationException($"neo4j-admin said {code}: {said}");
    }

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
        if (guard is not null)
        {
            await KillAsync();
            guard.Kill();
            guard.Dispose();
            Directory.Delete(home, recursive: true);
        }

        starting.Dispose();
    }

    private string Pid => File.ReadAllText(Path.Combine(home, "neo4j.pid")).Trim();

    private static string? WhyNot() =>
        !File.Exists(Script) ? "There is no Neo4j server beside the repository (../shared/neo4j/server.sh)."
        : !HasJava() ? "There is no Java to run Neo4j with."
        : null;

    private static bool HasJava() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "java")));

    private static async Task<IReadOnlyList<string>> NamesAsync(QueryApiTransport transport, string cypher)
    {
        CypherTable table = await transport.RunAsync(new CypherStatement("test", cypher, new Dictionary<string, object?>(), CypherAccess.Read), CancellationToken.None);
        return [.. Enumerable.Range(0, table.Count).Select(table["name"].Text)];
    }

    private static Task<CypherTable> WriteAsync(QueryApiTransport transport, string cypher) =>
        transport.RunAsync(new CypherStatement("test", cypher, new Dictionary<string, object?>(), CypherAccess.Write), CancellationToken.None);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<(int Code, string Said)> RunAsync(string program, params string[] words)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string said = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    /// <summary>Waits for the tests' end and takes the server along: no test process that is killed leaves one behind.</summary>
    private Process Guard()
    {
        string script = "while kill -0 \"$1\" 2>/dev/null; do sleep 1; done; kill -CONT \"$(cat \"$2/neo4j.pid\")\"; kill -KILL \"$(cat \"$2/neo4j.pid\")\"; sleep 1; rm -rf \"$2\"";
        return Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", script, "guard", Text(Environment.ProcessId), home])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static string RootOf([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
