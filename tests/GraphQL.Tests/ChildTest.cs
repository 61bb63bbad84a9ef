using System.Diagnostics;

namespace TalentGraph.GraphQL.Tests;

/// <summary>An explicit test in a process of its own, which may die: what it wrote down until then is read afterwards.</summary>
internal static class ChildTest
{
    private const string NotesVariable = "TALENTGRAPH_CHILD_NOTES";

    /// <summary>For the child: where it writes, line by line.</summary>
    public static StreamWriter Notes() => new(Environment.GetEnvironmentVariable(NotesVariable)!) { AutoFlush = true };

    /// <summary>Runs it to its end, its death or the end of patience.</summary>
    /// <param name="test">The class; a class of its own, or the child would start a child.</param>
    /// <param name="method">Its explicit test.</param>
    /// <returns>The lines it wrote, and what it said at its end.</returns>
    public static async Task<(IReadOnlyList<string> Lines, string Ending)> RunAsync(Type test, string method)
    {
        var file = Path.GetTempFileName();
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["-method", $"*.{test.Name}.{method}", "-explicit", "only"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [NotesVariable] = file },
        };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Insert(0, test.Assembly.Location);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(15));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        var said = await output + await errors;
        var lines = await File.ReadAllLinesAsync(file);
        File.Delete(file);
        return (lines, said[^Math.Min(said.Length, 2_000)..]);
    }
}
