namespace TalentGraph.Scoring.Crossed;

// σ ~ half-t(ν, scale). The density is taken over log σ (Jacobian σ), so that the posterior mode never sits on zero:
// log p = log σ − (ν + 1)/2 · log(1 + σ²/(ν·scale²)) + const, written in v = σ².
// Gelman, A. (2006) Prior distributions for variance parameters, Bayesian Analysis 1(3); Chung et al. (2013) Psychometrika 78.

/// <summary>A weakly informative prior of a standard deviation.</summary>
/// <param name="Scale">In points, &gt; 0.</param>
/// <param name="DegreesOfFreedom">ν, &gt; 0.</param>
public sealed record HalfT(double Scale, double DegreesOfFreedom = 3)
{
    private double Spread => DegreesOfFreedom * Scale * Scale;

    internal double Score(double variance) => (0.5 / variance) - ((DegreesOfFreedom + 1) / 2 / (Spread + variance));

    internal double Information(double variance)
    {
        var tail = Spread + variance;
        return Math.Max(0, (0.5 / (variance * variance)) - ((DegreesOfFreedom + 1) / 2 / (tail * tail)));
    }
}
