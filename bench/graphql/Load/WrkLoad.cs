using System.Diagnostics;
using System.Globalization;

namespace TalentGraph.Bench.GraphQL.Load;

/// <summary>wrk with one thread: it costs little beside what it measures.</summary>
internal sealed class WrkLoad(int connections) : ILoad
{
    public string Name => $"wrk, {connections} connections";

    public static bool IsThere => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "wrk")));

    public async Task<LoadResult> RunAsync(Uri url, string body, int seconds, string? processor, CancellationToken cancellationToken)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Script(body), cancellationToken);
            string[] wrk = ["wrk", "-t1", $"-c{connections}", $"-d{seconds}s", "--timeout", "30s", "-s", script, url.ToString()];
            string[] command = processor is null ? wrk : ["taskset", "-c", processor, .. wrk];
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true })!;
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return Read(output);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static LoadResult Read(string output)
    {
        var line = output.Split('\n').FirstOrDefault(l => l.StartsWith("RESULT ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"wrk said nothing of its run:\n{output}");
        var numbers = line.Split(' ')[1..].Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return numbers[4] > 0
            ? throw new InvalidOperationException($"{numbers[4]} answers were wrong or did not come:\n{output}")
            : new LoadResult((long)numbers[0], numbers[1] / 1e6, numbers[2] / 1e3, numbers[3] / 1e3);
    }

    private static string Script(string body) => $$"""
        wrk.method = "POST"
        wrk.body = [==[{{body}}]==]
        wrk.headers["Content-Type"] = "application/json"
        wrk.headers["Authorization"] = "Bearer reader"
        function done(summary, latency)
          local e = summary.errors
          io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration,
            latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
        end
        """;
}
