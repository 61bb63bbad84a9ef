using TalentGraph.Graph.Policy.Obligations;
using TalentGraph.Graph.Policy.Status;

namespace TalentGraph.Api.Ledger.Boards;

/// <summary>Who is due for training: those with a red, unknown or yellow light.</summary>
internal static class DueList
{
    /// <summary>Those who are due, by place in the roster, the most urgent first.</summary>
    /// <param name="day">The ledger at D.</param>
    /// <param name="among">Whom the caller may see and asks for.</param>
    /// <param name="order">What comes first.</param>
    public static IReadOnlyList<int> Of(LedgerDay day, CadreSet among, DueFirst order)
    {
        LightVerdict[] verdicts = [.. day.Verdicts];
        int[] places = day.Snapshot.PlacesByName;
        // By name, then id; the sorts below keep them so where nothing else decides.
        var due = among.Members().Where(cadre => verdicts[cadre].Light is Light.Red or Light.Unknown or Light.Yellow).OrderBy(cadre => places[cadre]).ToList();
        return order switch
        {
            DueFirst.Red => [.. due.OrderBy(cadre => verdicts[cadre].Light).ThenBy(cadre => verdicts[cadre].CountedShare)],
            DueFirst.LongestUntrained => [.. due.OrderBy(cadre => day.LastOffJobEndedOn(cadre) ?? DateOnly.MinValue)],
            DueFirst.HoursShort => [.. due.OrderBy(cadre => verdicts[cadre].CountedShare)],
            _ => [.. due.OrderBy(cadre => EarliestDue(day, cadre) ?? DateOnly.MaxValue)],
        };
    }

    /// <summary>The earliest due date of a cadre's obligations that are not met; null: none has one.</summary>
    public static DateOnly? EarliestDue(LedgerDay day, int cadre) =>
        Duties.Of(day.Snapshot.Roster[cadre].History, day.Book)
            .Where(obligation => obligation.State is ObligationState.NotMet or ObligationState.Open)
            .Min(obligation => obligation.Due);
}

/// <summary>What comes first in a list of those due; then name, then id.</summary>
internal enum DueFirst
{
    /// <summary>Red, unknown, yellow; among them the smallest share of the hours owed.</summary>
    Red,

    /// <summary>The longest time since the last off-job class; none at all before everybody.</summary>
    LongestUntrained,

    /// <summary>The smallest share of the hours owed.</summary>
    HoursShort,

    /// <summary>The earliest due date of an obligation that is not met.</summary>
    Deadline,
}
