using TalentGraph.Graph.Exchange.Checking;

namespace TalentGraph.Graph.Exchange.Writing;

/// <summary>The second pass: writes the good rows of a checked bundle into one session, and does not commit.</summary>
internal static class BundleWriting
{
    public static async Task<WriteContext> RunAsync(CheckContext check, IWriteSession session, DateOnly? ownToday, CancellationToken cancellationToken)
    {
        ImportOptions options = check.Options;
        DateOnly today = check.MakesStore ? ownToday ?? options.Today : options.Today;
        // Where a store cannot write all at once, whoever resumes finds a part of it: what the first attempt did to anybody
        // cannot be told any more.
        var write = new WriteContext(session, options.Effective ?? today) { EverybodyTouched = options.Resume is not null };
        if (check.MakesStore && ownToday is not null)
            await session.SetTodayAsync(ownToday, cancellationToken).ConfigureAwait(false);
        foreach (RecordType type in InOrder())
        {
            await write.UpsertAsync(type, [.. Made(check, type)], cancellationToken).ConfigureAwait(false);
            if (type.Type == typeof(Ballot))
                await new BallotWriting(check, write).RunAsync(cancellationToken).ConfigureAwait(false);
            else
                await new RecordWriting(check, type, write).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        if (options.KeepNow is { } keep)
            await KeepAsync((cadres, token) => keep(session, today, cadres, token), write, cancellationToken).ConfigureAwait(false);
        return write;
    }

    /// <summary>
    /// The bundle's order, but for what an import that was cut off must find as it was when it is resumed: cadres change
    /// after their states, as a state follows from how the cadre was; rounds close after their ballots.
    /// </summary>
    private static List<RecordType> InOrder()
    {
        List<RecordType> order = [.. RecordTypes.All.Where(t => t.InBundle)];
        Move(RecordType.Of<CadreState>(), RecordType.Of<Cadre>());
        Move(RecordType.Of<Ballot>(), RecordType.Of<EvaluationRound>());
        return order;

        void Move(RecordType type, RecordType before)
        {
            order.Remove(type);
            order.Insert(order.IndexOf(before), type);
        }
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
