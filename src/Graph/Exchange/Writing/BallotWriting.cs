using TalentGraph.Graph.Exchange.Cells;
using TalentGraph.Graph.Exchange.Checking;
using TalentGraph.Graph.Exchange.Rows;

namespace TalentGraph.Graph.Exchange.Writing;

/// <summary>Writes the ballots of <c>evaluations.csv</c> from its good rows, marks laid over those stored.</summary>
internal sealed class BallotWriting(CheckContext check, WriteContext write)
{
    private static readonly RecordType Ballots = RecordType.Of<Ballot>();

    private static readonly Comparison<Mark> ByIndicator = (a, b) => string.CompareOrdinal(a.IndicatorId.Value, b.IndicatorId.Value);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!check.Reports.TryGetValue(Ballots, out FileReport? checkedFile))
            return;
        var silent = new FileReport(Ballots, onProblem: null);
        using RowReader reader = RowReader.Open(check.Source, Ballots, check.Options.Encoding, silent)!;
        var rows = new BallotRows(next => check.Read(reader, silent, next, cancellationToken));
        List<List<BundleRow>> groups = [];
        while (rows.Read(CheckContext.Batch * 4, row => !checkedFile.BadLines.Contains(row.Line), groups))
        {
            Dictionary<string, IRecord> stored = check.StoreIsEmpty
                ? []
                : await StoredRecords.Of(Ballots).FetchAsync(write.Session, [.. groups.Select(IdOf)], cancellationToken).ConfigureAwait(false);
            List<IRecord> ballots = new(groups.Count);
            foreach (List<BundleRow> group in groups)
            {
                if (Make(group, (Ballot?)stored.GetValueOrDefault(IdOf(group))) is { } ballot)
                    ballots.Add(ballot);
            }

            await write.UpsertAsync(Ballots, ballots, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string IdOf(List<BundleRow> group) => (string)group[0].Cells[MarkRow.Ballot]!;

    /// <summary>The ballot that a group of rows makes; null when it is stored so already.</summary>
    private Ballot? Make(List<BundleRow> group, Ballot? stored)
    {
        BundleRow row = group[0];
        string cls = row.Value(MarkRow.Class) as string ?? stored!.ClassId.Value;
        RaterRole role = row.Value(MarkRow.Role) is string code ? Code.Parse<RaterRole>(code) : stored!.Role;
        string? round = group.Select(r => r.Value(MarkRow.Round) as string).FirstOrDefault(r => r is not null);
        var ballot = new Ballot
        {
            Id = new BallotId(IdOf(group)),
            RoundId = new RoundId(round ?? stored?.RoundId.Value ?? check.Rounds.Resolve(cls, role)),
            ClassId = new ClassId(cls),
            CadreId = new CadreId(row.Value(MarkRow.Cadre) as string ?? stored!.CadreId.Value),
            RaterId = new RaterId(row.Value(MarkRow.Rater) as string ?? stored!.RaterId.Value),
            Role = role,
            SubmittedOn = row.Value(MarkRow.SubmittedOn) as DateOnly? ?? stored!.SubmittedOn,
            Marks = Marks(group, stored),
        };
        bool isStored = stored is not null && ballot with { Marks = stored.Marks } == stored && ballot.Marks.SequenceEqual(stored.Marks);
        return isStored ? null : ballot;
    }

    private static List<Mark> Marks(List<BundleRow> group, Ballot? stored)
    {
        List<Mark> marks = stored is null ? new(group.Count) : [.. stored.Marks];
        foreach (BundleRow row in group)
        {
            var indicator = new IndicatorId((string)row.Cells[MarkRow.Indicator]!);
            int at = stored is null ? -1 : marks.FindIndex(m => m.IndicatorId == indicator);
            Mark? known = at < 0 ? null : marks[at];
            var mark = new Mark(
                indicator,
                row.Value(MarkRow.Score) as decimal? ?? known!.Value.Score,
                ReferenceEquals(row.Cells[MarkRow.Comment], CellParser.Clear) ? null : row.Value(MarkRow.Comment) as string ?? known?.Comment);
            if (at < 0)
                marks.Add(mark);
            else
                marks[at] = mark;
        }

        marks.Sort(ByIndicator);
        return marks;
    }
}
