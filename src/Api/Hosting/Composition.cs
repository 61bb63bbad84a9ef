namespace TalentGraph.Api.Hosting;

/// <summary>What the service and the verbs have in common: settings, clock, store.</summary>
internal static class Composition
{
    /// <summary>Adds it.</summary>
    /// <param name="services">Where.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="environment">Development or another; the content root.</param>
    public static void AddTo(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton(TimeProvider.System);
    }
}
