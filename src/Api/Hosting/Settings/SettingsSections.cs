using Microsoft.Extensions.Options;

namespace TalentGraph.Api.Hosting.Settings;

/// <summary>Binds the sections and checks them at start: what is wrong is named, and nothing runs.</summary>
internal static class SettingsSections
{
    /// <summary>Adds every section; each is injected as itself.</summary>
    public static void AddTo(IServiceCollection services)
    {
        Add<StoreSettings>(services, "Store", StoreSettings.Faults);
        Add<TimeSettings>(services, "Time", TimeSettings.Faults);
        Add<PolicySettings>(services, "Policy", PolicySettings.Faults);
        Add<ScoringSettings>(services, "Scoring", ScoringSettings.Faults);
        Add<AuthSettings>(services, "Auth", AuthSettings.Faults);
        Add<AuditSettings>(services, "Audit", AuditSettings.Faults);
        Add<ApiSettings>(services, "Api", ApiSettings.Faults);
        Add<BackupSettings>(services, "Backup", BackupSettings.Faults);
    }

    /// <summary>Adds what the service asks beyond what every verb asks.</summary>
    public static void AddOfService(IServiceCollection services) => AddCheck<AuthSettings>(services, AuthSettings.FaultsOfService);

    private static void Add<T>(IServiceCollection services, string section, Func<T, IHostEnvironment, IEnumerable<string>> faults)
        where T : class, new()
    {
        services.AddOptions<T>()
            .Configure<IConfiguration>((settings, configuration) => Bind(configuration.GetSection(section), settings))
            .ValidateOnStart();
        AddCheck(services, faults);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<T>>().Value);
    }

    private static void AddCheck<T>(IServiceCollection services, Func<T, IHostEnvironment, IEnumerable<string>> faults)
        where T : class =>
        services.AddSingleton<IValidateOptions<T>>(provider =>
            new Check<T>(settings => faults(settings, provider.GetRequiredService<IHostEnvironment>())));

    /// <summary>A misspelt setting would otherwise be a default that nobody chose.</summary>
    private static void Bind<T>(IConfigurationSection section, T settings)
        where T : class
    {
        try
        {
            section.Bind(settings, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException e)
        {
            throw new OptionsValidationException(section.Key, typeof(T), [$"Section {section.Key}: {e.Message}"]);
        }
    }

    private sealed class Check<T>(Func<T, IEnumerable<string>> faults) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            string[] found = [.. faults(options)];
            return found.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
        }
    }
}
