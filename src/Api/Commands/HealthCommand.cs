using System.CommandLine;
using TalentGraph.Api.Hosting;

namespace TalentGraph.Api.Commands;

/// <summary><c>health</c>: asks the service of this machine how it is, for images that have no shell to ask with.</summary>
internal static class HealthCommand
{
    /// <summary>Shorter than what an orchestrator usually grants a check.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The verb.</summary>
    /// <param name="host">The settings: those of the service say where it listens.</param>
    public static Command Create(VerbHost host)
    {
        var live = new Option<bool>("--live") { Description = "Ask only whether the process answers, not whether it is ready." };
        var url = new Option<Uri?>("--url")
        {
            Description = $"The service's address; without it the one that the setting Urls names, or {Service.DefaultUrl}.",
            CustomParser = static result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var parsed) ? parsed : Fault(result),
        };

        var command = new Command("health", "Asks a running service whether it is ready: exit code 0, or 1 and why.") { live, url };
        command.SetAction(VerbHost.Guard(async (parse, cancellationToken) =>
        {
            var path = parse.GetValue(live) ? Health.LivePath : Health.ReadyPath;
            var asked = new Uri(parse.GetValue(url) ?? OwnAddress(host.Settings), path);
            await parse.InvocationConfiguration.Output.WriteLineAsync(await AskAsync(asked, cancellationToken));
            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>The first address of <c>Urls</c>, as this machine reaches it.</summary>
    /// <param name="urls">As Kestrel takes it: addresses between semicolons, a wildcard for the host.</param>
    public static Uri Reachable(string urls)
    {
        var first = BindingAddress.Parse(urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[0]);
        var host = first.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : first.Host;
        return new UriBuilder(first.Scheme, host, first.Port).Uri;
    }

    private static Uri OwnAddress(IEnumerable<string> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings
        {
            ContentRootPath = Directory.GetCurrentDirectory(),
            EnvironmentName = Configuration.EnvironmentOf([.. settings]),
        });
        Configuration.AddTo(builder, [.. settings]);
        return Reachable(builder.Configuration["Urls"] ?? Service.DefaultUrl);
    }

    private static async Task<string> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(address, cancellationToken);
            var said = await answer.Content.ReadAsStringAsync(cancellationToken);
            return answer.IsSuccessStatusCode ? said : throw new RefusedException($"{address} answers {(int)answer.StatusCode}: {said}");
        }
        catch (HttpRequestException)
        {
            throw new RefusedException($"{address} does not answer.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RefusedException($"{address} does not answer within {Patience.TotalSeconds} seconds.");
        }
    }

    private static Uri? Fault(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"'{result.Tokens[0].Value}' is no address; one is {Service.DefaultUrl}.");
        return null;
    }
}
