namespace TalentGraph.Graph.Model;

/// <summary>An id that names a record of one kind; its text is what the bundle's key columns carry.</summary>
public interface IRecordId
{
    /// <summary>The key as the bundle writes it; never empty.</summary>
    string Value { get; }
}

/// <summary>Names a cadre.</summary>
/// <param name="Value">The key in <c>cadres.id</c>.</param>
public readonly record struct CadreId(string Value) : IRecordId;

/// <summary>Names a unit of the organisation tree.</summary>
/// <param name="Value">The key in <c>units.id</c>.</param>
public readonly record struct UnitId(string Value) : IRecordId;

/// <summary>Names a post.</summary>
/// <param name="Value">The key in <c>posts.id</c>.</param>
public readonly record struct PostId(string Value) : IRecordId;

/// <summary>Names an appointment.</summary>
/// <param name="Value">The key in <c>appointments.id</c>.</param>
public readonly record struct AppointmentId(string Value) : IRecordId;

/// <summary>Names a competency.</summary>
/// <param name="Value">The key in <c>competencies.id</c>.</param>
public readonly record struct CompetencyId(string Value) : IRecordId;

/// <summary>Names an indicator that raters mark.</summary>
/// <param name="Value">The key in <c>indicators.id</c>.</param>
public readonly record struct IndicatorId(string Value) : IRecordId;

/// <summary>Names a course.</summary>
/// <param name="Value">The key in <c>courses.id</c>.</param>
public readonly record struct CourseId(string Value) : IRecordId;

/// <summary>Names a training class.</summary>
/// <param name="Value">The key in <c>classes.id</c>.</param>
public readonly record struct ClassId(string Value) : IRecordId;

/// <summary>Names a call-up.</summary>
/// <param name="Value">The key in <c>call_ups.id</c>.</param>
public readonly record struct CallUpId(string Value) : IRecordId;

/// <summary>Names an enrolment.</summary>
/// <param name="Value">The key in <c>enrolments.id</c>.</param>
public readonly record struct EnrolmentId(string Value) : IRecordId;

/// <summary>Names a rater.</summary>
/// <param name="Value">The key in <c>raters.id</c>.</param>
public readonly record struct RaterId(string Value) : IRecordId;

/// <summary>Names an evaluation round.</summary>
/// <param name="Value">The key in <c>rounds.id</c>; an implied round is <c>{class}/in_class</c> or <c>{class}/after_training</c>.</param>
public readonly record struct RoundId(string Value) : IRecordId;

/// <summary>Names a ballot.</summary>
/// <param name="Value">The key in <c>evaluations.ballot_id</c>.</param>
public readonly record struct BallotId(string Value) : IRecordId;

/// <summary>Names a credit.</summary>
/// <param name="Value">The key in <c>credits.id</c>.</param>
public readonly record struct CreditId(string Value) : IRecordId;

/// <summary>Names a scoring run.</summary>
/// <param name="Value">The key in <c>runs.id</c>.</param>
public readonly record struct RunId(string Value) : IRecordId;
