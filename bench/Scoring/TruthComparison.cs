using TalentGraph.Scoring.Maps;
using TalentGraph.Scoring.Marks;

namespace TalentGraph.Bench.Scoring;

/// <summary>How far estimates and simpler scores are from the truth, all as contrasts to the mean of everybody; RMSE in points.</summary>
internal sealed record TruthComparison(double Estimate, double RawMean, double WeightedMean, double WithinClass, double Coverage)
{
    internal static TruthComparison Of(
        IReadOnlyList<CapabilityMap> maps, IReadOnlyDictionary<(string Ratee, string Competency), double> truth, IReadOnlyCollection<MarkRow> marks,
        IReadOnlyDictionary<string, string> competencyOf)
    {
        var byClass = marks.GroupBy(mark => (mark.Class, competencyOf[mark.Indicator])).ToDictionary(
            group => group.Key, group => (Mean: group.Average(mark => mark.Score), Deviation: Deviation([.. group.Select(mark => (double)mark.Score)])));
        var raw = marks.GroupBy(mark => (mark.Ratee, competencyOf[mark.Indicator])).ToDictionary(group => group.Key, group => (
            Mean: group.Average(mark => (double)mark.Score),
            Z: group.Average(mark => (mark.Score - byClass[(mark.Class, group.Key.Item2)].Mean) / byClass[(mark.Class, group.Key.Item2)].Deviation)));
        var squares = new double[4];
        var covered = 0;
        var all = 0;
        foreach (var group in maps.SelectMany(map => map.Entries.Select(entry => (Key: (map.Ratee, Competency: entry.Competency!), Entry: entry)))
                     .GroupBy(pair => pair.Key.Competency))
        {
            var rows = group.ToArray();
            var wanted = Centred(rows.Select(row => truth[row.Key]));
            var errors = new[]
            {
                Centred(rows.Select(row => row.Entry.Estimate!.Value)),
                Centred(rows.Select(row => raw[row.Key].Mean)),
                Centred(rows.Select(row => row.Entry.PolicyScore!.Value)),
                Scaled(Centred(rows.Select(row => raw[row.Key].Z)), Deviation(wanted)),
            };
            for (var k = 0; k < rows.Length; k++)
            {
                for (var e = 0; e < errors.Length; e++)
                    squares[e] += Math.Pow(errors[e][k] - wanted[k], 2);
                covered += Math.Abs(errors[0][k] - wanted[k]) <= 1.6448536269514722 * rows[k].Entry.StandardError ? 1 : 0;
                all++;
            }
        }

        return new TruthComparison(
            Math.Sqrt(squares[0] / all), Math.Sqrt(squares[1] / all), Math.Sqrt(squares[2] / all), Math.Sqrt(squares[3] / all), (double)covered / all);
    }

    private static double[] Centred(IEnumerable<double> values)
    {
        var all = values.ToArray();
        var mean = all.Average();
        return [.. all.Select(value => value - mean)];
    }

    private static double[] Scaled(double[] values, double deviation) => [.. values.Select(value => value * deviation / Deviation(values))];

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
