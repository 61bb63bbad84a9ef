using TalentGraph.Graph.Exchange.Rows;

namespace TalentGraph.Graph.Exchange.Checking;

/// <summary>Checks the ballots: marks by themselves, the rows of a ballot against each other and against its round.</summary>
internal sealed class BallotCheck(CheckContext context)
{
    private static readonly RecordType Ballots = RecordType.Of<Ballot>();
    private static readonly IReadOnlyList<Column> Columns = MarkRow.Columns;
    private static readonly int[] SameInBallot = [MarkRow.Class, MarkRow.Cadre, MarkRow.Rater, MarkRow.Role, MarkRow.SubmittedOn];
    private readonly HashSet<UInt128> seen = [];
    private readonly HashSet<string> marked = new(StringComparer.Ordinal);
    private readonly HashSet<string> reopened = new(StringComparer.Ordinal);
    private BundleRow? lastGood;
    private long corrected;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using RowReader? reader = context.Open(Ballots, out FileReport report);
        if (reader is null)
            return;
        await LoadAsync(cancellationToken).ConfigureAwait(false);
        var rows = new BallotRows(next => context.Read(reader, report, next, cancellationToken));
        List<List<BundleRow>> groups = [];
        while (rows.Read(CheckContext.Batch, row => HasBallot(report, row), groups))
        {
            Dictionary<string, IRecord> stored = await context.StoredAsync(
                Ballots, groups.Select(g => (string)g[0].Cells[MarkRow.Ballot]!), cancellationToken).ConfigureAwait(false);
            foreach (List<BundleRow> group in groups)
                Check(report, group, (Ballot?)stored.GetValueOrDefault((string)group[0].Cells[MarkRow.Ballot]!));
        }

