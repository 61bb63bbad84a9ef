namespace TalentGraph.Scoring.Crossed;

/// <summary>
/// What a block of marks looks like, shared by all blocks that mark the same things: its fixed columns, its residual
/// group, and how each mark loads on the coordinates of its subject.
/// </summary>
internal sealed class BlockPattern
{
    /// <param name="residualGroup">Index of the residual variance.</param>
    /// <param name="fixedColumns">One fixed column a mark.</param>
    /// <param name="loadings">Per mark: (coordinate, weight).</param>
    /// <param name="coordinates">Coordinates of a subject.</param>
    internal BlockPattern(int residualGroup, int[] fixedColumns, (int Coordinate, double Weight)[][] loadings, int coordinates)
    {
        ResidualGroup = residualGroup;
        FixedColumns = fixedColumns;
        Loadings = loadings;
        var sums = new double[coordinates];
        var cross = new double[coordinates, coordinates];
        foreach (var load in loadings)
        {
            foreach (var (q, w) in load)
            {
                sums[q] += w;
                foreach (var (r, v) in load.Where(other => other.Coordinate <= q))
                    cross[q, r] += w * v;
            }
        }

        Sums = [.. Enumerable.Range(0, coordinates).Where(q => sums[q] != 0).Select(q => (q, sums[q]))];
        Cross = [.. from q in Enumerable.Range(0, coordinates) from r in Enumerable.Range(0, q + 1)
                    let w = cross[q, r] where w != 0 select (q, r, w)];
    }

    internal int ResidualGroup { get; }

    internal int[] FixedColumns { get; }

    internal (int Coordinate, double Weight)[][] Loadings { get; }

    /// <summary>1'Z, its zeros left out.</summary>
    internal (int Coordinate, double Weight)[] Sums { get; }

    /// <summary>The lower triangle of Z'Z, its zeros left out.</summary>
    internal (int Row, int Column, double Weight)[] Cross { get; }

    internal int Marks => FixedColumns.Length;
}
