namespace TalentGraph.Api.Hosting;

/// <summary>The service: the program's parts behind HTTP.</summary>
internal static class Service
{
    /// <summary>Where it listens unless <c>Urls</c> says otherwise.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Builds it; nothing runs yet.</summary>
    /// <param name="settings">Settings of the command line, as <c>--Section:Key=value</c>.</param>
    public static WebApplication Build(string[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = Directory.GetCurrentDirectory() });
        builder.Configuration.Sources.Clear();
        Configuration.AddTo(builder, settings);
        Composition.AddTo(builder.Services, builder.Configuration, builder.Environment);
        var service = builder.Build();
        service.MapGet("/health/live", static () => TypedResults.Ok());
        return service;
    }
}
