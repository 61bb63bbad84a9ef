using TalentGraph.Graph.Exchange.Checking;

namespace TalentGraph.Graph.Exchange.Writing;

/// <summary>The second pass: writes the good rows of a checked bundle into one session, and does not commit.</summary>
internal static class BundleWriting
{
    public static async Task<WriteContext> RunAsync(CheckContext check, IWriteSession session, DateOnly? ownToday, CancellationToken cancellationToken)
    {
        ImportOptions options = check.Options;
        DateOnly today = check.StoreIsEmpty ? ownToday ?? options.Today : options.Today;
        var write = new WriteContext(session, options.Effective ?? today);
        if (check.StoreIsEmpty && ownToday is not null)
            await session.SetTodayAsync(ownToday, cancellationToken).ConfigureAwait(false);
        foreach (RecordType type in RecordTypes.All.Where(t => t.InBundle))
        {
            await write.UpsertAsync(type, [.. Made(check, type)], cancellationToken).ConfigureAwait(false);
            if (type.Type == typeof(Ballot))
                await new BallotWriting(check, write).RunAsync(cancellationToken).ConfigureAwait(false);
            else
                await new RecordWriting(check, type, write).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        await write.History.WriteAsync(session, cancellationToken).ConfigureAwait(false);
        if (options.KeepNow is { } keep)
            await KeepAsync((cadres, token) => keep(session, today, cadres, token), write, cancellationToken).ConfigureAwait(false);
        return write;
    }

    /// <summary>The records that no row gives and good rows name: raters, competencies, rounds of ballots that name none.</summary>
    private static IEnumerable<IRecord> Made(CheckContext check, RecordType type) => type.Name switch
    {
        "raters" => check.References.MadeOf(type.Name).Select(id => new Rater { Id = new RaterId(id), Name = id }),
        "competencies" => check.References.MadeOf(type.Name).Select(id => new Competency { Id = new CompetencyId(id), Name = id }),
        "rounds" => check.Rounds.Implied(),
        _ => [],
    };

    private static async Task KeepAsync(
        Func<IReadOnlyCollection<CadreId>, CancellationToken, Task> keep, WriteContext write, CancellationToken cancellationToken)
    {
        IReadOnlyCollection<CadreId> touched = write.Touched;
        if (write.EverybodyTouched)
        {
            List<CadreId> all = [];
            await foreach (Cadre cadre in write.Session.ScanAsync<Cadre>(cancellationToken).ConfigureAwait(false))
                all.Add(cadre.Id);
            touched = all;
        }

        if (touched.Count > 0)
            await keep(touched, cancellationToken).ConfigureAwait(false);
    }
}
