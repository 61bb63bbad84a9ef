namespace TalentGraph.Api.Hosting.Settings;

/// <summary>Section <c>Store</c>: where the graph lies.</summary>
internal sealed class StoreSettings
{
    /// <summary>The scheme of the embedded store.</summary>
    public const string Embedded = "sqlite://";

    /// <summary><c>sqlite://PATH</c>; a relative path starts at the content root.</summary>
    public string Url { get; set; } = "sqlite://data/talentgraph.db";

    /// <summary>The embedded store's file.</summary>
    /// <param name="contentRoot">Where relative paths start.</param>
    public string FileIn(string contentRoot) => Path.GetFullPath(Url[Embedded.Length..], contentRoot);

    /// <summary>What is wrong with it, each naming its setting; none: nothing.</summary>
    public static IEnumerable<string> Faults(StoreSettings settings, IHostEnvironment environment)
    {
        if (!settings.Url.StartsWith(Embedded, StringComparison.Ordinal) || settings.Url.Length == Embedded.Length)
            yield return $"Store:Url must be sqlite://PATH, not '{settings.Url}'.";
    }
}
