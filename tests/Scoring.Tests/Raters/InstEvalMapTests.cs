using Microsoft.ML;
using TalentGraph.Scoring.Frameworks;
using TalentGraph.Scoring.Marks;
using TalentGraph.Scoring.Raters;

namespace TalentGraph.Scoring.Tests.Raters;

public sealed class InstEvalMapTests
{
    private const double Reference = 56.354;

    [Fact]
    public void The_five_highest_estimates_are_the_reference_and_the_BLUP_of_lme4_in_points()
    {
        var data = InstEval.ReadOrSkip();
        var gold = InstEval.GoldOrSkip();
        var ml = new MLContext(1);
        var marks = Enumerable.Range(0, data.Y.Length).Select(k => new MarkRow
        {
            Ratee = data.Lecturers[k],
            Rater = data.Raters[k],
            Class = "K1",
            Round = "K1/after_training",
            Ballot = $"B{k}",
            Role = RaterRoles.Public,
            Indicator = "quality",
            Day = "2024-06-30",
            Score = (float)(25 * (data.Y[k] - 1)),
        });

        var model = ml.Talent().Raters(new RaterOptions
        {
            Framework = FrameworkFile.National with
            {
                References = new Dictionary<string, double> { ["teaching"] = Reference },
                MinClasses = 1,
                Priors = false,
            },
            IndicatorWeights = [new IndicatorLoading("quality", "teaching", 1)],
            Solver = new() { Draws = 8 },
            Cancellation = TestContext.Current.CancellationToken,
        }).Fit(ml.Data.LoadFromEnumerable(marks));

        var highest = model.Maps.Select(map => (map.Ratee, map.Entries.Single().Estimate)).OrderByDescending(pair => pair.Estimate).Take(5).ToList();
        Assert.All(highest, pair => Assert.Equal(Reference + (25 * gold[("d", pair.Ratee)].Blup), pair.Estimate!.Value, 0.05));
        Assert.Equal(
            gold.Where(pair => pair.Key.Factor == "d").OrderByDescending(pair => pair.Value.Blup).Take(5).Select(pair => pair.Key.Level),
            highest.Select(pair => pair.Ratee));
        Assert.Equal(["competency", "severity_public", "mark_public"], model.VarianceComponents.Select(component => component.Name));
        Assert.Equal(0.273734 * 625, model.VarianceComponents[0].Variance, 0.2);
    }
}
