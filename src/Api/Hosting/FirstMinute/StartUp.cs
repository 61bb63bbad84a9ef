using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using TalentGraph.Api.Commands;
using TalentGraph.Api.Hosting.Stores;
using TalentGraph.Api.Ledger;

namespace TalentGraph.Api.Hosting.FirstMinute;

/// <summary>
/// Runs once the service listens: fills an empty store of Development with the demo, then lets questions in and tells
/// whoever started it where to look. A store on a server is waited for; any other failure stops the service.
/// </summary>
internal sealed class StartUp(
    ITalentStore store,
    AwaitedStore awaited,
    StoreWatch watch,
    TalentLedger ledger,
    Readiness readiness,
    StoreWaiting waiting,
    FirstSteps steps,
    ServeOptions options,
    StoreFile file,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    IServer server,
    TextWriter output,
    StartUpLog log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ListeningAsync(stoppingToken);
            await output.WriteLineAsync($"TalentGraph listens on {Address}");
            if (file.Address is ServerStore)
                await waiting.UntilAsync("The store is being opened", awaited.OpenAsync, stoppingToken);
            if (environment.IsDevelopment() && options.WithDemo && (await store.StatusAsync(stoppingToken)).IsEmpty)
                await MakeDemoAsync(stoppingToken);

            watch.Forget();
            await waiting.UntilAsync("The data are being read", token => ledger.RefreshAsync(null, token), stoppingToken);
            readiness.Open();
            await TellAsync();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Ctrl-C: an import that was cut off left nothing behind.
        }
        catch (Exception e)
        {
            // The verb says why; a stack trace helps with defects alone.
            if (e is not (GraphStoreException or RefusedException))
                log.Failed(e);
            readiness.Fail(e is GraphStoreException failure ? StoreReason.Of(failure) : e.Message);
            lifetime.StopApplication();
        }
    }

    /// <inheritdoc/>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        readiness.Close();
        return base.StopAsync(cancellationToken);
    }

    private string Address => server.Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private async Task ListeningAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var listening = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    private async Task MakeDemoAsync(CancellationToken stoppingToken)
    {
        await output.WriteLineAsync("The store is empty: making the demo county (--no-demo leaves it empty).");
        var folder = Directory.CreateTempSubdirectory("talentgraph-demo-").FullName;
        try
        {
            readiness.Plan(steps.InOrder);
            foreach (var step in steps.InOrder)
            {
                var report = readiness.Begin(step);
                await step.RunAsync(folder, report, stoppingToken);
                readiness.End(step);
                var done = readiness.Report().Steps.Last(taken => taken.State == "done");
                await output.WriteLineAsync($"  {done.English}: {done.Seconds:0.0} s");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task TellAsync()
    {
        await output.WriteLineAsync($"Ready. Open {Address}");
        if (file.Address is ServerStore server)
        {
            await output.WriteLineAsync($"The data lie in {server.Database}");
            return;
        }

        await output.WriteLineAsync($"The data lie in {file.Folder}");
        if (environment.IsDevelopment())
            await output.WriteLineAsync($"To start over: stop with Ctrl-C, delete {file.Path}, start again.");
    }
}

/// <summary>What the <c>serve</c> verb was asked.</summary>
/// <param name="WithDemo">Whether an empty store of Development gets the demo.</param>
/// <param name="Urls">Where to listen, separated by semicolons; null: where the setting <c>Urls</c> or the default says.</param>
internal sealed record ServeOptions(bool WithDemo, string? Urls);
