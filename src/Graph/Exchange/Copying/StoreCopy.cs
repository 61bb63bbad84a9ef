namespace TalentGraph.Graph.Exchange.Copying;

/// <summary>
/// Copies a whole store into an empty one, of whatever sort the two are: every record, scoring runs and their files
/// included but not what one that was cut off left, the store's own day, and its place in the count of versions. One
/// commit; cut off, it is simply run again.
/// </summary>
public static class StoreCopy
{
    /// <summary>Who writes, for the target's change log.</summary>
    public const string Source = "migrate";

    private const string SourceChanged = "The source changed while it was read: stop its service and run this again.";

    /// <summary>Copies, then reads the target from end to end and compares.</summary>
    /// <param name="from">What is copied; nobody may write into it meanwhile.</param>
    /// <param name="to">An empty store, one in which such a copy was cut off, or one in which it ended.</param>
    /// <param name="keepNow">Keeps beside all cadres what scope compares; called before the commit.</param>
    /// <param name="progress">Told after each batch; null: nobody.</param>
    /// <param name="cancellationToken">Stops it; run again, it ends in the same graph.</param>
    /// <exception cref="UnfinishedImportException">In the source, or in the target while it is compared, an import runs or was cut off.</exception>
    /// <exception cref="GraphStoreException">A store cannot answer.</exception>
    public static async Task<CopyOutcome> RunAsync(
        ITalentStore from,
        ITalentStore to,
        Func<IWriteSession, IReadOnlyCollection<CadreId>, CancellationToken, Task> keepNow,
        Action<CopyProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(keepNow);
        StoreStatus source = await from.WholeAsync(cancellationToken).ConfigureAwait(false);
        StoreStatus target = await to.StatusAsync(cancellationToken).ConfigureAwait(false);
        // Without a commit it holds nothing but what a copy, or a first import, left half.
        if (target.UnfinishedImport is not null && target.Version.Number > 0)
            return new NotCopied("The target is not empty.");
        // Half a bundle is ended by its bundle alone. A copy names no content: its own is compared before it is committed.
        if (target is { UnfinishedImport: { } import, UnfinishedContent: not null })
            return new NotCopied($"The target holds half of import {import}: import its bundle again with --resume {import}, or empty the target.");

        bool wasThere = !target.IsEmpty && target.UnfinishedImport is null;
        // A copy that ended here has the version after the source's; whatever else is here is somebody's data.
        if (wasThere && target.Version.Number != source.Version.Number + 1)
            return new NotCopied("The target is not empty.");
        if (!wasThere && await TargetLimits.BreachAsync(from, to, progress, cancellationToken).ConfigureAwait(false) is { } breach)
            return new NotCopied(breach);
        (StoreDigest? copied, string whyNot) = wasThere
            ? (await StoreDigest.OfAsync(from, progress, cancellationToken).ConfigureAwait(false), SourceChanged)
            : await CopyAsync(from, source, to, target, keepNow, progress, cancellationToken).ConfigureAwait(false);
        if (copied is null)
            return new NotCopied(whyNot);
        StoreDigest? there = await StoreDigest.OfAsync(to, progress, cancellationToken).ConfigureAwait(false);
        if (there is null)
            return new NotCopied("The target changed while it was read: stop its service and run this again.");
        return copied.DifferenceFrom(there) switch
        {
            null => new Copied(copied, there, wasThere),
            _ when wasThere => new NotCopied("The target is not empty."),
            var difference => new NotCopied($"Source and target differ in {difference}."),
        };
    }

    /// <summary>What was read from the source; null: nothing was committed, and why.</summary>
    private static async Task<(StoreDigest? Copied, string WhyNot)> CopyAsync(
        ITalentStore from,
        StoreStatus source,
        ITalentStore to,
        StoreStatus target,
        Func<IWriteSession, IReadOnlyCollection<CadreId>, CancellationToken, Task> keepNow,
        Action<CopyProgress>? progress,
        CancellationToken cancellationToken)
    {
        IWriteSession session = await (target.UnfinishedImport is { } unfinished
            ? to.ResumeAsync(unfinished, Source, cancellationToken)
            : to.BeginAsync(Source, cancellationToken)).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            Version last = source.Version > target.Version ? source.Version : target.Version;
            await session.ContinueAfterAsync(last, cancellationToken).ConfigureAwait(false);
            await session.SetTodayAsync(source.Today, cancellationToken).ConfigureAwait(false);
            var (whole, records) = (new WholeRecords(from), new List<RecordDigest>());
            var cadres = new List<CadreId>();
            foreach (RecordType type in RecordTypes.All)
                records.Add(await CopyAsync(type, whole, session, cadres, progress, cancellationToken).ConfigureAwait(false));
            await keepNow(session, cadres, cancellationToken).ConfigureAwait(false);
            if (!await from.StoodStillAsync(source.Version, cancellationToken).ConfigureAwait(false))
                return (null, SourceChanged);
            var copied = new StoreDigest { Version = source.Version, Today = source.Today, Records = records };
            // What lay half in the target may be of another store: what is committed is taken for whole.
            if (target.UnfinishedImport is not null
                && copied.DifferenceFrom(copied with { Records = await StoreDigest.OfAsync(new WholeRecords(session), progress, cancellationToken).ConfigureAwait(false) }) is { } difference)
                return (null, $"The target holds half of another store than the source ({difference}), and stays unfinished: end that move, or empty the target.");
            await session.CommitAsync(cancellationToken).ConfigureAwait(false);
            return (copied, "");
        }
    }

    private static async Task<RecordDigest> CopyAsync(
        RecordType type, WholeRecords from, IWriteSession session, List<CadreId> cadres, Action<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        using var hash = new RecordHash(type);
        var batch = new List<IRecord>(CopyProgress.Rows);
        await foreach (IRecord record in from.OfAsync(type, cancellationToken).ConfigureAwait(false))
        {
            hash.Add(record);
            batch.Add(record);
            if (record is Cadre cadre)
                cadres.Add(cadre.Id);
            if (batch.Count == CopyProgress.Rows)
                await FlushAsync().ConfigureAwait(false);
        }

        await FlushAsync().ConfigureAwait(false);
        return hash.End();

        async Task FlushAsync()
        {
            if (batch.Count > 0)
                await session.UpsertAsync(type, batch, cancellationToken).ConfigureAwait(false);
            batch.Clear();
            progress?.Invoke(new CopyProgress("copying", type.Name, hash.Count));
        }
    }
}
