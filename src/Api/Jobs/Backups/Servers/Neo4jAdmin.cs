using System.Net.Sockets;
using TalentGraph.Api.Commands;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Hosting.Stores;

namespace TalentGraph.Api.Jobs.Backups.Servers;

/// <summary>
/// A Neo4j server as its administrator sees it: Community checks, dumps and loads databases only while it is stopped. Dumps
/// go through <c>neo4j-admin</c>'s standard streams, so that it may be another user's, or run in a container.
/// </summary>
/// <param name="settings">The commands.</param>
/// <param name="address">The server and the database.</param>
/// <param name="time">The clock.</param>
internal sealed class Neo4jAdmin(BackupSettings settings, ServerStore address, TimeProvider time)
{
    private const string DefaultDatabase = "neo4j";
    private const int BoltPort = 7687;
    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(5);

    /// <summary>The database.</summary>
    public string Database { get; } = address.Database.AbsolutePath.Trim('/') is { Length: > 0 } name ? name : DefaultDatabase;

    /// <summary>Whether the verb stops and starts it.</summary>
    public bool IsOurs => settings.Stop is not null;

    /// <summary>Whether anybody listens at its address, whatever he speaks.</summary>
    public async Task<bool> ListensAsync(CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        using var patience = new CancellationTokenSource(LongestConnect, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await client.ConnectAsync(address.Database.IdnHost, address.Database.Port < 0 ? BoltPort : address.Database.Port, either.Token);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Something holds the port and does not answer: it may well hold the database.
            return true;
        }
    }

    /// <summary>Makes sure that it is stopped, or can be.</summary>
    /// <exception cref="RefusedException">It runs and nobody said how to stop it.</exception>
    public async Task RequireStoppableAsync(CancellationToken cancellationToken)
    {
        if (!IsOurs && await ListensAsync(cancellationToken))
        {
            throw new RefusedException(
                $"The server at {address.Database} runs, and Neo4j Community dumps and loads a stopped database only. Stop it, run this again, and start it; or let the verb do it: "
                + "--Backup:Stop=\"systemctl stop neo4j\" --Backup:Start=\"systemctl start neo4j\"."
                + $" By hand the graph of a stopped server is saved by: {settings.Neo4jAdmin} database check {Database}; {settings.Neo4jAdmin} database dump {Database} --to-path=FOLDER.");
        }
    }

    /// <summary>
    /// Stops it, where that is the verb's to do, works, and starts it again whatever became of that: once its end was asked
    /// for, neither a failure nor whoever stops the verb leaves it stopped.
    /// </summary>
    /// <param name="work">What needs a stopped server.</param>
    /// <param name="progress">Told what is done.</param>
    /// <param name="cancellationToken">Stops the work; a stop that is under way goes on to its end, as a start does.</param>
    /// <exception cref="RefusedException">It does not stop, or does not start.</exception>
    /// <exception cref="AggregateException">The work failed, and it does not start either.</exception>
    public async Task WhileStoppedAsync(Func<Task> work, IProgress<BackupStep> progress, CancellationToken cancellationToken)
    {
        await RequireStoppableAsync(cancellationToken);
        if (!IsOurs)
        {
            await work();
            return;
        }

        var runs = await ListensAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (runs)
            {
                progress.Report(new BackupStep("stopping the server"));
                await ShellCommand.LeaveAsync(settings.Stop!, settings.Patience, time);
                await WaitAsync(listens: false);
            }

            cancellationToken.ThrowIfCancellationRequested();
            await work();
        }
        catch (Exception failure)
        {
            try
            {
                await StartAsync(progress);
            }
            catch (RefusedException down)
            {
                throw new AggregateException(failure, down);
            }

            throw;
        }

        await StartAsync(progress);
    }

    /// <summary>Checks every node, relationship, property and index of the database.</summary>
    /// <exception cref="RefusedException">It is damaged.</exception>
    public Task CheckAsync(CancellationToken cancellationToken) => RunAsync(["check"], null, null, cancellationToken);

    /// <summary>Dumps the database.</summary>
    public Task DumpAsync(Stream to, CancellationToken cancellationToken) => RunAsync(["dump", "--to-stdout"], null, to, cancellationToken);

    /// <summary>Reads the head of a dump, to which nothing else may have been written.</summary>
    /// <exception cref="RefusedException">It is no dump.</exception>
    public Task RecogniseAsync(Stream dump, CancellationToken cancellationToken) =>
        RunAsync(["load", "--info", "--from-stdin"], to => dump.CopyToAsync(to, cancellationToken), null, cancellationToken);

    /// <summary>Loads a dump.</summary>
    /// <param name="write">Writes the dump.</param>
    /// <param name="replace">Whether a database of that name may be lost.</param>
    /// <param name="cancellationToken">Stops it half-way: the database is then of no use until another load.</param>
    /// <exception cref="RefusedException">It is no dump, or a database is there that may not be lost.</exception>
    public async Task LoadAsync(Func<Stream, Task> write, bool replace, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(["load", "--from-stdin", $"--overwrite-destination={(replace ? "true" : "false")}"], write, null, cancellationToken);
        }
        catch (RefusedException e) when (!replace)
        {
            // A server that is stopped does not say whether what it has is empty.
            throw new RefusedException($"{e.Message}{Environment.NewLine}A database that is there already is replaced with --replace alone, be it empty.");
        }
    }

    private Task RunAsync(string[] words, Func<Stream, Task>? input, Stream? output, CancellationToken cancellationToken) =>
        ShellCommand.RunAsync(settings.Neo4jAdmin, ["database", words[0], Database, .. words[1..]], input, output, cancellationToken);

    private async Task StartAsync(IProgress<BackupStep> progress)
    {
        progress.Report(new BackupStep("starting the server"));
        try
        {
            await ShellCommand.LeaveAsync(settings.Start!, settings.Patience, time);
            await WaitAsync(listens: true);
        }
        catch (RefusedException e)
        {
            // One that would not stop runs, and its start fails.
            if (await ListensAsync(CancellationToken.None))
                return;
            throw new RefusedException($"The server at {address.Database} is down, start it yourself: {e.Message}");
        }
    }

    private async Task WaitAsync(bool listens)
    {
        var began = time.GetTimestamp();
        while (await ListensAsync(CancellationToken.None) != listens)
        {
            if (time.GetElapsedTime(began) > settings.Patience)
                throw new RefusedException($"The server at {address.Database} {(listens ? "does not answer" : "still runs")} after {settings.Patience.TotalSeconds:0} seconds.");
            await Task.Delay(TimeSpan.FromMilliseconds(500), time);
        }
    }
}
