namespace TalentGraph.Api.Hosting.Settings;

/// <summary>Section <c>Scoring</c>: what is measured, and on which scale.</summary>
internal sealed class ScoringSettings
{
    /// <summary>The folder with the frameworks; a relative path starts at the content root; null: the program's own.</summary>
    public string? Frameworks { get; set; }

    /// <summary>The folder with the frameworks.</summary>
    /// <param name="contentRoot">Where relative paths start.</param>
    public string FolderIn(string contentRoot) => Frameworks is null
        ? Path.Combine(AppContext.BaseDirectory, "models", "frameworks")
        : Path.GetFullPath(Frameworks, contentRoot);

    /// <summary>The frameworks' files by name; none where there is no such folder.</summary>
    /// <param name="contentRoot">Where relative paths start.</param>
    public IEnumerable<string> FilesIn(string contentRoot) => !Directory.Exists(FolderIn(contentRoot)) ? [] : Directory
        .EnumerateFiles(FolderIn(contentRoot), "*.json")
        .Where(static file => !file.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal);

    /// <summary>What is wrong with it, each naming its setting; none: nothing.</summary>
    public static IEnumerable<string> Faults(ScoringSettings settings, IHostEnvironment environment)
    {
        if (settings.Frameworks is not null && !Directory.Exists(settings.FolderIn(environment.ContentRootPath)))
            yield return $"Scoring:Frameworks is no folder: '{settings.Frameworks}'.";
    }
}
