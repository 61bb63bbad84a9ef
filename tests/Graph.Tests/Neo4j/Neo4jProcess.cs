using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Graph.Tests.Neo4j;

/// <summary>
/// A real Neo4j server on free ports, with its data in a folder of its own; gone with the process that started it, however
/// that ends.
/// </summary>
public sealed class Neo4jProcess : IAsyncDisposable
{
    private const string User = "neo4j";
    private const string Password = "only-for-tests";
    private static readonly string Script = Path.Combine(RootOf(), "..", "shared", "neo4j", "server.sh");
    private static readonly ConcurrentDictionary<int, bool> Given = new();
    private readonly int http = FreePort();
    private readonly int bolt = FreePort();
    private Process? guard;

    /// <summary>Why there can be none here; null: there can.</summary>
    public static string? WhyNot() =>
        !File.Exists(Script) ? "There is no Neo4j server beside the repository (../shared/neo4j/server.sh)."
        : !HasJava() ? "There is no Java to run Neo4j with."
        : null;

    /// <summary>The database over the Query API.</summary>
    public Uri Url => new($"http://127.0.0.1:{http}/neo4j");

    /// <summary>The same over Bolt.</summary>
    public Uri BoltUrl => new($"bolt://127.0.0.1:{bolt}/neo4j");

    /// <summary>Who may do everything.</summary>
    public Neo4jSignIn SignIn => new(User, Path.Combine(Home, "password"), null);

    /// <summary>What a shell runs as <c>neo4j-admin</c> on its data.</summary>
    public string AdminCommand => $"'{Script}' admin --home '{Home}'";

    /// <summary>What a shell runs to stop it in order.</summary>
    public string StopCommand => $"'{Script}' stop --home '{Home}'";

    /// <summary>What a shell runs to start it.</summary>
    public string StartCommand => $"'{Script}' start --home '{Home}' --http {Text(http)} --bolt {Text(bolt)} --password {Password} --heap {Heap} --wait 300";

    /// <summary>Lines that the server's configuration has in addition.</summary>
    public IReadOnlyList<string> Configuration { get; init; } = [];

    /// <summary>The size of the server's heap.</summary>
    public string Heap { get; init; } = "512m";

    /// <summary>The folder with the server's data.</summary>
    public string Home { get; } = Path.Combine(Path.GetTempPath(), $"neo4j-talentgraph-{Guid.NewGuid():N}");

    /// <summary>Whether it was ever started.</summary>
    public bool WasStarted => guard is not null;

    /// <summary>The processor time that it has taken since it was started last.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            using Process server = Process.GetProcessById(int.Parse(Pid, CultureInfo.InvariantCulture));
            return server.TotalProcessorTime;
        }
    }

    /// <summary>Starts it, or starts it again after it was killed.</summary>
    public async Task StartAsync()
    {
        Directory.CreateDirectory(Home);
        await File.WriteAllTextAsync(SignIn.PasswordFile!, Password);
        guard ??= Guard();
        // The script writes the configuration anew at every start; its last value may bring lines of its own.
        string cache = string.Join('\n', Configuration.Prepend("128m"));
        string[] start = ["start", "--home", Home, "--http", Text(http), "--bolt", Text(bolt), "--password", Password, "--heap", Heap, "--wait", "300", "--page-cache", cache];
        (int code, string said) = await RunAsync(Script, start);
        if (code != 0)
            throw new InvalidOperationException($"Neo4j did not start: {said}");
    }

    /// <summary>Kills it as a power cut does.</summary>
    public Task KillAsync() => RunAsync(Script, "kill", "--home", Home);

    /// <summary>Stops its clock: connections stay open and nothing answers.</summary>
    public Task PauseAsync() => RunAsync("kill", "-STOP", Pid);

    /// <summary>Lets it go on.</summary>
    public Task ResumeAsync() => RunAsync("kill", "-CONT", Pid);

    /// <summary>Runs <c>neo4j-admin</c> on its data; it must not run.</summary>
    public async Task<string> AdminAsync(params string[] words)
    {
        (int code, string said) = await RunAsync(Script, ["admin", "--home", Home, .. words]);
        return code == 0 ? said : throw new InvalidOperationException($"neo4j-admin said {code}: {said}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (guard is null)
            return;
        await KillAsync();
        guard.Kill();
        guard.Dispose();
        Directory.Delete(Home, recursive: true);
    }

    private string Pid => File.ReadAllText(Path.Combine(Home, "neo4j.pid")).Trim();

    private static bool HasJava() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "java")));

    /// <summary>
    /// A port that nobody listens on, below those that the system itself gives away: while a server is down, or not up yet, no
    /// connection and no other listener of this machine gets it by chance.
    /// </summary>
    internal static int FreePort()
    {
        while (true)
        {
            int port = Random.Shared.Next(15_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                if (Given.TryAdd(port, true))
                    return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
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
        return Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", script, "guard", Text(Environment.ProcessId), Home])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static string RootOf([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
