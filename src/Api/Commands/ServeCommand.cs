using System.CommandLine;
using TalentGraph.Api.Hosting;

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

    private static void Fill(Command command, VerbHost host)
    {
        var noDemo = new Option<bool>("--no-demo") { Description = "Leave an empty store empty." };
        command.Options.Add(noDemo);
        command.SetAction(VerbHost.Guard(async (parse, cancellationToken) =>
        {
            await using var service = Service.Build([.. host.Settings]);
            await service.RunAsync(cancellationToken);
            return ExitCode.Done;
        }));
    }
}
