using System.Diagnostics;

namespace TalentGraph.Bench;

/// <summary>A verb as a process of its own, in Development: it can be killed, and has nothing of ours in memory.</summary>
internal static class VerbProcess
{
    /// <summary>Starts one and drops what it says, so that it never waits for a reader.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="args">The verb, its options and settings.</param>
    public static Process Start(string folder, params IEnumerable<string> args)
    {
        Process process = Process.Start(Of(folder, args))!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    /// <summary>Runs one to its end.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="args">The verb, its options and settings.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The exit code and what it said.</returns>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string folder, IEnumerable<string> args, CancellationToken cancellationToken)
    {
        using Process process = Process.Start(Of(folder, args))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken), error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private static ProcessStartInfo Of(string folder, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "talentgraph.dll"), .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        return start;
    }
}
