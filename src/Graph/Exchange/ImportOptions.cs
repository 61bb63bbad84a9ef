using System.Text;

namespace TalentGraph.Graph.Exchange;

/// <summary>How a bundle is imported.</summary>
public sealed record ImportOptions
{
    /// <summary>
    /// The day of the import: a round that closes on it or before is closed. An empty store takes the bundle's own today
    /// in its place, where the bundle has one.
    /// </summary>
    public required DateOnly Today { get; init; }

    /// <summary>The day from which changed cadres are what the bundle says, where it does not say since when; null: today.</summary>
    public DateOnly? Effective { get; init; }

    /// <summary>Look at everything, write nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Write the good rows though there are bad ones.</summary>
    public bool SkipBadRows { get; init; }

    /// <summary>What the files are written in, unless they begin with UTF-8's mark; null: UTF-8.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Closed rounds that take new ballots all the same.</summary>
    public IReadOnlyCollection<RoundId> Reopen { get; init; } = [];

    /// <summary>
    /// The import that was cut off and that this one ends, as <see cref="StoreStatus.UnfinishedImport"/> names it: the same
    /// bundle again, with the same options; null: none.
    /// </summary>
    public string? Resume { get; init; }

    /// <summary>The key of the hashes that stand for national ids; null: a bundle with a plain one is refused.</summary>
    public ReadOnlyMemory<byte>? NationalIdKey { get; init; }

    /// <summary>
    /// Called once when a bundle with national ids has passed its checks and its writing begins, and before anything of it is
    /// written; null: nothing is to be done then.
    /// </summary>
    public Func<CancellationToken, Task>? BeforeNationalIds { get; init; }

    /// <summary>Takes each line of the report as it is found, file by file; null: nobody.</summary>
    public Action<RowProblem>? OnProblem { get; init; }

    /// <summary>Takes notes of what is out of the ordinary and allowed: corrected ballots, reopened rounds; null: nobody.</summary>
    public Action<ImportWarning>? OnNote { get; init; }

    /// <summary>
    /// Keeps beside cadres what follows from several records, before the commit. Gets the cadres whose own record,
    /// states or appointments were written, every cadre where units or posts were, and the day; null: nothing is kept.
    /// </summary>
    public Func<IWriteSession, DateOnly, IReadOnlyCollection<CadreId>, CancellationToken, Task>? KeepNow { get; init; }

    /// <summary>Waits here when all is written and nothing is committed; null: does not wait. For tests of a death at that moment.</summary>
    public Func<CancellationToken, Task>? BeforeCommit { get; init; }
}

/// <summary>How far an import is.</summary>
/// <param name="Writing">Whether it writes; before that it checks.</param>
/// <param name="File">The file at hand.</param>
/// <param name="Rows">Rows done in this pass, over all files.</param>
public sealed record ImportProgress(bool Writing, string File, long Rows);
