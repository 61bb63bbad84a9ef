using TalentGraph.Bench.GraphQL.Servers;

namespace TalentGraph.Bench.GraphQL;

/// <summary>The goals, as ratios within one run.</summary>
internal static class SpeedGoals
{
    private sealed record Goal(string Query, string Beside, string What, double Limit, bool IsLeast, Func<Measurement, double?> Of);

    private static readonly Goal[] All =
    [
        new("list", Peer.Goal, "CPU a request", 0.75, false, m => m.Cpu),
        new("large", Peer.Goal, "CPU a request", 0.75, false, m => m.Cpu),
        new("vars", Peer.Goal, "CPU a request", 1.25, false, m => m.Cpu),
        new("tiny", Peer.Goal, "CPU a request", 1, false, m => m.Cpu),
        new("list", Peer.Bare, "CPU a request", 1.6, false, m => m.Cpu),
        new("list", Peer.Goal, "req/s on both cores", 1.5, true, m => m.RateOnBoth),
        new("large", Peer.Goal, "req/s on both cores", 1.5, true, m => m.RateOnBoth),
    ];

    /// <summary>Prints each goal of the documents that were measured.</summary>
    /// <returns>True when all of them are met.</returns>
    public static bool Print(SpeedTable table, IReadOnlyList<SpeedQuery> queries)
    {
        var met = true;
        Console.WriteLine();
        foreach (var goal in All.Where(goal => queries.Any(query => query.Name == goal.Query)))
        {
            var ratio = table.Ratio(goal.Query, Peer.Ours, goal.Beside, goal.Of);
            var isMet = goal.IsLeast ? ratio >= goal.Limit : ratio <= goal.Limit;
            met &= isMet;
            Console.WriteLine($"{goal.Query,-6} {goal.What,-20} {ratio?.ToString("N2", System.Globalization.CultureInfo.InvariantCulture) ?? "–",6} × {goal.Beside,-14} goal {(goal.IsLeast ? "≥" : "≤")} {goal.Limit,-5} {(ratio is null ? "not measured" : isMet ? "met" : "MISSED")}");
        }

        return met;
    }
}
