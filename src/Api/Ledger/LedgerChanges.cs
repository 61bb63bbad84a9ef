using TalentGraph.Graph.Policy.Earnings;

namespace TalentGraph.Api.Ledger;

/// <summary>What a stretch of the change log means for the ledger: which parts must be read again.</summary>
internal sealed class LedgerChanges
{
    /// <summary>Over this share of the roster, reading everything is faster than reading the parts.</summary>
    private const double WholeShare = 0.10;

    private static readonly HashSet<string> OfCatalogue =
        ["post_requirements", "competencies", "course_prerequisites", "course_competencies", "runs"];

    private readonly Dictionary<string, List<string>> ownedKeys = [];
    private readonly HashSet<CadreId> cadres = [];
    private readonly HashSet<ClassId> classes = [];
    private readonly HashSet<UnitId> organisers = [];
    private readonly HashSet<CourseId> courses = [];

    /// <summary>Whether the whole ledger must be built anew.</summary>
    public bool Everything { get; private set; }

    /// <summary>Whether units, posts, competencies, courses or runs changed.</summary>
    public bool Catalogue { get; private set; }

    /// <summary>Whether units or posts changed, on which everybody's standing rests.</summary>
    public bool Organisation { get; private set; }

    /// <summary>The classes that changed, or whose organiser or courses did.</summary>
    public IReadOnlyCollection<ClassId> Classes => classes;

    /// <summary>Reads the change log after a version.</summary>
    public static Task<LedgerChanges> SinceAsync(ITalentStore store, LedgerSnapshot last, CancellationToken cancellationToken) =>
        SinceAsync(store, last.Version, last, Math.Max(1_000, (int)(last.Roster.Length * WholeShare)), cancellationToken);

    /// <summary>Reads the change log after a version.</summary>
    /// <param name="store">Whose log.</param>
    /// <param name="since">The version after which.</param>
    /// <param name="last">Tells which classes rest on changed units and courses.</param>
    /// <param name="limit">Over so many changes everything counts as changed.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<LedgerChanges> SinceAsync(
        ITalentStore store, Version since, LedgerSnapshot last, int limit, CancellationToken cancellationToken)
    {
        var changes = new LedgerChanges();
        int seen = 0;
        try
        {
            await foreach (Change change in store.ChangesAsync(since, cancellationToken))
            {
                // A run's estimates, ballots and the like are many and change nothing here.
                if (changes.Add(change) && ++seen > limit)
                    changes.Everything = true;
                if (changes.Everything)
                    break;
            }
        }
        catch (GraphStoreException e) when (e.Code == GraphStoreException.ResyncRequired)
        {
            // The store was restored, or is another one, under the running service.
            changes.Everything = true;
        }

        changes.AddClassesThatRestOnOthers(last.Classes);
        return changes;
    }

    /// <summary>The cadres whose rows must be read again, those of changed classes included.</summary>
    public async Task<HashSet<CadreId>> StaleCadresAsync(
        ITalentStore store, LedgerSnapshot last, ClassCatalogue current, CancellationToken cancellationToken)
    {
        var stale = new HashSet<CadreId>(cadres);
        stale.UnionWith(await OwnersAsync<Enrolment>(store, r => r.CadreId, cancellationToken));
        stale.UnionWith(await OwnersAsync<Credit>(store, r => r.CadreId, cancellationToken));
        stale.UnionWith(await OwnersAsync<Appointment>(store, r => r.CadreId, cancellationToken));
        stale.UnionWith(await OwnersAsync<ConductEntry>(store, r => r.CadreId, cancellationToken));

        // A record may be gone, or have had another owner before: whoever holds one of its name is read again, too.
        HashSet<uint> records = [.. ownedKeys.Values.SelectMany(keys => keys).Select(Earning.RecordHash)];
        HashSet<int> numbers = [.. classes.Select(last.Classes.Table.IndexOf).Where(number => number >= 0)];
        if (records.Count == 0 && numbers.Count == 0)
            return stale;
        CadreSet holders = CadreSet.Where(last.Roster.Length, cadre => Holds(last.Roster[cadre], records, numbers));
        stale.UnionWith(holders.Members().Select(cadre => last.Roster[cadre].Cadre.Id));

        // Enrolments of a class that is new to the ledger were left out of it until now.
        List<ClassId> appeared = [.. classes.Where(id => last.Classes.Table.IndexOf(id) < 0 && current.Table.IndexOf(id) >= 0)];
        if (appeared.Count > 0)
        {
            var enrolled = await store.OfClassesAsync<Enrolment>(Scope.Everything, appeared, cancellationToken);
            stale.UnionWith(enrolled.Values.SelectMany(rows => rows).Select(row => row.CadreId));
        }

        return stale;
    }

    private static bool Holds(RosterEntry row, HashSet<uint> records, HashSet<int> classNumbers)
    {
        foreach (uint record in row.OtherRecords)
        {
            if (records.Contains(record))
                return true;
        }

        foreach (ref readonly Earning earning in row.History.Earnings)
        {
            if (records.Contains(earning.Record) || (!earning.IsCredit && classNumbers.Contains(earning.Class)))
                return true;
        }

        return false;
    }

    /// <summary>Notes a change; false: nothing here rests on its kind.</summary>
    private bool Add(Change change)
    {
        switch (change.Kind)
        {
            case "cadres":
                Everything |= change.Deleted;
                cadres.Add(new CadreId(change.Key));
                break;
            case "cadre_states":
                cadres.Add(new CadreId(RecordType.KeyParts(change.Key)[0]));
                break;
            case "enrolments" or "credits" or "appointments" or "conduct":
                KeysOf(change.Kind).Add(change.Key);
                break;
            case "classes":
                classes.Add(new ClassId(change.Key));
                break;
            case "class_segments" or "class_courses":
                classes.Add(new ClassId(RecordType.KeyParts(change.Key)[0]));
                break;
            case "units" or "posts":
                Catalogue = Organisation = true;
                organisers.Add(new UnitId(change.Key));
                break;
            case "courses":
                Catalogue = true;
                courses.Add(new CourseId(change.Key));
                break;
            default:
                if (!OfCatalogue.Contains(change.Kind))
                    return false;
                Catalogue = true;
                break;
        }

        return true;
    }

    private void AddClassesThatRestOnOthers(ClassCatalogue known)
    {
        if (organisers.Count == 0 && courses.Count == 0)
            return;
        foreach (ClassFacts? facts in known.Table.Of(0))
        {
            if (facts is null)
                continue;
            bool rests = (facts.Class.OrganiserUnitId is { } organiser && organisers.Contains(organiser))
                || known.CoursesOf(facts.Class.Id).Any(row => courses.Contains(row.CourseId));
            if (rests)
                classes.Add(facts.Class.Id);
        }
    }

    private List<string> KeysOf(string kind)
    {
        if (!ownedKeys.TryGetValue(kind, out List<string>? keys))
            ownedKeys[kind] = keys = [];
        return keys;
    }

    private async Task<IEnumerable<CadreId>> OwnersAsync<T>(ITalentStore store, Func<T, CadreId?> owner, CancellationToken cancellationToken)
        where T : class, IRecord
    {
        List<string> keys = KeysOf(RecordType.Of<T>().Name);
        if (keys.Count == 0)
            return [];
        var records = await store.FetchAsync<T>(Scope.Everything, keys, cancellationToken);
        return records.Values.Select(owner).OfType<CadreId>();
    }
}
