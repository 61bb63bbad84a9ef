using TalentGraph.Api.Hosting.FirstMinute;
using TalentGraph.Api.Hosting.GraphiQL;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Hosting.SignIn;
using TalentGraph.Api.Hosting.Stores;
using TalentGraph.Api.Ledger;
using TalentGraph.Api.Security.Audit;
using TalentGraph.GraphQL;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Hosting;

/// <summary>The service: the program's parts behind HTTP.</summary>
internal static class Service
{
    /// <summary>Where it listens unless <c>Urls</c> says otherwise.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>The largest body of any address; most allow less.</summary>
    private const long MostBytes = 4 * 1024 * 1024;

    /// <summary>Builds it; nothing runs yet.</summary>
    /// <param name="settings">Settings of the command line, as <c>--Section:Key=value</c>.</param>
    /// <param name="options">What the verb was asked.</param>
    /// <param name="output">Where it says where to look.</param>
    public static WebApplication Build(string[] settings, ServeOptions options, TextWriter output)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = Directory.GetCurrentDirectory(),
            EnvironmentName = Configuration.EnvironmentOf(settings),
        });
        builder.Configuration.Sources.Clear();
        Configuration.AddTo(builder, settings);
        builder.WebHost.UseUrls(options.Urls ?? builder.Configuration["Urls"] ?? DefaultUrl);
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytes;
        });

        Composition.AddTo(builder.Services, builder.Environment);
        Compression.AddTo(builder.Services);
        SettingsSections.AddOfService(builder.Services);
        builder.Services.AddSingleton<AwaitedStore>();
        builder.Services.AddSingleton(Composition.AwaitStore);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(output);
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton<StartUpLog>();
        builder.Services.AddSingleton<StoreWaiting>();
        builder.Services.AddSingleton<Personas>();
        builder.Services.AddSingleton<PersonaCache>();
        builder.Services.AddSingleton(FirstSteps.Make);
        builder.Services.AddHostedService<StartUp>();
        builder.Services.AddHostedService<LedgerFollower>();
        builder.Services.AddHostedService<HourlySeal>();

        // Why a start failed is one line of the verb's: the host would log its stack traces before it.
        WebApplication? started = null;
        builder.Logging.AddFilter(
            "Microsoft.Extensions.Hosting", level => level >= LogLevel.Warning && started?.Lifetime.ApplicationStarted.IsCancellationRequested == true);

        var service = started = builder.Build();
        service.UseExceptionHandler(static failed => failed.Run(PlainError.AnswerDefectAsync));
        SecurityHeaders.Use(service);
        Compression.Use(service, "/graphql", "/graphiql", "/schema.graphql");
        GraphiQLPage.Map(service);
        Health.HoldBack(service, "/graphql");
        Health.Map(service);
        SignInPage.Map(service);
        service.MapTalentGraphQL("/graphql");
        service.MapGet("/schema.graphql", static (TalentSchema schema) => TypedResults.Text(schema.Print(), "text/plain; charset=utf-8"));
        return service;
    }
}
