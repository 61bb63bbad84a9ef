using TalentGraph.Api.Commands;
using TalentGraph.Api.Hosting.Settings;
using TalentGraph.Api.Hosting.Stores;

namespace TalentGraph.Api.Hosting;

/// <summary>Where the store lies, and the folder in which everything lies that belongs to it and is no record.</summary>
/// <param name="settings">Names it.</param>
/// <param name="environment">The content root, where relative paths start.</param>
internal sealed class StoreFile(StoreSettings settings, IHostEnvironment environment)
{
    /// <summary>The store's address.</summary>
    public StoreAddress Address { get; } = StoreAddress.Of(settings.Url, environment.ContentRootPath);

    /// <summary>The embedded store's file.</summary>
    /// <exception cref="RefusedException">The graph lies on a server.</exception>
    public string Path => Address is EmbeddedStore embedded ? embedded.Path : throw new RefusedException("The graph lies on a Neo4j server: it is no file.");

    /// <summary>The folder of the embedded store; with a server <c>data</c> in the content root, where keys are kept.</summary>
    public string Folder => FolderOf(Address, environment.ContentRootPath);

    /// <summary>The folder of what belongs to a store and is no record.</summary>
    /// <param name="address">The store.</param>
    /// <param name="contentRoot">The content root.</param>
    public static string FolderOf(StoreAddress address, string contentRoot) => address is EmbeddedStore embedded
        ? System.IO.Path.GetDirectoryName(embedded.Path)!
        : System.IO.Path.Combine(System.IO.Path.GetFullPath(contentRoot), "data");
}
