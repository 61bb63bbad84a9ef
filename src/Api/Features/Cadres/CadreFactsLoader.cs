using TalentGraph.Api.Hosting;
using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Persons;
using TalentGraph.GraphQL.Execution.Loading;

namespace TalentGraph.Api.Features.Cadres;

/// <summary>
/// The records that hang from cadres, all kinds and all cadres of a level at once. Records are the same at every day; what of
/// them was so at a root's day is cut out behind the loader.
/// </summary>
/// <param name="facts">Brings them.</param>
/// <param name="views">Whose they may be.</param>
internal sealed class CadreFactsLoader(VisibleFacts facts, Views views) : BatchLoader<CadreFact, IReadOnlyList<IRecord>>
{
    /// <summary>The records of a kind of one cadre; null: there are none, or not for the caller.</summary>
    public Deferred<IReadOnlyList<T>?> Load<T>(CadreId cadre)
        where T : class, IRecord => Load<T>(cadre, latest: null);

    /// <summary>At least the latest of them, where it costs less to read these alone.</summary>
    /// <param name="cadre">Whose.</param>
    /// <param name="latest">How many, as <see cref="CadreFact.Latest"/> has it; there may be more.</param>
    /// <param name="suffice">Whether these are enough; else all are read.</param>
    public Deferred<IReadOnlyList<T>?> LoadLatest<T>(CadreId cadre, int latest, Predicate<IReadOnlyList<T>> suffice)
        where T : class, IRecord =>
        facts.ComeTogether
            ? Load<T>(cadre, latest).Then(rows => Load<T>(cadre, rows is null || suffice(rows) ? latest : null))
            : Load<T>(cadre);

    /// <summary>What a run says of a cadre; null: nothing, or not for the caller.</summary>
    public Deferred<Estimates?> LoadEstimates(CadreId cadre, RunId run) =>
        Load(new CadreFact(FactKind.Of<Estimates>(), cadre, Key: RecordType.Key(run, cadre))).Then(rows => rows?.Cast<Estimates>().Single());

    private Deferred<IReadOnlyList<T>?> Load<T>(CadreId cadre, int? latest)
        where T : class, IRecord
    {
        // Where too much was missed of a class, why an enrolment does not count may hang on conduct: it comes in the same query.
        if (typeof(T) == typeof(Enrolment) && facts.ComeTogether && views.Current.Snapshot.Find(cadre) is { } entry && MissedTooMuch(entry.History))
            Load(new CadreFact(FactKind.Of<ConductEntry>(), cadre));
        return Load(new CadreFact(FactKind.Of<T>(), cadre, latest)).Then(rows => (IReadOnlyList<T>?)rows);
    }

    /// <summary>Whether any class does not count for what was missed of it, by any pack.</summary>
    private static bool MissedTooMuch(CadreHistory cadre)
    {
        foreach (ref readonly Earning earning in cadre.Earnings)
        {
            if ((earning.Why & WhyNot.AbsenceOverLimit) != WhyNot.None)
                return true;
        }

        return false;
    }

    /// <inheritdoc/>
    protected override Task<IReadOnlyDictionary<CadreFact, IReadOnlyList<IRecord>>> LoadAsync(IReadOnlyCollection<CadreFact> keys, CancellationToken cancellationToken) =>
        facts.OfAsync(views.Current, keys, cancellationToken);
}
