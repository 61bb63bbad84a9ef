using System.CommandLine;
using Microsoft.Extensions.Options;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Hosting.Stores;
using TalentGraph.Api.Security.Audit;
using TalentGraph.GraphQL.Http.Documents;

namespace TalentGraph.Api.Commands;

/// <summary>Runs a verb's work over the program's services and turns what may be expected to go wrong into exit code 1.</summary>
/// <param name="settings">The settings of the command line.</param>
internal sealed class VerbHost(string[] settings)
{
    /// <summary>The settings of the command line, as .NET configuration reads them.</summary>
    public IReadOnlyList<string> Settings => settings;

    /// <summary>An action that needs the program's services (store, clock, packs), all settings checked.</summary>
    /// <param name="work">The verb; its result is the exit code.</param>
    public Func<ParseResult, CancellationToken, Task<int>> With(Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> work) =>
        WithUnchecked((services, parse, cancellationToken) =>
        {
            services.GetService<IStartupValidator>()?.Validate();
            return work(services, parse, cancellationToken);
        });

    /// <summary>An action that needs some of the program's services, and of the settings no others than theirs.</summary>
    /// <param name="work">The verb; its result is the exit code.</param>
    public Func<ParseResult, CancellationToken, Task<int>> WithUnchecked(Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> work) =>
        Guard(async (parse, cancellationToken) =>
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings
            {
                ContentRootPath = Directory.GetCurrentDirectory(),
                EnvironmentName = Configuration.EnvironmentOf(settings),
            });
            Configuration.AddTo(builder, settings);
            Composition.AddTo(builder.Services, builder.Environment);
            using var host = builder.Build();
            await using var scope = host.Services.CreateAsyncScope();
            return await work(scope.ServiceProvider, parse, cancellationToken);
        });

    /// <summary>An action that needs nothing of the program.</summary>
    /// <param name="work">The verb; its result is the exit code.</param>
    public static Func<ParseResult, CancellationToken, Task<int>> Guard(Func<ParseResult, CancellationToken, Task<int>> work) =>
        async (parse, cancellationToken) =>
        {
            try
            {
                return await work(parse, cancellationToken);
            }
            catch (Exception e) when (Reason(e) is { } reason)
            {
                await parse.InvocationConfiguration.Error.WriteLineAsync(reason);
                return ExitCode.Refused;
            }
        };

    /// <summary>What to tell the user of an expected failure; null: a defect, which keeps its stack trace.</summary>
    public static string? Reason(Exception exception) => exception switch
    {
        GraphStoreException failure => StoreReason.Of(failure),
        RefusedException or UnfinishedImportException or AuditException or DocumentListException or IOException or UnauthorizedAccessException => exception.Message,
        OptionsValidationException invalid => string.Join(Environment.NewLine, invalid.Failures),
        AggregateException several when several.InnerExceptions.All(inner => Reason(inner) is not null) =>
            string.Join(Environment.NewLine, several.InnerExceptions.Select(Reason)),
        OperationCanceledException => "Stopped.",
        _ => null,
    };
}
