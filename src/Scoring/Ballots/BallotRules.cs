using TalentGraph.Scoring.Frameworks;

namespace TalentGraph.Scoring.Ballots;

/// <summary>Which ballots may be in a number.</summary>
public sealed record BallotRules
{
    /// <summary>Minimum groups come from here.</summary>
    public required Framework Framework { get; init; }

    /// <summary>What indicators say of competencies; an indicator without a weight is in no number.</summary>
    public required IReadOnlyList<IndicatorLoading> IndicatorWeights { get; init; }

    /// <summary>The day each closed round was closed; a round that is not here is open. Null: every round is closed.</summary>
    public IReadOnlyDictionary<string, DateOnly>? ClosedRounds { get; init; }

    /// <summary>Rounds closed by this day count, whole; null: all closed ones.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>A group that is in no number because it is too small (<c>SMALL_GROUP</c>).</summary>
/// <param name="Ratee">Of whom.</param>
/// <param name="Round">In which round.</param>
/// <param name="Role">As what.</param>
/// <param name="Competency">On which competency; null: on all.</param>
public sealed record WithheldGroup(string Ratee, string Round, string Role, string? Competency);
