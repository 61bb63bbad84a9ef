using System.Globalization;
using TalentGraph.Api.Hosting.Stores;
using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Api.Hosting.Settings;

/// <summary>Section <c>Store</c>: where the graph lies.</summary>
internal sealed class StoreSettings
{
    private const int LeastKeyBytes = 32;

    /// <summary><c>sqlite://PATH</c>, where a relative path starts at the content root, or <c>http(s)://HOST:PORT/DATABASE</c> of a Neo4j server.</summary>
    public string Url { get; set; } = "sqlite://data/talentgraph.db";

    /// <summary>Who asks a Neo4j server; null: a token, or nobody by name.</summary>
    public string? User { get; set; }

    /// <summary>The file with the user's password; a relative path starts at the content root.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>The file with a bearer token for a Neo4j server, in the place of a user; a relative path starts at the content root.</summary>
    public string? TokenFile { get; set; }

    /// <summary>How much memory facts of cadres read from a Neo4j server may take here, in MiB, 0–65,536; 0: they are read anew each time.</summary>
    public int CacheMegabytes { get; set; } = 128;

    /// <summary>
    /// The file with the key of the hashes that stand for national ids, at least 32 bytes; a relative path starts at the
    /// content root. Null: <c>national-id.key</c> beside the store, made where there is none.
    /// </summary>
    public string? NationalIdKeyFile { get; set; }

    /// <summary>Section <c>Store:Neo4j</c>: times and limits of a Neo4j server.</summary>
    public TransportOptions Neo4j { get; } = new();

    /// <summary><see cref="CacheMegabytes"/> in bytes.</summary>
    public long CacheBytes() => CacheMegabytes * 1024L * 1024L;

    /// <summary>How a Neo4j server is signed in to.</summary>
    /// <param name="contentRoot">Where relative paths start.</param>
    public Neo4jSignIn SignInFrom(string contentRoot) => new(User, Full(PasswordFile, contentRoot), Full(TokenFile, contentRoot));

    /// <summary>The file with the key of national ids; null: the one beside the store.</summary>
    /// <param name="contentRoot">Where relative paths start.</param>
    public string? NationalIdKeyFileIn(string contentRoot) => Full(NationalIdKeyFile, contentRoot);

    /// <summary>What is wrong with it, each naming its setting; none: nothing.</summary>
    public static IEnumerable<string> Faults(StoreSettings settings, IHostEnvironment environment)
    {
        if (!OrdersNames())
            yield return "Names are ordered by pinyin, which needs ICU: DOTNET_SYSTEM_GLOBALIZATION_INVARIANT must not be true.";
        if (FaultOfUrl(settings.Url, environment.ContentRootPath) is { } fault)
            yield return fault;
        if (settings.CacheMegabytes is < 0 or > 65_536)
            yield return $"Store:CacheMegabytes must lie between 0 and 65536, not {settings.CacheMegabytes}.";
        foreach (var other in settings.SignInFrom(environment.ContentRootPath).Faults().Concat(settings.Neo4j.Faults()))
            yield return other;
        if (settings.NationalIdKeyFileIn(environment.ContentRootPath) is { } key && !(File.Exists(key) && new FileInfo(key).Length >= LeastKeyBytes))
            yield return $"Store:NationalIdKeyFile is no file of at least {LeastKeyBytes} bytes: '{key}'.";
    }

    private static string? FaultOfUrl(string url, string contentRoot)
    {
        try
        {
            StoreAddress.Of(url, contentRoot);
            return null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    /// <summary>An image without ICU has the invariant culture alone.</summary>
    private static bool OrdersNames()
    {
        try
        {
            return CultureInfo.GetCultureInfo("zh-CN").Name == "zh-CN";
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    private static string? Full(string? path, string contentRoot) => path is null ? null : Path.GetFullPath(path, contentRoot);
}
