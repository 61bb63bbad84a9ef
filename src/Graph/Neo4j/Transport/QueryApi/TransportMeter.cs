using System.Diagnostics.Metrics;

namespace TalentGraph.Graph.Neo4j.Transport.QueryApi;

/// <summary>What the transport counts, under the meter <c>TalentGraph.Neo4j</c>.</summary>
internal static class TransportMeter
{
    public const string Name = "TalentGraph.Neo4j";

    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("talentgraph.neo4j.statement.duration", "s", "A statement, tries and pauses included.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("talentgraph.neo4j.retries", "{try}", "Tries after the first.");
    private static readonly UpDownCounter<long> InFlight = Meter.CreateUpDownCounter<long>("talentgraph.neo4j.requests", "{request}", "Requests that are with the server.");

    public static void Sent() => InFlight.Add(1);

    public static void Returned() => InFlight.Add(-1);

    public static void Retried(string query, string code) => Retries.Add(1, new("query", query), new("code", code));

    /// <summary>A statement ended.</summary>
    /// <param name="query">Its file.</param>
    /// <param name="code">What went wrong; null: nothing.</param>
    /// <param name="duration">How long it took in all.</param>
    public static void Ended(string query, string? code, TimeSpan duration) =>
        Duration.Record(duration.TotalSeconds, new("query", query), new("code", code ?? "OK"));
}
