using System.CommandLine;
using Microsoft.Extensions.Options;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Hosting.FirstMinute;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Hosting.Stores;
using TalentGraph.Api.Security.Audit;

namespace TalentGraph.Api.Commands;

/// <summary><c>serve</c>, and no verb at all: the service.</summary>
internal static class ServeCommand
{
    private const string Purpose = "Serves the API; in Development an empty store gets the demo county first.";

    /// <summary>The verb.</summary>
    /// <param name="host">The settings.</param>
    public static Command Create(VerbHost host)
    {
        var command = new Command("serve", Purpose);
        Fill(command, host);
        return command;
    }

    /// <summary>Lets the root serve when it is given no verb.</summary>
    /// <param name="root">The root.</param>
    /// <param name="host">The settings.</param>
    public static void MakeDefaultOf(RootCommand root, VerbHost host) => Fill(root, host);

    /// <summary>TLS ends before the service, which has no certificate.</summary>
    private static void RequirePlain(string? urls)
    {
        if (urls?.Contains("https://", StringComparison.OrdinalIgnoreCase) == true)
            throw new RefusedException($"The service speaks HTTP, and TLS ends before it (docs/operations.md, \"TLS and proxies\"): it cannot listen on {urls}.");
    }

    /// <summary>Without an audit nothing would be answered: that is said before anybody asks.</summary>
    private static void RequireAudit(IServiceProvider services)
    {
        var file = services.GetRequiredService<AuditSettings>().FileIn(services.GetRequiredService<IHostEnvironment>().ContentRootPath);
        try
        {
            AuditFile.Open(file).Dispose();
            AuditSubjects.Open(file).Dispose();
        }
        catch (AuditException e)
        {
            throw new RefusedException($"Audit:File cannot be written: {file}: {e.InnerException?.Message}");
        }
    }

    private static void Fill(Command command, VerbHost host)
    {
        var noDemo = new Option<bool>("--no-demo") { Description = "Leave an empty store empty." };
        command.Options.Add(noDemo);
        var urls = new Option<string?>("--urls") { Description = $"Where to listen instead of {Service.DefaultUrl}." };
        urls.Validators.Add(static result =>
        {
            foreach (var url in (result.GetValueOrDefault<string?>() ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (!Uri.TryCreate(url.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal), UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
                    result.AddError($"'{url}' is no address to listen on; one is {Service.DefaultUrl}.");
            }
        });
        command.Options.Add(urls);
        command.SetAction(VerbHost.Guard(async (parse, cancellationToken) =>
        {
            var options = new ServeOptions(WithDemo: !parse.GetValue(noDemo), parse.GetValue(urls));
            await using var service = Service.Build([.. host.Settings], options, parse.InvocationConfiguration.Output);
            service.Services.GetRequiredService<IStartupValidator>().Validate();
            RequirePlain(options.Urls ?? service.Configuration["Urls"]);
            RequireAudit(service.Services);
            // A server has any number of services before it: each follows the others' commits.
            var store = service.Services.GetRequiredService<StoreFile>();
            using var serving = store.Address is EmbeddedStore ? Serving.Take(store) : null;
            var readiness = service.Services.GetRequiredService<Readiness>();
            BackgroundService[] inBackground = [.. service.Services.GetServices<IHostedService>().OfType<BackgroundService>()];
            await service.RunAsync(cancellationToken);
            // The host stops when one of them has died, and calls that a good end.
            await Task.WhenAll(inBackground.Select(one => one.ExecuteTask).OfType<Task>().Where(task => task.IsFaulted));

            return readiness.Failure is { } failure ? throw new RefusedException(failure) : ExitCode.Done;
        }));
    }
}
