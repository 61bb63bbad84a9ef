namespace TalentGraph.Graph.Model.Evaluation;

/// <summary>One rater judges one cadre on indicators (评价).</summary>
[Record("evaluations")]
public sealed record Ballot : IRecord
{
    /// <summary>The key.</summary>
    public required BallotId Id { get; init; }

    /// <summary>The round it was cast in.</summary>
    public required RoundId RoundId { get; init; }

    /// <summary>The class.</summary>
    public required ClassId ClassId { get; init; }

    /// <summary>Who is judged.</summary>
    public required CadreId CadreId { get; init; }

    /// <summary>Who judges.</summary>
    [CreatesMissing]
    public required RaterId RaterId { get; init; }

    /// <summary>As what.</summary>
    public required RaterRole Role { get; init; }

    /// <summary>When.</summary>
    public required DateOnly SubmittedOn { get; init; }

    /// <summary>The marks, by indicator id in ordinal order; never empty.</summary>
    public required IReadOnlyList<Mark> Marks { get; init; }
}

/// <summary>One mark of a ballot.</summary>
/// <param name="IndicatorId">What is marked.</param>
/// <param name="Score">The mark, inside the indicator's range, as given.</param>
/// <param name="Comment">What the rater wrote beside it; null: nothing.</param>
public readonly record struct Mark(IndicatorId IndicatorId, decimal Score, string? Comment = null);

/// <summary>As what somebody judges (评价主体).</summary>
public enum RaterRole
{
    /// <summary>班主任</summary>
    HeadTeacher,

    /// <summary>任课教师</summary>
    Instructor,

    /// <summary>跟班联络员</summary>
    Liaison,

    /// <summary>学员互评</summary>
    Peer,

    /// <summary>自评</summary>
    Self,

    /// <summary>同事</summary>
    Colleague,

    /// <summary>单位领导</summary>
    Leader,

    /// <summary>群众</summary>
    Public,
}
