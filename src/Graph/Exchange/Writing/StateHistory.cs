namespace TalentGraph.Graph.Exchange.Writing;

/// <summary>
/// Keeps the dated history of cadres whom the bundle changes: "An update that changes rank, grade, unit, category, tags
/// or status adds a state, dated by rank_since, grade_since, else the day of the update; where there was none yet, the
/// old values are first written as a state from S (unknown: 1900-01-01)."
/// </summary>
/// <param name="effective">The day of the update.</param>
internal sealed class StateHistory(DateOnly effective)
{
    private static readonly DateOnly Unknown = new(1900, 1, 1);
    private readonly List<Step> steps = [];

    /// <summary>Takes note of an update; one that changes nothing of the history is passed over.</summary>
    /// <param name="before">The cadre as stored.</param>
    /// <param name="after">The cadre as it will be.</param>
    /// <param name="rankSince">The day that the update gives for the rank; null: none.</param>
    /// <param name="gradeSince">The day that the update gives for the grade; null: none.</param>
    public void Note(Cadre before, Cadre after, DateOnly? rankSince, DateOnly? gradeSince)
    {
        CadreState was = StateOf(before, default), now = StateOf(after, default);
        if (Says(was, now))
            return;
        DateOnly from = (before.Rank != after.Rank ? rankSince : null) ?? (before.Grade != after.Grade ? gradeSince : null) ?? effective;
        DateOnly start = after.EnteredOn ?? after.WorkStartedOn ?? Unknown;
        steps.Add(new Step(was with { From = start }, now with { From = from }));
    }

    /// <summary>
    /// Writes what the history does not say yet of the updates noted since the last time; the bundle's own states are
    /// written before, and the updates themselves after.
    /// </summary>
    public async Task WriteAsync(IWriteSession session, CancellationToken cancellationToken)
    {
        foreach (Step[] batch in steps.Chunk(Checking.CheckContext.Batch))
        {
            IReadOnlyDictionary<CadreId, IReadOnlyList<CadreState>> known = await session
                .OfCadresAsync<CadreState>([.. batch.Select(s => s.Now.CadreId)], cancellationToken).ConfigureAwait(false);
            List<CadreState> added = [];
            foreach (Step step in batch)
                added.AddRange(Missing(step, known.GetValueOrDefault(step.Now.CadreId) ?? []));
            await session.UpsertAsync<CadreState>(added, cancellationToken).ConfigureAwait(false);
        }

        steps.Clear();
    }

    private static IEnumerable<CadreState> Missing(Step step, IReadOnlyList<CadreState> known)
    {
        CadreState? latest = known.MaxBy(s => s.From);
        if (latest is not null && Says(latest, step.Now))
            yield break;

        // What began before the old values could have begun was never preceded by them.
        if (latest is null && step.Was.From < step.Now.From)
            yield return step.Was;
        yield return step.Now;
    }

    private static bool Says(CadreState one, CadreState other) =>
        one.Rank == other.Rank && one.Grade == other.Grade && one.UnitId == other.UnitId && one.Category == other.Category &&
        one.Status == other.Status && one.Tags.ToHashSet().SetEquals(other.Tags);

    private static CadreState StateOf(Cadre cadre, DateOnly from) => new()
    {
        CadreId = cadre.Id,
        From = from,
        UnitId = cadre.UnitId,
        Rank = cadre.Rank,
        Grade = cadre.Grade,
        Category = cadre.Category,
        Tags = cadre.Tags,
        Status = cadre.Status,
    };

    private sealed record Step(CadreState Was, CadreState Now);
}
