using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TalentGraph.Bench.GraphQL.Servers;

/// <summary>A server under measurement, in a process of its own. Reads of Linux' /proc what it costs.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly HttpClient client;

    private ServerProcess(string name, Process process, int port)
    {
        this.process = process;
        Name = name;
        client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "reader");
    }

    public string Name { get; }

    /// <summary>It counts what it allocates.</summary>
    public required bool Counts { get; init; }

    /// <summary>It knows a document by its path and not by its text.</summary>
    public required bool HasPaths { get; init; }

    /// <summary>Resident memory, bytes.</summary>
    public long Resident
    {
        get
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
    }

    /// <summary>Processor time so far, user and system, of all its threads.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public Uri Url(SpeedQuery query) => new(client.BaseAddress!, HasPaths ? query.Name : "graphql");

    public async Task<string> AnswerAsync(SpeedQuery query, CancellationToken cancellationToken)
    {
        using var content = new StringContent(query.Body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(Url(query), content, cancellationToken);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>Bytes allocated since its start; 0 where it does not count.</summary>
    public async Task<long> AllocatedAsync(CancellationToken cancellationToken) =>
        Counts ? long.Parse(await client.GetStringAsync(new Uri("allocated", UriKind.Relative), cancellationToken), CultureInfo.InvariantCulture) : 0;

    /// <summary>Lets it run on these processors alone, all its threads.</summary>
    public async Task PinAsync(string processors, CancellationToken cancellationToken)
    {
        using var taskset = Process.Start(new ProcessStartInfo("taskset", ["-apc", processors, process.Id.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        await taskset.StandardOutput.ReadToEndAsync(cancellationToken);
        await taskset.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Starts one of the .NET servers: this program again, with another verb.</summary>
    public static Task<ServerProcess> StartOwnAsync(string name, CancellationToken cancellationToken) =>
        StartAsync(
            name,
            port => OwnProgram.With("graphql-serve", name, port),
            counts: true,
            hasPaths: name == "kestrel",
            cancellationToken);

    /// <summary>Starts one of the servers on Node.</summary>
    public static Task<ServerProcess> StartNodeAsync(string name, string script, string[] arguments, CancellationToken cancellationToken) =>
        StartAsync(name, port => new ProcessStartInfo("node", [Path.Combine(SpeedSet.Folder, "peers", script), port, .. arguments]), counts: false, hasPaths: false, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(string name, Func<string, ProcessStartInfo> start, bool counts, bool hasPaths, CancellationToken cancellationToken)
    {
        var port = FreePort();
        var information = start(port.ToString(CultureInfo.InvariantCulture));
        information.Environment["NODE_ENV"] = "production";
        var server = new ServerProcess(name, Process.Start(information)!, port) { Counts = counts, HasPaths = hasPaths };
        for (var tries = 0; ; tries++)
        {
            try
            {
                await server.AnswerAsync(SpeedSet.All.Single(query => query.Name == "tiny"), cancellationToken);
                return server;
            }
            catch (HttpRequestException) when (tries < 100 && !server.process.HasExited)
            {
                await Task.Delay(200, cancellationToken);
            }
            catch
            {
                await server.DisposeAsync();
                throw;
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
