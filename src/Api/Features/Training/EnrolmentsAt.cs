namespace TalentGraph.Api.Features.Training;

/// <summary>A cadre's enrolments and credits as they were at a day (rules: facts at D).</summary>
internal static class EnrolmentsAt
{
    /// <summary>
    /// At today's day all; at an earlier one those of classes begun by then, and of a class still running then in progress
    /// without marks. The class that ended last comes first, then by id.
    /// </summary>
    /// <param name="view">The operation.</param>
    /// <param name="rows">One cadre's enrolments.</param>
    /// <param name="on">The day.</param>
    /// <param name="ended">Only those of classes that end in this range; null: all.</param>
    public static IReadOnlyList<Enrolment> Of(View view, IReadOnlyList<Enrolment>? rows, DateOnly on, DateRange? ended)
    {
        bool isPast = on < view.Snapshot.Today;
        return
        [
            .. (rows ?? [])
                .Select(row => (Row: row, Class: view.Snapshot.Classes.Find(row.ClassId)))
                .Where(pair => pair.Class is { } record && (!isPast || record.StartsOn <= on) && (ended is null || ended.Contains(record.EndsOn)))
                .OrderByDescending(pair => pair.Class!.EndsOn).ThenBy(pair => pair.Row.Id.Value, StringComparer.Ordinal)
                .Select(pair => isPast ? SeenAt(pair.Row, pair.Class!, on) : pair.Row),
        ];
    }

    /// <summary>Credits up to a day, latest first.</summary>
    public static IEnumerable<Credit> Credits(IReadOnlyList<Credit>? rows, DateOnly on, DateRange? range) =>
        (rows ?? []).Where(row => row.On <= on && (range is null || range.Contains(row.On)))
            .OrderByDescending(row => row.On).ThenBy(row => row.Id.Value, StringComparer.Ordinal);

    /// <summary>The call-up of a cadre to a class by a day: the latest one, one that was not cancelled before one that was; null: none.</summary>
    public static CallUp? CallUp(IReadOnlyList<CallUp>? rows, ClassId trainingClass, DateOnly on) =>
        (rows ?? []).Where(row => row.ClassId == trainingClass && row.CalledOn <= on)
            .OrderBy(row => row.State == CallUpState.Cancelled).ThenByDescending(row => row.CalledOn).ThenBy(row => row.Id.Value, StringComparer.Ordinal)
            .FirstOrDefault();

    private static Enrolment SeenAt(Enrolment row, TrainingClass record, DateOnly on)
    {
        if (record.EndsOn > on)
        {
            return row with
            {
                Result = EnrolmentResult.InProgress,
                HoursEarned = null,
                HoursAbsent = null,
                Assessment = null,
                ExamScore = null,
                CertificateNo = null,
                RevokedOn = null,
                RevokedReason = null,
            };
        }

        return row.RevokedOn > on ? row with { RevokedOn = null, RevokedReason = null } : row;
    }
}
