using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace TalentGraph.Bench.GraphQL.Load;

/// <summary>HttpClient, for machines without wrk. It takes more of the processors than wrk does.</summary>
internal sealed class ClientLoad(int connections) : ILoad
{
    public string Name => $"HttpClient (wrk is not here), {connections} connections, not pinned";

    public async Task<LoadResult> RunAsync(Uri url, string body, int seconds, string? processor, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections });
        client.DefaultRequestHeaders.Authorization = new("Bearer", "reader");
        var bytes = Encoding.UTF8.GetBytes(body);
        var times = new ConcurrentBag<double>();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(WorkAsync, cancellationToken)));
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double[] sorted = [.. times.Order()];
        return new LoadResult(sorted.Length, took, sorted[sorted.Length / 2], sorted[sorted.Length * 99 / 100]);

        async Task WorkAsync()
        {
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
            {
                var sent = Stopwatch.GetTimestamp();
                using var content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
                using var response = await client.PostAsync(url, content, cancellationToken);
                if (!response.IsSuccessStatusCode)
                    throw new InvalidOperationException($"{url} answered {response.StatusCode}.");
                times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }
        }
    }
}
