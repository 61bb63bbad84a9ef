namespace TalentGraph.Scoring.Crossed;

// y = X β + Z u + ε. Rows come in blocks (a ballot: marks of one rater on one subject). Each mark has one fixed column and
// loads on its subject's coordinates as its block's pattern says; all marks of a block load with 1 on the block's links
// (rater severity, class, ...) and on the block's own effect h. Subjects are absorbed, h is eliminated per block.

/// <summary>The layout and the observations of one crossed random-effects model.</summary>
internal sealed class CrossedDesign
{
    /// <summary>All variance components; the indexes below point here.</summary>
    internal required IReadOnlyList<ComponentSpec> Components { get; init; }

    internal required int Subjects { get; init; }

    /// <summary>Component of each coordinate of a subject.</summary>
    internal required int[] CoordinateComponents { get; init; }

    internal required int FixedColumns { get; init; }

    /// <summary>Component of each link level.</summary>
    internal required int[] LinkComponents { get; init; }

    internal required int LinksPerBlock { get; init; }

    /// <summary>Component of each residual group.</summary>
    internal required int[] ResidualComponents { get; init; }

    /// <summary>Component of the block's own effect; −1: none.</summary>
    internal required int HaloComponent { get; init; }

    internal required BlockPattern[] Patterns { get; init; }

    /// <summary>First block of each subject, and the end: length Subjects + 1. A subject's blocks are ordered by pattern.</summary>
    internal required int[] SubjectStart { get; init; }

    internal required int[] PatternOf { get; init; }

    /// <summary>Link levels of each block, LinksPerBlock each; −1: none.</summary>
    internal required int[] Links { get; init; }

    /// <summary>First mark of each block, and the end.</summary>
    internal required int[] MarkStart { get; init; }

    /// <summary>y, in the order of the blocks and their patterns.</summary>
    internal required double[] Y { get; init; }

    internal int Coordinates => CoordinateComponents.Length;

    internal int LinkLevels => LinkComponents.Length;

    internal int Blocks => PatternOf.Length;

    /// <summary>The end of the run of equal patterns that starts at a block.</summary>
    internal int RunEnd(int block, int end)
    {
        var pattern = PatternOf[block];
        while (++block < end && PatternOf[block] == pattern)
        {
        }

        return block;
    }

    /// <summary>
    /// Two ranges of subjects with about equally many blocks. Always two, whatever the machine: sums are added in the same
    /// order everywhere.
    /// </summary>
    internal (int From, int To)[] Halves()
    {
        var middle = Array.BinarySearch(SubjectStart, Blocks / 2);
        middle = Math.Clamp(middle < 0 ? ~middle : middle, 0, Subjects);
        return [(0, middle), (middle, Subjects)];
    }

    /// <summary>Levels of each component that at least one mark bears on; of a residual, its marks; of h, the blocks.</summary>
    internal int[] ActiveLevels()
    {
        var active = new int[Components.Count];
        foreach (var component in LinkComponents)
            active[component]++;
        var touched = new bool[Coordinates];
        for (var i = 0; i < Subjects; i++)
        {
            Array.Clear(touched);
            for (var j = SubjectStart[i]; j < SubjectStart[i + 1]; j = RunEnd(j, SubjectStart[i + 1]))
            {
                foreach (var (q, _) in Patterns[PatternOf[j]].Sums)
                    touched[q] = true;
            }

            for (var q = 0; q < Coordinates; q++)
            {
                if (touched[q])
                    active[CoordinateComponents[q]]++;
            }
        }

        foreach (var pattern in PatternOf)
            active[ResidualComponents[Patterns[pattern].ResidualGroup]] += Patterns[pattern].Marks;
        if (HaloComponent >= 0)
            active[HaloComponent] = Blocks;
        return active;
    }
}

/// <summary>A variance component before it is estimated.</summary>
/// <param name="Name">Its name in the run.</param>
/// <param name="Prior">The weakly informative prior of its standard deviation; null: none.</param>
/// <param name="FixedAt">The variance it is held at; null: estimated.</param>
/// <param name="Start">Where the iterations begin.</param>
internal sealed record ComponentSpec(string Name, HalfT? Prior = null, double? FixedAt = null, double? Start = null);
