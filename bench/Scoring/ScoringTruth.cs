using System.CommandLine;
using Microsoft.ML;
using TalentGraph.Scoring;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Raters;

namespace TalentGraph.Bench.Scoring;

/// <summary>Estimates beside the truth that made the ballots; exit code 1 when a threshold is missed.</summary>
internal sealed class ScoringTruth : IBench
{
    private const double LeastCoverage = 0.88;

    public Command Verb()
    {
        var replicates = new Option<int>("--replicates") { Description = "Simulations a cell.", DefaultValueFactory = _ => 5 };
        var verb = new Command("scoring-truth", "RMSE of estimates beside simpler scores, and coverage of 90% intervals, on simulated truth.") { replicates };
        verb.SetAction(parsed => Run(parsed.GetValue(replicates), Console.Out));
        return verb;
    }

    private static int Run(int replicates, TextWriter output)
    {
        output.WriteLine("classes heads  seating  competencies   RMSE: estimate  raw mean  weighted  z in class   coverage");
        var missed = false;
        foreach (var simulation in Cells())
        {
            var cells = Enumerable.Range(1, replicates).Select(seed => Compare(simulation with { Seed = seed })).ToArray();
            var coverage = cells.Average(cell => cell.Coverage);
            var (estimate, raw, weighted) = (cells.Average(c => c.Estimate), cells.Average(c => c.RawMean), cells.Average(c => c.WeightedMean));
            var failed = coverage < LeastCoverage || estimate >= raw || estimate >= weighted;
            missed |= failed;
            output.WriteLine(FormattableString.Invariant(
                $"{simulation.Classes,7} {(simulation.SharedHeadTeachers ? "shared" : "own"),-6} {(simulation.Streamed ? "ability" : "random"),-8} {simulation.Competencies,12} {estimate,16:0.000} {raw,9:0.000} {weighted,9:0.000} {cells.Average(c => c.WithinClass),11:0.000} {coverage,10:0.000}{(failed ? "  MISSED" : "")}"));
        }

        return missed ? 1 : 0;
    }

    private static IEnumerable<RaterSimulation> Cells() =>
        from competencies in new[] { 1, 4 }
        from classes in new[] { 4, 8, 25 }
        from shared in new[] { false, true }
        from streamed in new[] { false, true }
        select new RaterSimulation { Classes = classes, SharedHeadTeachers = shared, Streamed = streamed, Competencies = competencies };

    private static TruthComparison Compare(RaterSimulation simulation)
    {
        var ml = new MLContext(1);
        var (made, truth) = simulation.Make(FrameworkFile.National);
        var marks = made.ToList();
        var model = ml.Talent().Raters(new RaterOptions { Framework = FrameworkFile.National, IndicatorWeights = simulation.Weights })
            .Fit(ml.Data.LoadFromEnumerable(marks));
        return TruthComparison.Of(model.Maps, truth, marks, simulation.Weights.ToDictionary(w => w.Indicator, w => w.Competency));
    }
}