        Note(report);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        await context.References.LoadForAsync(Ballots, cancellationToken).ConfigureAwait(false);
        await context.References.Of("indicators")!.LoadAsync(context.Store, cancellationToken).ConfigureAwait(false);
        if (context.StoreIsEmpty)
            return;
        await context.Indicators.LoadAsync(context.Store, cancellationToken).ConfigureAwait(false);
        await context.Rounds.LoadAsync(context.Store, cancellationToken).ConfigureAwait(false);
    }

    private static bool HasBallot(FileReport report, BundleRow row)
    {
        if (row.Value(MarkRow.Ballot) is not null)
            return true;
        if (!row.IsBroken)
            RowCheck.Required(report, Columns, row, isNew: true);
        return false;
    }

    private void Check(FileReport report, List<BundleRow> group, Ballot? known)
    {
        UInt128 key = RowKey.Hash((string)group[0].Cells[MarkRow.Ballot]!);
        bool scattered = seen.Contains(key);
        object?[]? first = known is null ? null : Ballots.ToRow(known);
        marked.Clear();
        lastGood = null;
        foreach (BundleRow row in group)
        {
            if (row.IsBroken)
                continue;
            if (scattered)
                Bad(report, row, MarkRow.Ballot, RowCode.BallotScattered, "the ballot's rows do not stand together");
            else
                CheckMark(report, row, known, ref first);
        }

        if (group.TrueForAll(r => r.IsBad))
            return;
        seen.Add(key);
        Ballot ballot = (Ballot)Ballots.FromRow(first!);
        context.References.MakeMissing(Columns[MarkRow.Rater], ballot.RaterId.Value);
        context.Rounds.Count(ballot.ClassId.Value, ballot.Role, ballot.RoundId.Value, ballot.SubmittedOn);
        if (known is not null && context.Rounds.WasClosed(ballot.RoundId.Value))
            corrected++;
        else if (context.Rounds.WasClosed(ballot.RoundId.Value))
            reopened.Add(ballot.RoundId.Value);
    }

    private void CheckMark(FileReport report, BundleRow row, Ballot? known, ref object?[]? first)
    {
        var indicator = row.Value(MarkRow.Indicator) as string;
        bool isKnown = known is not null && indicator is not null && known.Marks.Any(m => m.IndicatorId.Value == indicator);
        RowCheck.Required(report, Columns, row, !isKnown);
        object?[]? header = null;
        if (lastGood is { } last && SameBallotCells(row, last))
            CheckIndicator(report, row, indicator);
        else
            header = CheckWhole(report, row, known, first);
        if (indicator is not null && row.Value(MarkRow.Score) is decimal score && context.Indicators.Outside(indicator, score) is { } reason)
            Bad(report, row, MarkRow.Score, RowCode.OutOfRange, reason);
        if (indicator is not null && marked.Contains(indicator))
            Bad(report, row, MarkRow.Indicator, RowCode.DuplicateKey, "an earlier row of the ballot marks the indicator");
        if (row.IsBad)
            return;
        first ??= header;
        lastGood = row;
        marked.Add(indicator!);
        if (isKnown)
            report.Known++;
        else
            report.Added++;
    }

    private object?[] CheckWhole(FileReport report, BundleRow row, Ballot? known, object?[]? first)
    {
        RowCheck.Refer(report, context.References, Columns, row, except: MarkRow.Round);
        object?[] header = HeaderOf(row, known);
        CheckRound(report, row, header, known);
        Agree(report, row, header, first);
        return header;
    }

    private void CheckIndicator(FileReport report, BundleRow row, string? indicator)
    {
        if (indicator is not null && !context.References.Check(report, row.Line, Columns[MarkRow.Indicator], indicator))
            row.IsBad = true;
    }

    // Equal cells that follow each other are mostly the same object, so this is cheap, and a no is only slower.
    private static bool SameBallotCells(BundleRow row, BundleRow other)
    {
        for (int i = MarkRow.Ballot; i <= MarkRow.SubmittedOn; i++)
        {
            if (!ReferenceEquals(row.Cells[i], other.Cells[i]))
                return false;
        }

        return true;
    }

    /// <summary>The cells of the ballot as this row has it, over what is stored.</summary>
    private object?[] HeaderOf(BundleRow row, Ballot? known)
    {
        object?[] header = known is null ? new object?[Ballots.Columns.Count] : Ballots.ToRow(known);
        for (int i = MarkRow.Ballot; i <= MarkRow.SubmittedOn; i++)
            header[i] = row.Value(i) ?? header[i];
        if (header[MarkRow.Round] is null && header[MarkRow.Class] is string cls && header[MarkRow.Role] is string role)
            header[MarkRow.Round] = context.Rounds.Resolve(cls, Code.Parse<RaterRole>(role));
        header[Ballots.Columns[^1].Index] ??= Array.Empty<Mark>();
        return header;
    }

    private void CheckRound(FileReport report, BundleRow row, object?[] header, Ballot? known)
    {
        if (header[MarkRow.Round] is not string round)
            return;

        // The id that an empty cell stands for may be written out, too.
        bool isImplied = header[MarkRow.Class] is string cls && header[MarkRow.Role] is string role &&
            round == context.Rounds.Resolve(cls, Code.Parse<RaterRole>(role));
        if (row.Value(MarkRow.Round) is string given && !isImplied && !context.References.Check(report, row.Line, Columns[MarkRow.Round], given))
            row.IsBad = true;
        else if (isImplied && !row.IsBad && context.References.Of("rounds")!.Find(round) == Found.InBadRow)
            row.IsBad = !context.References.Check(report, row.Line, Columns[MarkRow.Round], round);
        if (known?.RoundId.Value != round && context.Rounds.IsClosed(round))
            Bad(report, row, MarkRow.Round, RowCode.RoundClosed, $"the ballot is new for the closed round {round}");
    }

    private static void Agree(FileReport report, BundleRow row, object?[] header, object?[]? first)
    {
        if (first is null)
            return;
        foreach (int column in SameInBallot)
        {
            if (row.Value(column) is { } given && !given.Equals(first[column]))
                Bad(report, row, column, RowCode.BallotDisagrees, "the ballot's other rows say otherwise");
        }

        if (row.Value(MarkRow.Round) is not null && !Equals(header[MarkRow.Round], first[MarkRow.Round]))
            Bad(report, row, MarkRow.Round, RowCode.BallotDisagrees, "the ballot's other rows name another round");
    }

    private static void Bad(FileReport report, BundleRow row, int column, RowCode code, string reason)
    {
        row.IsBad = true;
        report.Add(row.Line, Columns[column].Name, Shown(row.Value(column)), code, reason);
    }

    private static string Shown(object? cell) => cell switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", null),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };

    private void Note(FileReport report)
    {
        if (corrected > 0)
            context.Options.OnNote?.Invoke(new ImportWarning(report.File, "", $"{corrected} ballots of closed rounds are given again; their marks are corrected where they differ"));
        foreach (string round in reopened)
            context.Options.OnNote?.Invoke(new ImportWarning(report.File, round, "the closed round takes new ballots, as asked"));
    }
}
