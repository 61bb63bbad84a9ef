using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Persons;

namespace TalentGraph.Api.Ledger;

/// <summary>Keeps what scope compares beside the cadres: run before a commit that changed them, and at midnight.</summary>
/// <param name="packs">The deployment's packs.</param>
/// <param name="today">The day it is.</param>
internal sealed class NowHook(PolicyPacks packs, DateOnly today)
{
    /// <summary>Works out and writes deciding rank, unit and managing unit of these cadres, the session's own writes included.</summary>
    public async Task RunAsync(IWriteSession session, IReadOnlyCollection<CadreId> cadres, CancellationToken cancellationToken)
    {
        var organisation = new Organisation(
            await session.ScanAsync<Unit>(cancellationToken).ToListAsync(cancellationToken),
            await session.ScanAsync<Post>(cancellationToken).ToListAsync(cancellationToken));
        foreach (CadreId[] ids in cadres.Chunk(RosterLoader.BatchSize))
        {
            var records = await session.FetchAsync<Cadre>([.. ids.Select(id => id.Value)], cancellationToken);
            var states = await session.OfCadresAsync<CadreState>(ids, cancellationToken);
            var appointments = await session.OfCadresAsync<Appointment>(ids, cancellationToken);
            await session.SetNowAsync(
                [.. records.Values.Select(cadre => NowOf(cadre, states.GetValueOrDefault(cadre.Id) ?? [], appointments.GetValueOrDefault(cadre.Id) ?? [], organisation))],
                cancellationToken);
        }
    }

    private CadreNow NowOf(Cadre cadre, IReadOnlyList<CadreState> states, IReadOnlyList<Appointment> appointments, Organisation organisation) =>
        RosterLoader.NowOf(new CadreHistory(cadre, states, appointments, []), today, organisation, packs);
}
