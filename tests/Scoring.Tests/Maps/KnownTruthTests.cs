using TalentGraph.Bench.Scoring;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Maps;

namespace TalentGraph.Scoring.Tests.Maps;

public sealed class KnownTruthTests
{
    [Theory]
    [InlineData(4, 1)]
    [InlineData(8, 4)]
    [InlineData(12, 2)]
    public void Intervals_cover_the_truth_and_estimates_beat_raw_and_weighted_means(int classes, int competencies)
    {
        var cells = Enumerable.Range(1, 4).Select(seed =>
        {
            var simulation = new RaterSimulation { Classes = classes, Competencies = competencies, Seed = seed };
            var (made, truth) = simulation.Make(FrameworkFile.National);
            var marks = made.ToList();
            var model = A.Model(marks, A.Options([.. simulation.Weights]));
            return TruthComparison.Of(model.Maps, truth, marks, simulation.Weights.ToDictionary(w => w.Indicator, w => w.Competency));
        }).ToList();

        Assert.InRange(cells.Average(cell => cell.Coverage), 0.88, 0.97);
        Assert.All(cells, cell => Assert.InRange(cell.Estimate, 0, Math.Min(cell.RawMean, cell.WeightedMean)));
    }

    [Fact]
    public void Variances_of_the_simulation_are_recovered()
    {
        var simulation = new RaterSimulation { Classes = 40, Competencies = 3 };

        var model = A.Model(simulation.Make(FrameworkFile.National).Marks, A.Options([.. simulation.Weights]) with { Solver = new() { Draws = 8 } });

        var deviations = model.VarianceComponents.ToDictionary(component => component.Name, component => Math.Sqrt(component.Variance));
        Assert.Equal(5, deviations["general"], 0.4);
        Assert.Equal(3, deviations["competency"], 0.2);
        Assert.Equal(3, deviations["role_view"], 0.2);
        Assert.Equal(4, deviations["severity_peer"], 0.3);
        Assert.Equal(5, deviations["severity_professional"], 0.8);
        Assert.Equal(3, deviations["halo"], 0.1);
        Assert.Equal(4, deviations["mark_professional"], 0.1);
        Assert.Equal(4, deviations["mark_peer"], 0.1);
    }

    [Fact]
    public void Every_explanation_adds_up_to_the_published_estimate()
    {
        var simulation = new RaterSimulation { Classes = 4, Competencies = 4 };

        var model = A.Model(simulation.Make(FrameworkFile.National).Marks, A.Options([.. simulation.Weights]));

        Assert.All(model.Maps.SelectMany(map => map.Entries.Append(map.General!)), entry =>
        {
            var sum = entry.Explanation().Sum(part => (decimal)part.Points);
            Assert.Equal((decimal)ExplanationPart.Published(entry.Estimate!.Value), sum);
            Assert.Equal(entry.Estimate!.Value, entry.Parts.Sum(part => part.Points), 1e-9);
        });
        Assert.Equal(
            [ExplanationKind.Reference, ExplanationKind.Observed, ExplanationKind.IndicatorMix, ExplanationKind.RaterSeverity,
             ExplanationKind.ClassLevel, ExplanationKind.RoleView, ExplanationKind.Shrinkage],
            model.Maps[0].Entries[0].Parts.Select(part => part.Kind));
    }

    [Fact]
    public void Competencies_that_differ_from_nothing_but_chance_add_no_value_and_stand_at_the_general_level()
    {
        var simulation = new RaterSimulation { Classes = 6, Competencies = 4, Competency = 0.2 };

        var model = A.Model(simulation.Make(FrameworkFile.National).Marks, A.Options([.. simulation.Weights]));

        Assert.All(model.Maps, map =>
        {
            var above = map.General!.Estimate!.Value - model.References.Values.Average();
            Assert.All(map.Entries, entry =>
            {
                Assert.False(entry.AddsValue);
                Assert.Equal(above, entry.Estimate!.Value - model.References[entry.Competency!], 1e-9);
            });
        });
    }

    [Fact]
    public void A_given_reference_moves_every_estimate_by_the_same_points()
    {
        var simulation = new RaterSimulation { Classes = 4 };
        var marks = simulation.Make(FrameworkFile.National).Marks.ToList();
        var options = A.Options([.. simulation.Weights]);

        var free = A.Model(marks, options);
        var frozen = A.Model(marks, options with { FrozenReferences = new Dictionary<string, double> { ["C0"] = 50 } });

        var policy = free.Maps.Average(map => map.Entries[0].PolicyScore!.Value);
        Assert.Equal(policy, free.References["C0"], 1e-9);
        Assert.Equal(50, frozen.References["C0"]);
        Assert.All(free.Maps.Zip(frozen.Maps), pair => Assert.Equal(
            policy - 50, pair.First.Entries[0].Estimate!.Value - pair.Second.Entries[0].Estimate!.Value, 1e-9));
    }

    [Fact]
    public void Virtues_are_the_plain_means_of_their_competencies()
    {
        var simulation = new RaterSimulation { Classes = 4, Competencies = 3 };
        var options = A.Options([.. simulation.Weights]) with
        {
            Virtues = new Dictionary<string, string> { ["C0"] = "neng", ["C1"] = "neng", ["C2"] = "de" },
        };

        var map = A.Model(simulation.Make(FrameworkFile.National).Marks, options).Maps[0];

        Assert.Equal(["de", "neng"], map.Virtues.Select(virtue => virtue.Virtue));
        Assert.Equal(map.Entries[2].Estimate, map.Virtues[0].Estimate);
        Assert.Equal(map.Entries[2].StandardError!.Value, map.Virtues[0].StandardError, 1e-9);
        Assert.Equal((map.Entries[0].Estimate!.Value + map.Entries[1].Estimate!.Value) / 2, map.Virtues[1].Estimate, 1e-9);
    }
}
