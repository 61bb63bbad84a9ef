namespace TalentGraph.Bench.GraphQL.Load;

/// <summary>What a load generator saw.</summary>
/// <param name="Requests">Answers with status 200.</param>
/// <param name="Seconds">In this time.</param>
/// <param name="P50">Median latency, ms.</param>
/// <param name="P99">99th percentile of the latency, ms.</param>
internal sealed record LoadResult(long Requests, double Seconds, double P50, double P99)
{
    public double Rate => Requests / Seconds;
}

/// <summary>Keeps a server busy with one request, over and over.</summary>
internal interface ILoad
{
    /// <summary>Where the requests come from, for the heading.</summary>
    string Name { get; }

    /// <param name="url">Where to.</param>
    /// <param name="body">The JSON to post.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="processor">The processor to stay on; null: any.</param>
    /// <param name="cancellationToken">Ends with the bench.</param>
    /// <exception cref="InvalidOperationException">An answer was not 200, or did not come.</exception>
    Task<LoadResult> RunAsync(Uri url, string body, int seconds, string? processor, CancellationToken cancellationToken);
}
