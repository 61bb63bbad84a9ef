using System.CommandLine;
using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Api.Commands.Keeping;

/// <summary>Who asks the server on one side of a move, where that is not who the settings name.</summary>
/// <param name="side">The side's option: <c>--from</c>.</param>
internal sealed class SideSignIn(string side)
{
    private readonly Option<string?> user = new($"{side}-user") { Description = $"Who asks the server of {side}; without it Store:User.", HelpName = "NAME" };
    private readonly Option<string?> password = new($"{side}-password-file") { Description = "The file with that user's password.", HelpName = "FILE" };
    private readonly Option<string?> token = new($"{side}-token-file") { Description = $"The file with a bearer token for the server of {side}, in the place of a user.", HelpName = "FILE" };

    /// <summary>Adds its options.</summary>
    /// <param name="command">The verb.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(user);
        command.Options.Add(password);
        command.Options.Add(token);
    }

    /// <summary>What was given; null: nothing, so that the settings hold.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="contentRoot">Where relative paths start.</param>
    /// <exception cref="RefusedException">It is wrong.</exception>
    public Neo4jSignIn? Of(ParseResult parse, string contentRoot)
    {
        if (parse.GetValue(user) is null && parse.GetValue(password) is null && parse.GetValue(token) is null)
            return null;
        var given = new Neo4jSignIn(parse.GetValue(user), Full(parse.GetValue(password)), Full(parse.GetValue(token)));
        // Its faults name settings; here the options stand for them.
        string[] faults = [.. given.Faults().Select(fault => fault
            .Replace("Store:User", user.Name, StringComparison.Ordinal)
            .Replace("Store:PasswordFile", password.Name, StringComparison.Ordinal)
            .Replace("Store:TokenFile", token.Name, StringComparison.Ordinal))];
        return faults.Length == 0 ? given : throw new RefusedException(string.Join(Environment.NewLine, faults));

        string? Full(string? path) => path is null ? null : Path.GetFullPath(path, contentRoot);
    }
}
