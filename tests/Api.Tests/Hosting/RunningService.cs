using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Hosting.FirstMinute;
using TalentGraph.Api.Security;

namespace TalentGraph.Api.Tests.Hosting;

/// <summary>The service as it is, on a free port of the loopback, over a folder of its own that goes with it.</summary>
internal sealed partial class RunningService : IAsyncDisposable
{
    /// <summary>How long a test waits for the service on a busy machine; whoever waits longer waits for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly WebApplication service;
    private readonly TextWriter output;
    private readonly StringWriter said;

    private RunningService(WebApplication service, string folder, TextWriter output, StringWriter said)
    {
        this.service = service;
        this.output = output;
        this.said = said;
        Folder = folder;
        Address = new Uri(service.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public string Folder { get; }

    public Uri Address { get; }

    public IServiceProvider Services => service.Services;

    /// <summary>Starts it in Development over an empty store; settings as on the command line.</summary>
    public static async Task<RunningService> StartAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("talentgraph-service-").FullName;
        var said = new StringWriter();
        var output = TextWriter.Synchronized(said);
        string[] all =
        [
            "--environment=Development",
            "--Logging:LogLevel:Default=None",
            "--Logging:LogLevel:Microsoft=None",
            $"--Store:Url=sqlite://{folder}/talentgraph.db",
            $"--Audit:File={folder}/audit.db",
            .. settings,
        ];
        var service = Service.Build(all, new ServeOptions(WithDemo: false, "http://127.0.0.1:0"), output);
        service.MapGet("/who", static async (HttpContext context, Callers callers, CancellationToken cancellationToken) =>
            await callers.FindAsync(context, cancellationToken) is { } caller ? Results.Text(caller.Role) : Results.Unauthorized());
        await service.StartAsync();
        return new RunningService(service, folder, output, said);
    }

    /// <summary>Waits until it answers questions.</summary>
    public async Task ReadyAsync()
    {
        var readiness = Services.GetRequiredService<Readiness>();
        var waited = Stopwatch.StartNew();
        while (!readiness.IsReady)
        {
            if (readiness.Failure is { } failure)
                throw new InvalidOperationException(failure);
            if (waited.Elapsed > Patience)
                throw new TimeoutException($"The service is not ready: {readiness.Waiting}");
            await Task.Delay(20);
        }
    }

    /// <summary>Waits until it has said this to whoever started it.</summary>
    public async Task SaysAsync(string words)
    {
        var waited = Stopwatch.StartNew();
        while (!Said().Contains(words, StringComparison.Ordinal))
        {
            if (waited.Elapsed > Patience)
                throw new TimeoutException($"The service does not say '{words}', but: {Said()}");
            await Task.Delay(20);
        }
    }

    private string Said()
    {
        // The lock of whoever writes.
        lock (output)
            return said.ToString();
    }

    /// <summary>A client that shows this token; null: none.</summary>
    public HttpClient Client(string? token = null) => Client(new HttpClientHandler(), token);

    private HttpClient Client(HttpMessageHandler handler, string? token)
    {
        var client = new HttpClient(handler) { BaseAddress = Address };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await service.StopAsync();
        await service.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
