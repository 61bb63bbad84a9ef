using Microsoft.Extensions.DependencyInjection;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Hosting.FirstMinute;
using TalentGraph.Api.Ledger;
using TalentGraph.Graph.Demo;

namespace TalentGraph.Api.Tests.Hosting;

/// <summary>The running service over a demo county of 200 cadres, imported, scored and published as the first minute does it.</summary>
internal static class DemoCounty
{
    public static async Task<RunningService> StartAsync(params string[] settings)
    {
        var service = await RunningService.StartAsync(settings);
        var services = service.Services;
        var folder = Directory.CreateDirectory(Path.Combine(service.Folder, "demo")).FullName;
        var report = new Progress<string>();
        await DemoBundle.WriteAsync(folder, new DemoOptions { Cadres = 200 }, null, CancellationToken.None);
        await services.GetRequiredService<FirstSteps>().InOrder.OfType<ImportDemo>().Single().RunAsync(folder, report, CancellationToken.None);
        await services.GetRequiredService<FirstSteps>().InOrder.OfType<ScoreDemo>().Single().RunAsync(folder, report, CancellationToken.None);
        services.GetRequiredService<StoreWatch>().Forget();
        await services.GetRequiredService<TalentLedger>().RefreshAsync(null, CancellationToken.None);
        await service.ReadyAsync();
        return service;
    }
}
