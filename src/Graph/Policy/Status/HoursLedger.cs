namespace TalentGraph.Graph.Policy.Status;

/// <summary>What was owed over a window and what was earned in it; figures are exact or rounded at the 28th digit, never before.</summary>
public sealed record HoursLedger
{
    /// <summary>Hours owed, pro rata.</summary>
    public required decimal OwedHours { get; init; }

    /// <summary>Days owed, pro rata: calendar days for county_deputy and above, teaching days below.</summary>
    public required decimal OwedDays { get; init; }

    /// <summary>All hours that count, after the caps.</summary>
    public required decimal CountedHours { get; init; }

    /// <summary>Hours of off-job classes.</summary>
    public required decimal OffJobHours { get; init; }

    /// <summary>Hours of lectures.</summary>
    public required decimal LectureHours { get; init; }

    /// <summary>Hours of online classes and credits before the cap.</summary>
    public required decimal OnlineEarned { get; init; }

    /// <summary>The same after the cap.</summary>
    public required decimal OnlineCounted { get; init; }

    /// <summary>Teaching, after the cap.</summary>
    public required decimal TeachingCounted { get; init; }

    /// <summary>Credits recognised from elsewhere, after the cap.</summary>
    public required decimal RecognisedCounted { get; init; }

    /// <summary>Days of off-job classes, of the kind of <see cref="OwedDays"/>.</summary>
    public required decimal OffJobDays { get; init; }

    /// <summary>Whether the hours or the days owed are reached.</summary>
    public required bool Met { get; init; }
}

/// <summary>The ledger of one calendar year.</summary>
/// <param name="Year">Which year.</param>
/// <param name="Ledger">Owed and earned.</param>
/// <param name="IsJudged">Whether the year is over; before, it is running.</param>
public sealed record YearLedger(int Year, HoursLedger Ledger, bool IsJudged);
