using System.Diagnostics;

namespace TalentGraph.Bench.GraphQL.Servers;

/// <summary>This program once more, in a process of its own.</summary>
internal static class OwnProgram
{
    public static ProcessStartInfo With(params string[] arguments) => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? new ProcessStartInfo("dotnet", [typeof(OwnProgram).Assembly.Location, .. arguments])
        : new ProcessStartInfo(Environment.ProcessPath!, arguments);
}
