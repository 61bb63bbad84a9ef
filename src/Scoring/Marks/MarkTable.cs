using Microsoft.ML;

namespace TalentGraph.Scoring.Marks;

/// <summary>
/// All marks, packed: ballots ordered by ratee, round, role, rater, day and key, each with its marks ordered by indicator.
/// Codes follow the ordinal order of the keys, so the order in which rows arrive changes nothing.
/// </summary>
public sealed class MarkTable
{
    internal MarkTable()
    {
    }

    /// <summary>How many marks there are.</summary>
    public int Marks => Scores.Length;

    /// <summary>How many ballots there are.</summary>
    public int Ballots => Ratee.Length;

    internal string[] Ratees { get; init; } = [];

    internal string[] Raters { get; init; } = [];

    internal string[] Classes { get; init; } = [];

    internal string[] Rounds { get; init; } = [];

    internal string[] Roles { get; init; } = [];

    internal string[] Indicators { get; init; } = [];

    internal int[] Ratee { get; init; } = [];

    internal int[] Rater { get; init; } = [];

    internal int[] Class { get; init; } = [];

    internal int[] Round { get; init; } = [];

    internal int[] Role { get; init; } = [];

    /// <summary>Day numbers, see <see cref="DateOnly.DayNumber"/>.</summary>
    internal int[] Day { get; init; } = [];

    /// <summary>First mark of each ballot, and the end.</summary>
    internal int[] Start { get; init; } = [0];

    internal int[] Indicator { get; init; } = [];

    internal float[] Scores { get; init; } = [];

    /// <summary>Reads marks from a data view.</summary>
    /// <exception cref="ArgumentException">A column or a value is wrong; the message names the column (and row).</exception>
    public static MarkTable From(IDataView marks, CancellationToken cancel = default) => MarkReader.Read(marks, cancel).Pack();
}
