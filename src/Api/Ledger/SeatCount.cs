using TalentGraph.Graph.Policy.Earnings;

namespace TalentGraph.Api.Ledger;

/// <summary>Seats taken: enrolments not withdrawn, by class number.</summary>
internal static class SeatCount
{
    /// <summary>Counts one cadre's in or out; several forms of one enrolment take one seat.</summary>
    /// <param name="seats">By class number.</param>
    /// <param name="row">The cadre; null: nobody.</param>
    /// <param name="step">1 in, −1 out.</param>
    public static void Add(int[] seats, RosterEntry? row, int step)
    {
        if (row is null)
            return;
        ReadOnlySpan<Earning> earnings = row.History.Earnings;
        for (int i = 0; i < earnings.Length; i++)
        {
            if (!earnings[i].IsCredit && !earnings[i].IsWithdrawn && IsFirstForm(earnings, i))
                seats[earnings[i].Class] += step;
        }
    }

    /// <summary>Forms of one enrolment stand together, as earnings of one class do.</summary>
    private static bool IsFirstForm(ReadOnlySpan<Earning> earnings, int at)
    {
        for (int i = at - 1; i >= 0 && earnings[i].Class == earnings[at].Class; i--)
        {
            if (earnings[i].Record == earnings[at].Record)
                return false;
        }

        return true;
    }
}
