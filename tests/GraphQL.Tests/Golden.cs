using System.Runtime.CompilerServices;

namespace TalentGraph.GraphQL.Tests;

/// <summary>Compares with a file beside the test; TALENTGRAPH_ACCEPT=1 rewrites the file.</summary>
internal static class Golden
{
    public static void Matches(string actual, string file, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, file);
        if (Environment.GetEnvironmentVariable("TALENTGRAPH_ACCEPT") == "1")
            File.WriteAllText(path, actual);
        Xunit.Assert.Equal(File.ReadAllText(path), actual, ignoreLineEndingDifferences: true);
    }
}
