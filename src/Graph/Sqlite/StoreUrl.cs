namespace TalentGraph.Graph.Sqlite;

/// <summary>The setting <c>Store:Url</c> of the embedded store.</summary>
public static class StoreUrl
{
    private const string Scheme = "sqlite://";

    /// <summary>The file that a url names.</summary>
    /// <param name="url"><c>sqlite://</c> and a path, relative to the content root or absolute.</param>
    /// <param name="contentRoot">The folder that relative paths start from.</param>
    /// <returns>The full path.</returns>
    /// <exception cref="ArgumentException">The url has another scheme or no path.</exception>
    public static string ToPath(string url, string contentRoot)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(contentRoot);
        return url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && url.Length > Scheme.Length
            ? Path.GetFullPath(url[Scheme.Length..], Path.GetFullPath(contentRoot))
            : throw new ArgumentException($"Store:Url must be {Scheme} and a path, as sqlite://data/talentgraph.db, but is '{url}'.", nameof(url));
    }
}
