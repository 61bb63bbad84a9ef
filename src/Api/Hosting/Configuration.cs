namespace TalentGraph.Api.Hosting;

/// <summary>Where settings come from; what stands later wins.</summary>
internal static class Configuration
{
    /// <summary>The prefix of environment variables: <c>TALENTGRAPH__Store__Url</c>.</summary>
    public const string EnvironmentPrefix = "TALENTGRAPH__";

    /// <summary>Reads appsettings.json beside the program, then in the content root, the environment, the command line.</summary>
    /// <param name="builder">The host that is being built; its environment is kept.</param>
    /// <param name="settings">Settings of the command line, as <c>--Section:Key=value</c>.</param>
    public static void AddTo(IHostApplicationBuilder builder, string[] settings)
    {
        var configuration = builder.Configuration;
        configuration.AddEnvironmentVariables("DOTNET_");
        configuration.AddEnvironmentVariables("ASPNETCORE_");
        configuration.AddCommandLine(settings);
        builder.Environment.EnvironmentName =
            configuration[HostDefaults.EnvironmentKey] ?? Environments.Production;

        foreach (var folder in new[] { AppContext.BaseDirectory, builder.Environment.ContentRootPath }.Distinct())
        {
            configuration.AddJsonFile(Path.Combine(folder, "appsettings.json"), optional: true);
            configuration.AddJsonFile(Path.Combine(folder, $"appsettings.{builder.Environment.EnvironmentName}.json"), optional: true);
        }

        configuration.AddEnvironmentVariables(EnvironmentPrefix);
        configuration.AddCommandLine(settings);
    }
}
