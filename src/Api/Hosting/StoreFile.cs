using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Graph.Sqlite;

namespace TalentGraph.Api.Hosting;

/// <summary>The embedded store's file, and the folder in which everything that belongs to it lies.</summary>
/// <param name="settings">Names it.</param>
/// <param name="environment">The content root, where relative paths start.</param>
internal sealed class StoreFile(StoreSettings settings, IHostEnvironment environment)
{
    /// <summary>The file.</summary>
    public string Path { get; } = StoreUrl.ToPath(settings.Url, environment.ContentRootPath);

    /// <summary>Its folder.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;
}
