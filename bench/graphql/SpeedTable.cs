using TalentGraph.Bench.GraphQL.Servers;

namespace TalentGraph.Bench.GraphQL;

/// <summary>One server, one document, one round.</summary>
/// <param name="Rate">Requests a second on one core.</param>
/// <param name="Cpu">Processor time of the server a request, ms.</param>
/// <param name="P50">Median latency on one core, ms.</param>
/// <param name="P99">99th percentile, ms.</param>
/// <param name="Resident">Resident memory at the end, bytes.</param>
/// <param name="Allocated">Bytes allocated a request; null where the server does not count.</param>
/// <param name="RateOnBoth">Requests a second with both cores for server and load; null where it was not measured.</param>
internal sealed record Measurement(double Rate, double Cpu, double P50, double P99, long Resident, double? Allocated, double? RateOnBoth);

/// <summary>What was measured, and medians over the rounds.</summary>
internal sealed class SpeedTable
{
    private readonly Dictionary<(string Query, string Peer), List<Measurement>> rounds = [];

    public void Add(SpeedQuery query, Peer peer, Measurement measurement)
    {
        if (!rounds.TryGetValue((query.Name, peer.Name), out var list))
            rounds.Add((query.Name, peer.Name), list = []);
        list.Add(measurement);
    }

    /// <summary>The median over the rounds of a ratio within a round; null when one of the two was not measured.</summary>
    public double? Ratio(string query, string peer, string beside, Func<Measurement, double?> what) =>
        rounds.TryGetValue((query, peer), out var ours) && rounds.TryGetValue((query, beside), out var theirs)
            ? Median([.. ours.Zip(theirs, (a, b) => what(a) / what(b))])
            : null;

    public void Print(SpeedQuery query, IReadOnlyList<Peer> peers)
    {
        Console.WriteLine();
        Console.WriteLine($"{query.Name,-16}{"req/s",9}{"CPU ms/req",12}{"p50 ms",9}{"p99 ms",9}{"RSS MB",8}{"KB alloc/req",14}{"both cores",12}{"CPU/" + Peer.Goal,19}");
        foreach (var peer in peers)
        {
            if (!rounds.TryGetValue((query.Name, peer.Name), out var list))
                continue;
            Console.WriteLine(
                $"{peer.Name,-16}{Median(list, m => m.Rate),9:N0}{Median(list, m => m.Cpu),12:N4}{Median(list, m => m.P50),9:N2}{Median(list, m => m.P99),9:N2}"
                + $"{Median(list, m => m.Resident / 1048576.0),8:N0}{Cell(Median(list, m => m.Allocated / 1024), "N1"),14}{Cell(Median(list, m => m.RateOnBoth), "N0"),12}"
                + $"{Cell(Ratio(query.Name, peer.Name, Peer.Goal, m => m.Cpu), "N2"),19}");
        }
    }

    private static string Cell(double? number, string format) => number?.ToString(format, System.Globalization.CultureInfo.InvariantCulture) ?? "–";

    private static double? Median(List<Measurement> list, Func<Measurement, double?> what) => Median([.. list.Select(what)]);

    private static double? Median(double?[] numbers)
    {
        Array.Sort(numbers);
        return numbers[numbers.Length / 2];
    }
}
