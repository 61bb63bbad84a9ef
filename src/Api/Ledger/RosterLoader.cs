using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Packs;
using TalentGraph.Graph.Policy.Persons;

namespace TalentGraph.Api.Ledger;

/// <summary>Reads rows of the roster from the store: the same way for a hundred thousand at start and for one that changed.</summary>
/// <param name="store">Where the records are.</param>
/// <param name="packs">The deployment's packs.</param>
internal sealed class RosterLoader(ITalentStore store, PolicyPacks packs)
{
    /// <summary>How many cadres are read at once.</summary>
    public const int BatchSize = 2_000;

    /// <summary>Reads the rows of these cadres.</summary>
    /// <param name="cadres">The records.</param>
    /// <param name="catalogue">Units and posts.</param>
    /// <param name="classes">What earnings refer to.</param>
    /// <param name="today">The day for which now-columns are worked out.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>One row a cadre, in the order given.</returns>
    public async Task<IReadOnlyList<RosterEntry>> LoadAsync(
        IReadOnlyList<Cadre> cadres, Catalogue catalogue, ClassTable classes, DateOnly today, CancellationToken cancellationToken)
    {
        List<CadreId> ids = [.. cadres.Select(cadre => cadre.Id)];
        var states = await store.OfCadresAsync<CadreState>(Scope.Everything, ids, cancellationToken);
        var appointments = await store.OfCadresAsync<Appointment>(Scope.Everything, ids, cancellationToken);
        var enrolments = await store.OfCadresAsync<Enrolment>(Scope.Everything, ids, cancellationToken);
        var credits = await store.OfCadresAsync<Credit>(Scope.Everything, ids, cancellationToken);
        var conduct = await store.OfCadresAsync<ConductEntry>(Scope.Everything, ids, cancellationToken);

        var rows = new RosterEntry[cadres.Count];
        for (int i = 0; i < rows.Length; i++)
        {
            Cadre cadre = Shared(cadres[i], catalogue.Organisation);
            Earning[] earnings = EarningsOf.Cadre(Of(enrolments, cadre.Id), Of(credits, cadre.Id), Of(conduct, cadre.Id), classes, packs);
            var history = new CadreHistory(
                cadre,
                Of(states, cadre.Id).Select(state => state with { CadreId = cadre.Id, UnitId = Shared(state.UnitId, catalogue.Organisation) }),
                Of(appointments, cadre.Id).Select(a => a with { PostId = catalogue.Organisation.Find(a.PostId)?.Id ?? a.PostId }),
                earnings);
            uint[] others = [.. Of(appointments, cadre.Id).Select(a => a.Id.Value).Concat(Of(conduct, cadre.Id).Select(c => c.Id)).Select(Earning.RecordHash)];
            rows[i] = new RosterEntry(cadre, history, PinyinOrder.Key(cadre.Name), NowOf(history, today, catalogue.Organisation, packs), others);
        }

        return rows;
    }

    /// <summary>What scope compares, worked out for a day.</summary>
    public static CadreNow NowOf(CadreHistory history, DateOnly today, Organisation organisation, PolicyPacks packs)
    {
        var (rank, unit, managedBy) = Standing.Now(history, today, organisation, packs.At(today));
        return new CadreNow(history.Id, rank, unit, managedBy);
    }

    /// <summary>One string an id, not one a record: a hundred thousand cadres name the same few units.</summary>
    private static Cadre Shared(Cadre cadre, Organisation organisation) => cadre with
    {
        UnitId = Shared(cadre.UnitId, organisation),
        ManagedByUnitId = Shared(cadre.ManagedByUnitId, organisation),
    };

    private static UnitId? Shared(UnitId? unit, Organisation organisation) => organisation.Find(unit)?.Id ?? unit;

    private static IReadOnlyList<T> Of<T>(IReadOnlyDictionary<CadreId, IReadOnlyList<T>> records, CadreId cadre) =>
        records.GetValueOrDefault(cadre) ?? [];
}
