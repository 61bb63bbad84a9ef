namespace TalentGraph.Graph.Bolt;

/// <summary>Where a database is reached by Bolt, as the setting <c>Store:Url</c> says it.</summary>
/// <param name="Server">The server, or with <c>neo4j</c> any member of the cluster, without a path; as the driver takes it.</param>
/// <param name="Database">The database's name.</param>
/// <param name="IsEncrypted">Whether TLS is asked for.</param>
public sealed record BoltAddress(Uri Server, string Database, bool IsEncrypted)
{
    private const string DefaultDatabase = "neo4j";

    /// <summary>Reads an address: <c>bolt</c>, <c>bolt+s</c>, <c>neo4j</c> or <c>neo4j+s</c>, a host, a port (7687 without one), a database.</summary>
    /// <param name="url">As <c>neo4j+s://graph.example:7687/neo4j</c>; without a path the database is called <c>neo4j</c>.</param>
    /// <exception cref="ArgumentException">It is none; the message names the setting.</exception>
    public static BoltAddress Parse(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) || parsed.Host.Length == 0)
            throw new ArgumentException($"Store:Url '{url}' is no address.");
        string[] scheme = parsed.Scheme.Split('+');
        if (scheme[0] is not ("bolt" or "neo4j") || scheme is [_, not "s"] or { Length: > 2 })
            throw new ArgumentException($"Store:Url '{url}' must begin with bolt://, bolt+s://, neo4j:// or neo4j+s://; another certificate is believed by Store:Neo4j:CaFile.");
        if (parsed.UserInfo.Length > 0)
            throw new ArgumentException("Store:Url must not carry a name or password: Store:User and Store:PasswordFile do.");
        string database = parsed.AbsolutePath.Trim('/');
        if (database.Contains('/', StringComparison.Ordinal))
            throw new ArgumentException($"Store:Url '{url}' must end with one database at most.");

        var server = new UriBuilder(parsed) { Path = "" };
        return new BoltAddress(server.Uri, database.Length == 0 ? DefaultDatabase : database, scheme.Length == 2);
    }
}
