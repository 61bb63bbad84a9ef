#if USE_NEO4J_DRIVER
using TalentGraph.Graph.Bolt;
#endif
using TalentGraph.Graph.Sqlite;

namespace TalentGraph.Api.Hosting.Stores;

/// <summary>Where a graph lies, as <c>Store:Url</c> names it.</summary>
internal abstract record StoreAddress
{
    private const string Forms = "sqlite://PATH (sqlite://data/talentgraph.db) or http(s)://HOST:PORT/DATABASE of a Neo4j server (http://localhost:7474/neo4j)";

    /// <summary>Reads an address.</summary>
    /// <param name="url">What is set.</param>
    /// <param name="contentRoot">The folder that relative paths start from.</param>
    /// <exception cref="ArgumentException">It is none; the message says what is.</exception>
    public static StoreAddress Of(string url, string contentRoot)
    {
        string scheme = url.Split("://")[0].ToLowerInvariant();
        return scheme switch
        {
            "http" or "https" => OfServer(url),
            "bolt" or "neo4j" or "bolt+s" or "neo4j+s" or "bolt+ssc" or "neo4j+ssc" => OfDriver(url),
            "sqlite" => new EmbeddedStore(StoreUrl.ToPath(url, contentRoot)),
            _ => throw new ArgumentException($"Store:Url must be {Forms}, but is '{url}'."),
        };
    }

#if USE_NEO4J_DRIVER
    private static ServerStore OfDriver(string url)
    {
        BoltAddress.Parse(url);
        return new ServerStore(new Uri(url));
    }
#else
    private static ServerStore OfDriver(string url) => throw new ArgumentException(
        $"Store:Url '{url}' needs a build with Neo4j's driver, which this one is not. "
        + "Build with -p:UseNeo4jDriver=true (docs/operations.md, \"Bolt\"), or name the server's HTTP address: http://host:7474/neo4j.");
#endif

    private static ServerStore OfServer(string url)
    {
        bool isServer = Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Host.Length > 0 && parsed.Query.Length == 0
            && parsed.Fragment.Length == 0 && parsed.UserInfo.Length == 0 && parsed.AbsolutePath.Trim('/') is { Length: > 0 } database && !database.Contains('/', StringComparison.Ordinal);
        // An address with a password in it would be printed; who asks is a setting of its own.
        return isServer ? new ServerStore(parsed!) : throw new ArgumentException($"Store:Url of a Neo4j server is http(s)://HOST:PORT/DATABASE and no more; who asks it is Store:User and Store:PasswordFile.");
    }
}

/// <summary>A file of the embedded store.</summary>
/// <param name="Path">The full path.</param>
internal sealed record EmbeddedStore(string Path) : StoreAddress;

/// <summary>A database of a Neo4j server, by its Query API or, in a build with the driver, by Bolt.</summary>
/// <param name="Database">The server and the database; its scheme says which.</param>
internal sealed record ServerStore(Uri Database) : StoreAddress;
