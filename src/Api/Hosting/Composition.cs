using TalentGraph.Api.Commands.Exchange;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Hosting.Stores;
using TalentGraph.Api.Jobs;
using TalentGraph.Api.Jobs.Backups;
using TalentGraph.Api.Security;
using TalentGraph.Graph.Store.Caching;

namespace TalentGraph.Api.Hosting;

/// <summary>What the service and the verbs have in common: settings, clock, store, ledger, security, schema.</summary>
internal static class Composition
{
    /// <summary>Adds it.</summary>
    /// <param name="services">Where.</param>
    /// <param name="environment">In Development errors keep their text.</param>
    public static void AddTo(IServiceCollection services, IHostEnvironment environment)
    {
        SettingsSections.AddTo(services);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<StoreFile>();
        services.AddSingleton<NationalIdKey>();
        services.AddSingleton<StoreOpening>();
        services.AddSingleton(OpenStore);
        services.AddSingleton<StoreWatch>();
        services.AddSingleton<AsOfClock>();
        services.AddSingleton<FrameworkFolder>();
        services.AddSingleton<ScoreJob>();
        LedgerServices.AddTo(services);
        services.AddSingleton<GraphImport>();
        SecurityServices.AddTo(services);
        BackupServices.AddTo(services);
        GraphQLServices.AddTo(services, environment.IsDevelopment());
    }

    /// <summary>The store of the service: one on a server is opened by <see cref="FirstMinute.StartUp"/>, once the service listens.</summary>
    public static ITalentStore AwaitStore(IServiceProvider provider) => provider.GetRequiredService<StoreFile>().Address is ServerStore
        ? Cached(provider.GetRequiredService<AwaitedStore>(), provider)
        : OpenStore(provider);

    /// <summary>A container makes its parts without waiting; the store is opened once, before anything is asked of it.</summary>
    private static ITalentStore OpenStore(IServiceProvider provider)
    {
        StoreAddress address = provider.GetRequiredService<StoreFile>().Address;
        ITalentStore store = provider.GetRequiredService<StoreOpening>().OpenAsync(address, CancellationToken.None).GetAwaiter().GetResult();
        return address is ServerStore ? Cached(store, provider) : store;
    }

    private static CachingStore Cached(ITalentStore store, IServiceProvider provider) =>
        new(store, provider.GetRequiredService<StoreSettings>().CacheBytes(), provider.GetRequiredService<TimeProvider>());
}
