namespace TalentGraph.Graph.Exchange.Rows;

/// <summary>The rows of <c>evaluations.csv</c> in groups: those of one ballot that stand together.</summary>
/// <param name="read">Reads the next rows into a list, which it empties first; false at the end.</param>
internal sealed class BallotRows(Func<List<BundleRow>, bool> read)
{
    private readonly List<BundleRow> next = [];
    private int at;
    private bool ended;

    /// <summary>The next groups.</summary>
    /// <param name="rows">About how many rows; a group is never cut.</param>
    /// <param name="keep">Which rows take part, asked once a row; those without a ballot never do.</param>
    /// <param name="groups">Where they go; emptied first.</param>
    /// <returns>Whether there were any.</returns>
    public bool Read(int rows, Func<BundleRow, bool> keep, List<List<BundleRow>> groups)
    {
        groups.Clear();
        int count = 0;
        List<BundleRow>? group = null;
        while (Peek() is { } row)
        {
            if (!keep(row) || row.Value(MarkRow.Ballot) is not string ballot)
            {
                at++;
                continue;
            }

            if (group is null || (string)group[0].Cells[MarkRow.Ballot]! != ballot)
            {
                if (count >= rows)
                    break;
                groups.Add(group = []);
            }

            group.Add(row);
            at++;
            count++;
        }

        return groups.Count > 0;
    }

    private BundleRow? Peek()
    {
        while (at == next.Count && !ended)
        {
            at = 0;
            ended = !read(next);
        }

        return at < next.Count ? next[at] : null;
    }
}
