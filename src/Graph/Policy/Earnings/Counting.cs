namespace TalentGraph.Graph.Policy.Earnings;

/// <summary>Which of a cadre's earnings count at a day.</summary>
public static class Counting
{
    /// <summary>Whether one counts: a credit by its day, an enrolment when no condition fails.</summary>
    /// <param name="earnings">All of the cadre's, in the order of <see cref="EarningsOf"/>.</param>
    /// <param name="at">Which.</param>
    /// <param name="on">The day number.</param>
    /// <param name="packBit">The bit of the pack that holds.</param>
    /// <param name="forgiven">Conditions that are not asked: <see cref="WhyNot.NotRecognised"/> for participation.</param>
    public static bool Counts(ReadOnlySpan<Earning> earnings, int at, int on, int packBit, WhyNot forgiven = WhyNot.None)
    {
        ref readonly Earning earning = ref earnings[at];
        return (earning.Why & ~forgiven) == 0 && earning.On <= on && earning.RevokedOn > on && (earning.Packs & packBit) != 0
            && (!earning.HasTwin || (IsLive(earnings, at, on, packBit) && !IsSecond(earnings, at, on, packBit, forgiven)));
    }

    /// <summary>Every condition that a record fails at a day.</summary>
    /// <param name="earnings">All of the cadre's.</param>
    /// <param name="at">Which; a live form of the record.</param>
    /// <param name="on">The day number.</param>
    /// <param name="packBit">The bit of the pack that holds.</param>
    /// <param name="isPast">Whether the day is before today: a class still running then shows as in progress, without marks.</param>
    public static WhyNot Fails(ReadOnlySpan<Earning> earnings, int at, int on, int packBit, bool isPast)
    {
        ref readonly Earning earning = ref earnings[at];
        if (earning.IsCredit)
            return WhyNot.None;
        if (isPast && earning.On > on)
            return (earning.Why & WhyNot.NotRecognised) | WhyNot.NotPassed | WhyNot.NotEnded;

        WhyNot why = earning.RevokedOn <= on ? earning.Why | WhyNot.Revoked : earning.Why;
        if (earning.On > on)
            return why | WhyNot.NotEnded;
        return (why & ~WhyNot.NotRecognised) == 0 && earning.HasTwin && IsSecond(earnings, at, on, packBit, WhyNot.NotRecognised)
            ? why | WhyNot.SecondInClass
            : why;
    }

    /// <summary>The place of the form of a record that holds at a day for a pack; −1: the cadre has no such record.</summary>
    /// <param name="earnings">All of the cadre's.</param>
    /// <param name="record">The record's <see cref="Earning.RecordHash"/>.</param>
    /// <param name="isCredit">Whether it is a credit.</param>
    /// <param name="on">The day number.</param>
    /// <param name="packBit">The bit of the pack that holds.</param>
    public static int Find(ReadOnlySpan<Earning> earnings, uint record, bool isCredit, int on, int packBit)
    {
        for (int i = 0; i < earnings.Length; i++)
        {
            if (earnings[i].Record == record && earnings[i].IsCredit == isCredit && (earnings[i].Packs & packBit) != 0
                && (!earnings[i].HasTwin || IsLive(earnings, i, on, packBit)))
                return i;
        }

        return -1;
    }

    /// <summary>The first place whose day is after the given one.</summary>
    public static int FirstAfter(ReadOnlySpan<Earning> earnings, int day)
    {
        int low = 0, high = earnings.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (earnings[middle].On > day)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    /// <summary>Whether no later form of the same record has taken this one's place by the day.</summary>
    private static bool IsLive(ReadOnlySpan<Earning> earnings, int at, int on, int packBit)
    {
        ref readonly Earning earning = ref earnings[at];
        if (earning.From > on)
            return false;
        (int first, int end) = SameClass(earnings, at);
        for (int i = first; i < end; i++)
        {
            if (earnings[i].Record == earning.Record && (earnings[i].Packs & packBit) != 0 && earnings[i].From <= on && earnings[i].From > earning.From)
                return false;
        }

        return true;
    }

    /// <summary>Whether another record in the same class counts and comes first: more hours, then the id.</summary>
    private static bool IsSecond(ReadOnlySpan<Earning> earnings, int at, int on, int packBit, WhyNot forgiven)
    {
        ref readonly Earning earning = ref earnings[at];
        (int first, _) = SameClass(earnings, at);
        for (int i = first; i < at; i++)
        {
            ref readonly Earning other = ref earnings[i];
            if (other.Record != earning.Record && (other.Why & ~forgiven) == 0 && other.RevokedOn > on && (other.Packs & packBit) != 0
                && IsLive(earnings, i, on, packBit))
                return true;
        }

        return false;
    }

    private static (int First, int End) SameClass(ReadOnlySpan<Earning> earnings, int at)
    {
        int first = at, end = at + 1;
        while (first > 0 && earnings[first - 1].Class == earnings[at].Class)
            first--;
        while (end < earnings.Length && earnings[end].Class == earnings[at].Class)
            end++;
        return (first, end);
    }
}
