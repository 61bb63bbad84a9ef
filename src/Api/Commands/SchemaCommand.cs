using System.CommandLine;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Commands;

/// <summary><c>schema</c>: the GraphQL schema as it is served.</summary>
internal static class SchemaCommand
{
    /// <summary>The verb.</summary>
    /// <param name="host">The settings.</param>
    public static Command Create(VerbHost host)
    {
        var command = new Command("schema", "Prints the GraphQL schema.");
        command.SetAction(host.With(static async (services, parse, cancellationToken) =>
        {
            var text = services.GetRequiredService<TalentSchema>().Print();
            await parse.InvocationConfiguration.Output.WriteLineAsync(text.AsMemory(), cancellationToken);
            return ExitCode.Done;
        }));
        return command;
    }
}
