using TalentGraph.Graph.Policy.Earnings;

namespace TalentGraph.Api.Ledger;

/// <summary>A caller's scope over a snapshot: the same answer as the store's, without asking it.</summary>
internal sealed class Visibility
{
    private readonly LedgerSnapshot snapshot;
    private readonly Scope scope;
    private readonly HashSet<CadreId> persons;
    private readonly HashSet<CadreId> except;
    private readonly HashSet<int> ownClasses = [];
    private readonly Lazy<CadreSet> everyone;

    /// <summary>Looks at a snapshot with a scope's eyes.</summary>
    public Visibility(LedgerSnapshot snapshot, Scope scope)
    {
        this.snapshot = snapshot;
        this.scope = scope;
        persons = [.. scope.Persons];
        except = [.. scope.Except];
        if (scope.TrainedBy.Count > 0)
        {
            ReadOnlySpan<ClassFacts?> classes = snapshot.Classes.Table.Of(0);
            for (int i = 0; i < classes.Length; i++)
            {
                if (classes[i]?.Class.OrganiserUnitId is { } organiser && scope.TrainedBy.Contains(organiser))
                    ownClasses.Add(i);
            }
        }

        everyone = new Lazy<CadreSet>(() => CadreSet.Where(snapshot.Roster.Length, Sees));
    }

    /// <summary>Everybody in scope.</summary>
    public CadreSet Everyone => everyone.Value;

    /// <summary>Whether a cadre is in scope; one that does not exist is not.</summary>
    public bool Sees(CadreId cadre) => snapshot.IndexOf(cadre) is var at and >= 0 && Sees(at);

    /// <summary>Whether the cadre at this place of the roster is in scope.</summary>
    public bool Sees(int cadre)
    {
        RosterEntry entry = snapshot.Roster[cadre];
        if (except.Contains(entry.Cadre.Id))
            return false;
        return scope.All
            || persons.Contains(entry.Cadre.Id)
            || Granted(scope.Managed, entry.Now.ManagedBy, entry.Now.Rank)
            || Granted(scope.Assigned, entry.Now.Unit, entry.Now.Rank)
            || (ownClasses.Count > 0 && TrainedHere(entry));
    }

    /// <summary>Whether a class is held by an institution whose trainees are in scope.</summary>
    public bool IsOwn(TrainingClass trainingClass) =>
        trainingClass.OrganiserUnitId is { } organiser && scope.TrainedBy.Contains(organiser);

    private bool Granted(IReadOnlyList<ScopeGrant> grants, UnitId? unit, Rank rank)
    {
        foreach (ScopeGrant grant in grants)
        {
            if (grant.Ranks.Contains(rank) && snapshot.Catalogue.Units.IsWithin(unit, grant.Unit))
                return true;
        }

        return false;
    }

    private bool TrainedHere(RosterEntry entry)
    {
        foreach (Earning earning in entry.History.Earnings)
        {
            if (!earning.IsCredit && ownClasses.Contains(earning.Class))
                return true;
        }

        return false;
    }
}
