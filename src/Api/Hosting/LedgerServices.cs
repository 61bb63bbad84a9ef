using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Ledger;

namespace TalentGraph.Api.Hosting;

/// <summary>The read model and the packs it is built under.</summary>
internal static class LedgerServices
{
    /// <summary>Adds them; the service adds the follower that keeps the ledger current.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton(static provider =>
            provider.GetRequiredService<PolicySettings>().Read(provider.GetRequiredService<IHostEnvironment>().ContentRootPath));
        services.AddSingleton<LedgerBuilder>();
        services.AddSingleton<NowOfTheDay>();
        services.AddSingleton(static provider => new TalentLedger(
            provider.GetRequiredService<ITalentStore>(),
            provider.GetRequiredService<LedgerBuilder>(),
            provider.GetRequiredService<AsOfClock>().DayOf));
    }
}
