using System.ComponentModel;
using System.Diagnostics;

namespace TalentGraph.Bench.GraphQL.Servers;

/// <summary>A server of the bench, by the name in its table.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Key">Which process serves a document.</param>
/// <param name="Start">Starts such a process.</param>
internal sealed record Peer(string Name, Func<SpeedQuery, string> Key, Func<string, CancellationToken, Task<ServerProcess>> Start)
{
    public const string Ours = "ours";

    public const string Goal = "mercurius+jit";

    public const string Bare = "kestrel";

    /// <summary>All of them, ours first; those on Node only where their packages are.</summary>
    public static IReadOnlyList<Peer> All(bool hasNode)
    {
        var peers = new List<Peer>
        {
            new(Ours, query => query.Name == "large" ? "ours-large" : "ours", ServerProcess.StartOwnAsync),
            new("graphql-dotnet", _ => "graphql-dotnet", ServerProcess.StartOwnAsync),
            new(Bare, _ => "kestrel", ServerProcess.StartOwnAsync),
        };
        if (hasNode)
        {
            peers.Insert(1, new(Goal, _ => Goal, (name, token) => ServerProcess.StartNodeAsync(name, "mercurius.js", ["jit"], token)));
            peers.Insert(2, new("mercurius", _ => "mercurius", (name, token) => ServerProcess.StartNodeAsync(name, "mercurius.js", [], token)));
            peers.Insert(3, new("yoga", _ => "yoga", (name, token) => ServerProcess.StartNodeAsync(name, "yoga.js", [], token)));
        }

        return peers;
    }

    /// <summary>Brings the packages of the servers on Node, once.</summary>
    /// <returns>False, with the reason on the console, where they cannot be had.</returns>
    public static async Task<bool> InstallAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(SpeedSet.Folder, "peers");
        var done = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        if (done.Exists && done.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
            return true;
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--silent"]) { WorkingDirectory = folder })!;
            await npm.WaitForExitAsync(cancellationToken);
            if (npm.ExitCode == 0)
                return true;
            Console.WriteLine($"skipped: mercurius and yoga (npm ci ended with {npm.ExitCode})");
        }
        catch (Win32Exception e)
        {
            Console.WriteLine($"skipped: mercurius and yoga (npm: {e.Message})");
        }

        return false;
    }
}
