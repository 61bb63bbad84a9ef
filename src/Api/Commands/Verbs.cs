using System.CommandLine;
using TalentGraph.Api.Commands.Exchange;
using TalentGraph.Api.Commands.Keeping;

namespace TalentGraph.Api.Commands;

/// <summary>The verbs of <c>talentgraph</c>; without one it serves.</summary>
internal static class Verbs
{
    /// <summary>
    /// How long a verb that was told to stop may take to do so: longer than any does, as what is cut off here leaves a request
    /// unanswered, the audit unsealed, or a database server stopped. The library's own is two seconds.
    /// </summary>
    private static readonly TimeSpan Stopping = TimeSpan.FromMinutes(15);

    /// <summary>Runs one command line to its end.</summary>
    /// <param name="args">The verb and its options, and settings as <c>--Section:Key=value</c> anywhere among them.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where reasons and usage go.</param>
    /// <param name="cancellationToken">Stops the verb, as Ctrl-C does.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var (settings, words) = CommandLineSettings.Split(args);
        if (CommandLineSettings.Fault(settings) is { } fault)
        {
            await error.WriteLineAsync(fault);
            return ExitCode.WrongUsage;
        }

        var parse = Root(new VerbHost(settings)).Parse(words);
        var invocation = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = Stopping,
        };

        var code = await parse.InvokeAsync(invocation, cancellationToken);
        return parse.Errors.Count > 0 ? ExitCode.WrongUsage : code;
    }

    private static RootCommand Root(VerbHost host)
    {
        var root = new RootCommand("TalentGraph: from cadres' training to their use.");
        ServeCommand.MakeDefaultOf(root, host);

        root.Subcommands.Add(ServeCommand.Create(host));
        root.Subcommands.Add(ImportCommand.Create(host));
        root.Subcommands.Add(ExportCommand.Create(host));
        root.Subcommands.Add(DemoCommand.Create());
        root.Subcommands.Add(ScoreCommand.Create(host));
        root.Subcommands.Add(TokenCommand.Create(host));
        root.Subcommands.Add(SchemaCommand.Create(host));
        root.Subcommands.Add(VerifyCommand.Create(host));
        root.Subcommands.Add(BackupCommand.Create(host));
        root.Subcommands.Add(RestoreCommand.Create(host));
        root.Subcommands.Add(MigrateCommand.Create(host));
        root.Subcommands.Add(HealthCommand.Create(host));
        return root;
    }
}
