namespace TalentGraph.Api.Features.Dossier;

/// <summary>What of a cadre's records was so at a day (rules: facts at D).</summary>
internal static class FactsAt
{
    /// <summary>Appraisals of years before the day's, latest first.</summary>
    public static IEnumerable<Appraisal> Appraisals(IEnumerable<Appraisal>? rows, DateOnly on) =>
        (rows ?? []).Where(row => row.Year < on.Year).OrderByDescending(row => row.Year);

    /// <summary>Tasks issued by the day, latest first; one resolved later was open.</summary>
    public static IEnumerable<FollowUpTask> Tasks(IEnumerable<FollowUpTask>? rows, DateOnly on) =>
        (rows ?? []).Where(row => row.IssuedOn <= on)
            .Select(row => row.ResolvedOn > on ? row with { Status = TaskState.Open, ResolvedOn = null, Outcome = null } : row)
            .OrderByDescending(row => row.IssuedOn).ThenBy(row => row.Id, StringComparer.Ordinal);

    /// <summary>Conduct noted by the day, latest first.</summary>
    public static IEnumerable<ConductEntry> Conduct(IEnumerable<ConductEntry>? rows, DateOnly on) =>
        (rows ?? []).Where(row => row.On <= on).OrderByDescending(row => row.On).ThenBy(row => row.Id, StringComparer.Ordinal);

    /// <summary>Observations made by the day, latest first.</summary>
    public static IEnumerable<Observation> Observations(IEnumerable<Observation>? rows, DateOnly on) =>
        (rows ?? []).Where(row => row.On <= on).OrderByDescending(row => row.On).ThenBy(row => row.Id, StringComparer.Ordinal);

    /// <summary>Contributions from classes begun by the day, latest class first; those of no known class come last.</summary>
    public static IEnumerable<Contribution> Contributions(IEnumerable<Contribution>? rows, Func<ClassId, TrainingClass?> find, DateOnly on) =>
        (rows ?? []).Select(row => (Row: row, Class: row.ClassId is { } id ? find(id) : null))
            .Where(pair => pair.Class is null || pair.Class.StartsOn <= on)
            .OrderByDescending(pair => pair.Class?.EndsOn).ThenBy(pair => pair.Row.Id, StringComparer.Ordinal)
            .Select(pair => pair.Row);

    /// <summary>Awards given by the day, latest first.</summary>
    public static IEnumerable<Award> Awards(IEnumerable<Award>? rows, DateOnly on) =>
        (rows ?? []).Where(row => row.On <= on).OrderByDescending(row => row.On).ThenBy(row => row.Title, StringComparer.Ordinal);

    /// <summary>Education finished by the day, or whose end is not known; oldest first.</summary>
    public static IEnumerable<EducationEntry> Educations(IEnumerable<EducationEntry>? rows, DateOnly on) =>
        (rows ?? []).Where(row => row.GraduatedOn is not { } end || end <= on)
            .OrderBy(row => row.GraduatedOn ?? DateOnly.MaxValue).ThenBy(row => row.School, StringComparer.Ordinal);

    /// <summary>Needs of years up to the day's whose year and source are known, latest first.</summary>
    public static IEnumerable<TrainingNeed> Needs(IEnumerable<TrainingNeed>? rows, DateOnly on) =>
        (rows ?? []).Where(row => row.Year <= on.Year && row.Source is not null)
            .OrderByDescending(row => row.Year).ThenBy(row => row.Priority ?? int.MaxValue).ThenBy(row => row.Id, StringComparer.Ordinal);
}
