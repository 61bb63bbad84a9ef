using TalentGraph.Api.Ledger;
using TalentGraph.Api.Ledger.Boards;
using TalentGraph.Graph.Policy.Earnings;
using TalentGraph.Graph.Policy.Obligations;
using TalentGraph.Graph.Policy.Persons;
using TalentGraph.Graph.Policy.Status;

namespace TalentGraph.Api.Features.Training;

/// <summary>Who is due for training.</summary>
/// <param name="store">Knows the call-ups.</param>
internal sealed class DueOf(ITalentStore store)
{
    /// <summary>Those of a unit's subtree who are due and pass a filter, by place in the roster, in order.</summary>
    /// <param name="view">The operation.</param>
    /// <param name="day">The day.</param>
    /// <param name="unit">The top of the subtree; null: everybody in scope.</param>
    /// <param name="filter">Which; null: all.</param>
    /// <param name="order">In which order.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<int>> ListAsync(
        View view, LedgerDay day, UnitId? unit, DueFilter? filter, DueFirst order, CancellationToken cancellationToken)
    {
        if (filter?.UntrainedForYears is { } years && (years < 0 || years > 100))
            throw new BadInputException("filter.untrainedForYears lies between 0 and 100.");

        UnitTree units = view.Snapshot.Catalogue.Units;
        LightVerdict[] verdicts = [.. day.Verdicts];
        CadreSet among = view.Visible.Everyone.And(cadre =>
            (unit is not { } top || units.IsWithin(verdicts[cadre].Standing.Unit, top)) && (filter is null || Passes(day, cadre, verdicts[cadre], filter)));
        IReadOnlyList<int> due = DueList.Of(day, among, order);
        return filter?.NotCalled is { } notCalled ? await ByCallAsync(view, day, due, notCalled, cancellationToken) : due;
    }

    /// <summary>The call-up to a class still to begin that a cadre has not declined; the latest one; null: none.</summary>
    public static CallUp? Pending(View view, IReadOnlyList<CallUp>? rows, DateOnly on) =>
        (rows ?? []).Where(row => row.CalledOn <= on
                && row.State is CallUpState.Called or CallUpState.Confirmed
                && view.Snapshot.Classes.Find(row.ClassId) is { } record && record.StartsOn > on)
            .OrderByDescending(row => row.CalledOn).ThenBy(row => row.Id.Value, StringComparer.Ordinal)
            .FirstOrDefault();

    private static bool Passes(LedgerDay day, int cadre, LightVerdict verdict, DueFilter filter)
    {
        CadreHistory history = day.Snapshot.Roster[cadre].History;
        return (filter.Lights is null || (verdict.Light is { } light && filter.Lights.Contains(light)))
            && (filter.Ranks is null || (verdict.Standing.Rank is { } rank && filter.Ranks.Contains(rank)))
            && (filter.UnitIds is null || filter.UnitIds.Any(unit => day.Snapshot.Catalogue.Units.IsWithin(verdict.Standing.Unit, unit)))
            && (filter.UntrainedForYears is not { } years || IsUntrained(day, history, years))
            && (filter.Obligation is not { } code || Duties.Of(history, day.Book).Any(duty => duty.Rule.Code == code && duty.State != ObligationState.Met));
    }

    private static bool IsUntrained(LedgerDay day, CadreHistory cadre, double years)
    {
        // Nobody was trained before the calendar begins.
        int most = (12 * (day.On.Year - 1)) + day.On.Month - 1;
        int since = day.On.AddMonths(-(int)Math.Clamp(Math.Round(years * 12), 0, most)).DayNumber;
        ReadOnlySpan<Earning> earnings = cadre.Earnings;
        for (int i = Counting.FirstAfter(earnings, day.On.DayNumber) - 1; i >= 0 && earnings[i].On > since; i--)
        {
            if (!earnings[i].IsCredit && day.Book.Class(earnings[i].Class).IsOffJob && Counting.Counts(earnings, i, day.On.DayNumber, day.Book.PackBit))
                return false;
        }

        return true;
    }

    private async Task<IReadOnlyList<int>> ByCallAsync(View view, LedgerDay day, IReadOnlyList<int> due, bool notCalled, CancellationToken cancellationToken)
    {
        List<CadreId> ids = [.. due.Select(cadre => view.Snapshot.Roster[cadre].Cadre.Id)];
        var calls = await store.OfCadresAsync<CallUp>(view.Scope, ids, cancellationToken);
        return [.. due.Where(cadre => Pending(view, calls.GetValueOrDefault(view.Snapshot.Roster[cadre].Cadre.Id), day.On) is null == notCalled)];
    }
}
