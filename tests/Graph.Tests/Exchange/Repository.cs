using System.Runtime.CompilerServices;

namespace TalentGraph.Graph.Tests.Exchange;

/// <summary>Where the sources lie.</summary>
internal static class Repository
{
    public static string Root { get; } = RootOf();

    private static string RootOf([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
