using TalentGraph.Graph.Neo4j.Transport;
using TalentGraph.Graph.Sqlite;

namespace TalentGraph.Api.Hosting.Settings;

/// <summary>Section <c>Store</c>: where the graph lies.</summary>
internal sealed class StoreSettings
{
    /// <summary><c>sqlite://PATH</c>; a relative path starts at the content root.</summary>
    public string Url { get; set; } = "sqlite://data/talentgraph.db";

    /// <summary>Who asks a Neo4j server; null: a token, or nobody by name.</summary>
    public string? User { get; set; }

    /// <summary>The file with the user's password; a relative path starts at the content root.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>The file with a bearer token for a Neo4j server, in the place of a user; a relative path starts at the content root.</summary>
    public string? TokenFile { get; set; }

    /// <summary>Section <c>Store:Neo4j</c>: times and limits of a Neo4j server.</summary>
    public TransportOptions Neo4j { get; } = new();

    /// <summary>How a Neo4j server is signed in to.</summary>
    /// <param name="contentRoot">Where relative paths start.</param>
    public Neo4jSignIn SignInFrom(string contentRoot) => new(User, Full(PasswordFile, contentRoot), Full(TokenFile, contentRoot));

    /// <summary>What is wrong with it, each naming its setting; none: nothing.</summary>
    public static IEnumerable<string> Faults(StoreSettings settings, IHostEnvironment environment)
    {
        string? fault = null;
        try
        {
            StoreUrl.ToPath(settings.Url, environment.ContentRootPath);
        }
        catch (ArgumentException e)
        {
            fault = e.Message;
        }

        return [.. fault is null ? Array.Empty<string>() : [fault], .. settings.SignInFrom(environment.ContentRootPath).Faults(), .. settings.Neo4j.Faults()];
    }

    private static string? Full(string? path, string contentRoot) => path is null ? null : Path.GetFullPath(path, contentRoot);
}
