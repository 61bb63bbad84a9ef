namespace TalentGraph.Api.Hosting;

/// <summary>Where settings come from; what stands later wins.</summary>
internal static class Configuration
{
    /// <summary>The prefix of environment variables: <c>TALENTGRAPH__Store__Url</c>.</summary>
    public const string EnvironmentPrefix = "TALENTGRAPH__";

    /// <summary>Development or another; Production where nobody says.</summary>
    /// <param name="settings">Settings of the command line, as <c>--Section:Key=value</c>.</param>
    public static string EnvironmentOf(string[] settings) => new ConfigurationBuilder()
        .AddEnvironmentVariables("DOTNET_")
        .AddEnvironmentVariables("ASPNETCORE_")
        .AddCommandLine(settings)
        .Build()[HostDefaults.EnvironmentKey] ?? Environments.Production;

    /// <summary>Reads appsettings.json beside the program, then in the content root, the environment, the command line.</summary>
    /// <param name="builder">The host that is being built.</param>
    /// <param name="settings">Settings of the command line, as <c>--Section:Key=value</c>.</param>
    public static void AddTo(IHostApplicationBuilder builder, string[] settings)
    {
        var configuration = builder.Configuration;
        configuration.AddEnvironmentVariables("DOTNET_");
        configuration.AddEnvironmentVariables("ASPNETCORE_");
        foreach (var folder in new[] { AppContext.BaseDirectory, builder.Environment.ContentRootPath }.Distinct())
        {
            configuration.AddJsonFile(Path.Combine(folder, "appsettings.json"), optional: true);
            configuration.AddJsonFile(Path.Combine(folder, $"appsettings.{builder.Environment.EnvironmentName}.json"), optional: true);
        }

        configuration.AddEnvironmentVariables(EnvironmentPrefix);
        configuration.AddCommandLine(settings);
    }
}
