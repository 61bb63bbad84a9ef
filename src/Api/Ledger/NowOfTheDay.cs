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

    /// <summary>Writes it once a day; where it is so already, nothing is committed.</summary>
    /// <param name="snapshot">The ledger as it stands today.</param>
    /// <param name="cancellationToken">Stops the writing; the next call begins anew.</param>
    public async Task KeepAsync(LedgerSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (kept == snapshot.Today)
            return;
        await using IWriteSession session = await store.BeginAsync("midnight", cancellationToken);
        // Whoever committed since knows more than this snapshot, which would overwrite it: the next one will do.
        if ((await store.StatusAsync(cancellationToken)).Version != snapshot.Version)
            return;
        foreach (RosterEntry[] rows in snapshot.Roster.Chunk(Batch))
            await session.SetNowAsync(Array.ConvertAll(rows, row => row.Now), cancellationToken);
        await session.CommitAsync(cancellationToken);
        kept = snapshot.Today;
    }
}
