using Microsoft.ML;
using TalentGraph.Scoring.Raters;

namespace TalentGraph.Scoring;

/// <summary>The talent models of an ML context: <c>ml.Talent().Raters(options)</c>.</summary>
public sealed class TalentCatalog
{
    private readonly MLContext _ml;

    internal TalentCatalog(MLContext ml) => _ml = ml;

    /// <summary>Many raters → capability maps, by crossed random effects.</summary>
    /// <exception cref="ArgumentException">The framework cannot be; the message names the part.</exception>
    public RaterEstimator Raters(RaterOptions options) => new(_ml, options);
}

/// <summary>Reaches the talent models from an ML context.</summary>
public static class TalentContextExtensions
{
    /// <summary>The catalog of talent models.</summary>
    public static TalentCatalog Talent(this MLContext ml) => new(ml);
}
