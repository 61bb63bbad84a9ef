namespace TalentGraph.Graph.Model.Records;

/// <summary>All records of the graph, in the bundle's order: what comes later may refer to what comes before.</summary>
public static class RecordTypes
{
    /// <summary>Every record type.</summary>
    public static IReadOnlyList<RecordType> All { get; } =
    [
        RecordType.Of<Unit>(),
        RecordType.Of<Post>(),
        RecordType.Of<PostRequirement>(),
        RecordType.Of<Cadre>(),
        RecordType.Of<CadreState>(),
        RecordType.Of<ExternalId>(),
        RecordType.Of<FamilyMember>(),
        RecordType.Of<EducationEntry>(),
        RecordType.Of<Award>(),
        RecordType.Of<Sanction>(),
        RecordType.Of<Appointment>(),
        RecordType.Of<Competency>(),
        RecordType.Of<Indicator>(),
        RecordType.Of<IndicatorWeight>(),
        RecordType.Of<Course>(),
        RecordType.Of<CourseCompetency>(),
        RecordType.Of<CoursePrerequisite>(),
        RecordType.Of<TrainingClass>(),
        RecordType.Of<ClassSegment>(),
        RecordType.Of<ClassCourse>(),
        RecordType.Of<ClassStaff>(),
        RecordType.Of<ClassQuota>(),
        RecordType.Of<CallUp>(),
        RecordType.Of<Enrolment>(),
        RecordType.Of<Rater>(),
        RecordType.Of<EvaluationRound>(),
        RecordType.Of<Ballot>(),
        RecordType.Of<Appraisal>(),
        RecordType.Of<Credit>(),
        RecordType.Of<ConductEntry>(),
        RecordType.Of<Observation>(),
        RecordType.Of<Contribution>(),
        RecordType.Of<ClassRating>(),
        RecordType.Of<FollowUpTask>(),
        RecordType.Of<TrainingNeed>(),
        RecordType.Of<Feedback>(),
        RecordType.Of<PlanTarget>(),
        RecordType.Of<ScoringRun>(),
        RecordType.Of<Estimates>(),
        RecordType.Of<RunFile>(),
    ];

    /// <summary>The record type with this plural name; null when there is none.</summary>
    public static RecordType? Find(string name) => All.FirstOrDefault(t => t.Name == name);

    /// <summary>The plural name of the record that an id type names.</summary>
    internal static string NamedBy(Type id) => id.Name switch
    {
        nameof(CadreId) => "cadres",
        nameof(UnitId) => "units",
        nameof(PostId) => "posts",
        nameof(AppointmentId) => "appointments",
        nameof(CompetencyId) => "competencies",
        nameof(IndicatorId) => "indicators",
        nameof(CourseId) => "courses",
        nameof(ClassId) => "classes",
        nameof(CallUpId) => "call_ups",
        nameof(EnrolmentId) => "enrolments",
        nameof(RaterId) => "raters",
        nameof(RoundId) => "rounds",
        nameof(BallotId) => "evaluations",
        nameof(CreditId) => "credits",
        nameof(RunId) => "runs",
        _ => throw new ArgumentException($"{id.Name} names no record.", nameof(id)),
    };
}
