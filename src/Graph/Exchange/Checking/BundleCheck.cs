using TalentGraph.Graph.Exchange.Sources;

namespace TalentGraph.Graph.Exchange.Checking;

/// <summary>
/// The first pass: looks at every row of the bundle, against the bundle and the store, and writes nothing. Files are
/// taken so that what makes a key stands before what refers to it, and what makes missing raters and competencies
/// before what only refers to them.
/// </summary>
internal static class BundleCheck
{
    private static readonly IReadOnlyList<RecordType> Order =
    [
        RecordType.Of<Unit>(),
        RecordType.Of<Cadre>(),
        RecordType.Of<Post>(),
        RecordType.Of<Competency>(),
        RecordType.Of<Indicator>(),
        RecordType.Of<Course>(),
        RecordType.Of<TrainingClass>(),
        RecordType.Of<Rater>(),
        RecordType.Of<EvaluationRound>(),
        RecordType.Of<Ballot>(),
        RecordType.Of<ClassRating>(),
        RecordType.Of<PostRequirement>(),
        RecordType.Of<IndicatorWeight>(),
        RecordType.Of<CourseCompetency>(),
        RecordType.Of<FollowUpTask>(),
    ];

    /// <summary>Checks the whole bundle; the context then holds what the second pass needs.</summary>
    public static async Task RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        foreach (RowProblem problem in context.Source.Problems)
            context.Options.OnProblem?.Invoke(problem);
        foreach (RecordType type in Order.Concat(RecordTypes.All.Where(t => t.InBundle).Except(Order)))
        {
            if (type.Type == typeof(Unit))
                await new UnitCheck(context).RunAsync(cancellationToken).ConfigureAwait(false);
            else if (type.Type == typeof(Ballot))
                await new BallotCheck(context).RunAsync(cancellationToken).ConfigureAwait(false);
            else
                await CheckAsync(context, type, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task CheckAsync(CheckContext context, RecordType type, CancellationToken cancellationToken)
    {
        if (type.Type == typeof(EvaluationRound) && !context.StoreIsEmpty && context.Source.Has(type.Name + ".csv"))
            await context.Rounds.LoadAsync(context.Store, cancellationToken).ConfigureAwait(false);
        await new FileCheck(context, type).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What was seen, file by file in the contract's order.</summary>
    public static ImportSummary Summary(CheckContext context)
    {
        BundleSource source = context.Source;
        var reports = RecordTypes.All.Where(context.Reports.ContainsKey).Select(t => context.Reports[t]).ToList();
        return new ImportSummary(
            [.. reports.Select(r => new FileCount(r.File, r.Rows, r.BadLines.Count, r.Added, r.Known))],
            [
                .. source.Others.Select(name => new ImportWarning("", name, "unknown file, not read")),
                .. reports.SelectMany(r => r.Warnings),
            ],
            [.. reports.SelectMany(r => r.Normalisations)],
            source.Problems.Count + reports.Sum(r => r.Problems),
            source.Problems.Count + reports.Sum(r => (long)r.BadLines.Count));
    }
}
