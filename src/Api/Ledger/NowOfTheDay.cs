namespace TalentGraph.Api.Ledger;

/// <summary>
/// Brings what scope compares in the store to today: a rank, a post or a state may begin at midnight without anybody
/// writing it. Runs when the service starts and when the day changes.
/// </summary>
/// <param name="store">Where it is kept.</param>
internal sealed class NowOfTheDay(ITalentStore store)
{
    private const int Batch = 10_000;
    private DateOnly? kept;

    /// <summary>Writes it once a day; where it is so already, or an import is unfinished, nothing is committed.</summary>
    /// <param name="snapshot">The ledger as it stands today.</param>
    /// <param name="cancellationToken">Stops the writing; the next call begins anew.</param>
    public async Task KeepAsync(LedgerSnapshot snapshot, CancellationToken cancellationToken)
    {
        // What was cut off may be half, and what runs has the writer's place: a commit of today's waits until it is done.
        if (kept == snapshot.Today || (await store.StatusAsync(cancellationToken)).UnfinishedImport is not null)
            return;
        await using IWriteSession session = await store.BeginAsync("midnight", cancellationToken);
        // Whoever committed since knows more than this snapshot, which would overwrite it: the next one will do.
        StoreStatus status = await store.StatusAsync(cancellationToken);
        if (status.Version != snapshot.Version || status.UnfinishedImport is not null)
            return;
        foreach (RosterEntry[] rows in snapshot.Roster.Chunk(Batch))
            await session.SetNowAsync(Array.ConvertAll(rows, row => row.Now), cancellationToken);
        await session.CommitAsync(cancellationToken);
        kept = snapshot.Today;
    }
}
