using System.Net;
using System.Net.Sockets;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Hosting.Stores;
using TalentGraph.Api.Jobs.Backups.Servers;
using TalentGraph.Graph.Tests.Neo4j;
using Xunit;

namespace TalentGraph.Api.Tests.Jobs;

/// <summary>
/// What backup and restore see of a Neo4j server where nobody asks it for data: a port that commands open and close, and a
/// <c>neo4j-admin</c> whose only database is a file.
/// </summary>
internal sealed class PretendedNeo4j : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("talentgraph-pretended-").FullName;
    private readonly CancellationTokenSource over = new();
    private readonly int port = Neo4jProcess.FreePort();
    private readonly Task obeying;
    private TcpListener? listener;

    public PretendedNeo4j()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are a Unix shell's.");
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        obeying = ObeyAsync();
    }

    public string Address => $"127.0.0.1:{port}";

    /// <summary>Commands in the place of the server's; each is done when it ends.</summary>
    public string Stop => $"touch '{Beside("stop")}'; while [ -e '{Beside("stop")}' ]; do sleep 0.02; done";

    public string Start => $"touch '{Beside("start")}'; while [ -e '{Beside("start")}' ]; do sleep 0.02; done";

    /// <summary>The database that <see cref="Admin"/> dumps and loads.</summary>
    public string Database => Beside("database");

    /// <summary>Refuses to work for a server that runs, and to read or write anything but its streams and its database.</summary>
    public string Admin =>
        $"admin() {{ case \"$*\" in */*) exit 9;; esac; [ ! -e '{Beside("runs")}' ] || {{ echo The database is in use.; exit 8; }}; "
        + $"case \"$2 $*\" in check*) ;; dump*) cat '{Database}';; *--info*) cat >/dev/null;; "
        + $"*true*) cat >'{Database}';; *) cat >/dev/null; echo Database already exists: $3; exit 1;; esac; }}; admin";

    public bool Runs => listener is not null;

    public string Beside(string name) => Path.Combine(folder, name);

    /// <summary>It, as the verbs' administrator.</summary>
    public Neo4jAdmin AdminWith(string? stop = null, string? start = null, string? command = null, double patience = 60, string scheme = "http") => new(
        new BackupSettings { Neo4jAdmin = command ?? Admin, Stop = stop ?? Stop, Start = start ?? Start, Patience = TimeSpan.FromSeconds(patience) },
        new ServerStore(new Uri($"{scheme}://{Address}/neo4j")),
        TimeProvider.System);

    /// <summary>Waits for a file that a command makes.</summary>
    public async Task SeenAsync(string name)
    {
        while (!File.Exists(Beside(name)))
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    public Task StopAsync() => ObeyedAsync("stop");

    public Task StartAsync() => ObeyedAsync("start");

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await obeying;
        listener?.Dispose();
        over.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task ObeyedAsync(string command)
    {
        await File.WriteAllTextAsync(Beside(command), "");
        while (File.Exists(Beside(command)))
            await Task.Delay(10, TestContext.Current.CancellationToken);
    }

    private async Task ObeyAsync()
    {
        await File.WriteAllTextAsync(Beside("runs"), "");
        while (!over.IsCancellationRequested)
        {
            if (File.Exists(Beside("stop")))
            {
                listener?.Dispose();
                listener = null;
                File.Delete(Beside("runs"));
                File.Delete(Beside("stop"));
            }

            if (File.Exists(Beside("start")))
            {
                listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                await File.WriteAllTextAsync(Beside("runs"), "");
                File.Delete(Beside("start"));
            }

            await Task.Delay(10, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
