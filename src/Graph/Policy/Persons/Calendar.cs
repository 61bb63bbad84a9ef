namespace TalentGraph.Graph.Policy.Persons;

/// <summary>The arithmetic of days that every rule uses. Windows are half-open: after one day, up to another.</summary>
public static class Calendar
{
    /// <summary>The same month and day n years earlier; 29 February becomes 28 February.</summary>
    public static DateOnly YearsBefore(DateOnly day, int years) => day.AddYears(-years);

    /// <summary>The same month and day n years later; 29 February becomes 28 February.</summary>
    public static DateOnly YearsAfter(DateOnly day, int years) => day.AddYears(years);

    /// <summary>The same day n months later, or that month's last day where it is shorter.</summary>
    public static DateOnly MonthsAfter(DateOnly day, int months) => day.AddMonths(months);

    /// <summary>Whole years reached at a day: ages and years of service; negative before the start.</summary>
    public static int WholeYears(DateOnly since, DateOnly on)
    {
        int years = on.Year - since.Year;
        return YearsAfter(since, years) <= on ? years : years - 1;
    }

    /// <summary>The number of days after one day up to another.</summary>
    public static int DaysBetween(DateOnly after, DateOnly upTo) => upTo.DayNumber - after.DayNumber;

    /// <summary>The first day on which something that happened on a day has left the window of the last n years.</summary>
    public static DateOnly LeavesWindow(DateOnly happened, int years)
    {
        DateOnly day = YearsAfter(happened, years);
        return YearsBefore(day, years) >= happened ? day : day.AddDays(1);
    }

    /// <summary>1 January of a year.</summary>
    public static DateOnly FirstDay(int year) => new(year, 1, 1);

    /// <summary>31 December of a year.</summary>
    public static DateOnly LastDay(int year) => new(year, 12, 31);
}
