using TalentGraph.Graph.Policy.Earnings;

namespace TalentGraph.Api.Ledger.Boards;

/// <summary>The classes somebody due could go to next.</summary>
internal static class NextClasses
{
    /// <summary>Not cancelled, begun after D, admitting the rank of D, with seats left and the cadre not in it; by date, then id.</summary>
    /// <param name="day">The ledger at D.</param>
    /// <param name="cadre">The place in the roster.</param>
    public static IEnumerable<TrainingClass> Of(LedgerDay day, int cadre)
    {
        Rank rank = day.VerdictOf(cadre).Standing.Rank ?? Rank.Staff;
        HashSet<ClassId> enrolled = day.IsPast ? [] : EnrolledIn(day, cadre);
        return day.Book.Classes().Select(facts => facts.Class)
            .Where(record => record.StartsOn > day.On && record.Status != ClassStatus.Cancelled
                && (record.AdmitsRanks.Count == 0 || record.AdmitsRanks.Contains(rank))
                && day.Snapshot.SeatsLeft(record, day.On) is not 0 && !enrolled.Contains(record.Id))
            .OrderBy(record => record.StartsOn).ThenBy(record => record.Id.Value, StringComparer.Ordinal);
    }

    private static HashSet<ClassId> EnrolledIn(LedgerDay day, int cadre)
    {
        var classes = new HashSet<ClassId>();
        foreach (ref readonly Earning earning in day.Snapshot.Roster[cadre].History.Earnings)
        {
            if (!earning.IsCredit && !earning.IsWithdrawn)
                classes.Add(day.Book.Class(earning.Class).Class.Id);
        }

        return classes;
    }
}
