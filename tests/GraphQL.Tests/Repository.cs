using System.Runtime.CompilerServices;

namespace TalentGraph.GraphQL.Tests;

/// <summary>Places in and beside the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    /// <summary>A file of the shared folder beside the repository; without it the test is skipped.</summary>
    public static string Shared(string file)
    {
        var path = Path.Combine(Root, "..", "shared", file);
        if (!File.Exists(path))
            Assert.Skip($"../shared/{file} is not there.");
        return path;
    }

    private static string Here([CallerFilePath] string file = "") => file;
}
