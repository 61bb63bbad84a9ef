using TalentGraph.Scoring.Ballots;
using TalentGraph.Scoring.Crossed;
using TalentGraph.Scoring.Frameworks;

namespace TalentGraph.Scoring.Raters;

/// <summary>Everything that decides a run of the raters' model, apart from the marks.</summary>
public sealed record RaterOptions
{
    /// <summary>The scale, role weights and minimum groups.</summary>
    public required Framework Framework { get; init; }

    /// <summary>What indicators say of competencies; an indicator without a weight is in no number.</summary>
    public required IReadOnlyList<IndicatorLoading> IndicatorWeights { get; init; }

    /// <summary>The day each closed round was closed; a round that is not here is open. Null: every round is closed.</summary>
    public IReadOnlyDictionary<string, DateOnly>? ClosedRounds { get; init; }

    /// <summary>Rounds closed by this day count, whole; null: all closed ones.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>
    /// μ_ref frozen at the first published run (the model's references), for competencies whose reference the
    /// framework lacks; empty before there was one.
    /// </summary>
    public IReadOnlyDictionary<string, double> FrozenReferences { get; init; } = new Dictionary<string, double>();

    /// <summary>The virtue (de, neng, qin, ji, lian) of each competency; one that is missing is the framework's, else in none.</summary>
    public IReadOnlyDictionary<string, string> Virtues { get; init; } = new Dictionary<string, string>();

    /// <summary>Priors of the variance components, used when the framework's <see cref="Framework.Priors"/> is on.</summary>
    public RaterPriors Priors { get; init; } = FrameworkFile.Priors;

    /// <summary>How variances and standard errors are found, and the seed of the run.</summary>
    public RemlOptions Solver { get; init; } = new();

    /// <summary>Told how far the fit is, from 0 to 1; null: nobody.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Stops the fit between two iterations.</summary>
    public CancellationToken Cancellation { get; init; }

    internal BallotRules Rules => new()
    {
        Framework = Framework,
        IndicatorWeights = IndicatorWeights,
        ClosedRounds = ClosedRounds,
        AsOf = AsOf,
    };

    internal string? VirtueOf(string competency) =>
        Virtues.TryGetValue(competency, out var own) ? own : Framework.Competencies.FirstOrDefault(c => c.Id == competency)?.Virtue;
}
