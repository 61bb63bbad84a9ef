using TalentGraph.Scoring.Crossed;

namespace TalentGraph.Scoring.Tests.Crossed;

// lme4 1.1-31, y ~ 1 + (1|s) + (1|d), tight tolerances.
public sealed class InstEvalGoldTests
{
    private const double Students = 0.106215;
    private const double Lecturers = 0.273734;
    private const double Residual = 1.387180;

    [Fact]
    public void Monte_Carlo_REML_finds_the_variances_of_lme4_to_a_thousandth()
    {
        var data = InstEval.ReadOrSkip();

        var fit = Fit(data, null, null, null);

        Assert.True(fit.Converged);
        Assert.Equal(1, fit.FactorVariances[0] / Students, 1e-3);
        Assert.Equal(1, fit.FactorVariances[1] / Lecturers, 1e-3);
        Assert.Equal(1, fit.ResidualVariance / Residual, 1e-3);
        Assert.Equal(3.254158, fit.Intercept, 1e-3);
    }

    [Fact]
    public void With_the_variances_given_every_BLUP_is_that_of_lme4_to_a_millionth()
    {
        var data = InstEval.ReadOrSkip();
        var gold = InstEval.GoldOrSkip();

        var fit = Fit(data, Students, Lecturers, Residual);

        var effects = new[] { fit.Effects(0), fit.Effects(1) };
        Assert.Equal(2972, effects[0].Count);
        Assert.Equal(1128, effects[1].Count);
        Assert.All(gold, pair => Assert.Equal(pair.Value.Blup, effects[pair.Key.Factor == "s" ? 0 : 1][pair.Key.Level], 1e-6));
    }

    [Theory]
    [InlineData(0, "s")]
    [InlineData(1, "d")]
    public void Standard_errors_given_the_intercept_are_those_of_lme4_within_two_percent(int factor, string name)
    {
        var data = InstEval.ReadOrSkip();
        var gold = InstEval.GoldOrSkip();

        var errors = Fit(data, Students, Lecturers, Residual).StandardErrors(factor, givenIntercept: true, TestContext.Current.CancellationToken);

        var deviations = errors.Select(pair => (pair.Value / gold[(name, pair.Key)].Sd) - 1);
        Assert.InRange(Math.Sqrt(deviations.Average(d => d * d)), 0, 0.02);
    }

    private static CrossedFit Fit(InstEval data, double? students, double? lecturers, double? residual) => CrossedFactors.Fit(
        data.Y,
        [new CrossedFactor("s", data.Raters, students), new CrossedFactor("d", data.Lecturers, lecturers)],
        residualVariance: residual, cancel: TestContext.Current.CancellationToken);
}
