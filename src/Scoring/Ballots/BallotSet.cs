using TalentGraph.Scoring.Marks;

namespace TalentGraph.Scoring.Ballots;

/// <summary>The marks that every number of a map rests on.</summary>
public sealed class BallotSet
{
    private readonly bool[] _used;

    internal BallotSet(MarkTable table, CompetencyWeights weights, bool[] used, IReadOnlyList<WithheldGroup> withheld)
    {
        Table = table;
        Weights = weights;
        _used = used;
        Withheld = withheld;
    }

    /// <summary>Groups that were left out, by ratee, round and role.</summary>
    public IReadOnlyList<WithheldGroup> Withheld { get; }

    /// <summary>How many marks are used.</summary>
    public int UsedMarks => _used.Count(used => used);

    internal MarkTable Table { get; }

    internal CompetencyWeights Weights { get; }

    internal bool Uses(int mark) => _used[mark];

    internal bool UsesAny(int ballot) => _used.AsSpan(Table.Start[ballot]..Table.Start[ballot + 1]).Contains(true);
}
