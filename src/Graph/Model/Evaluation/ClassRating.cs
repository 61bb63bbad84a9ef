namespace TalentGraph.Graph.Model.Evaluation;

/// <summary>A trainee's rating of a class or course.</summary>
[Record("class_ratings")]
public sealed record ClassRating : IRecord
{
    /// <summary>The key.</summary>
    public required string Id { get; init; }

    /// <summary>The class.</summary>
    public ClassId? ClassId { get; init; }

    /// <summary>The course; null: the class as a whole.</summary>
    public CourseId? CourseId { get; init; }

    /// <summary>Who rates.</summary>
    [CreatesMissing]
    public RaterId? RaterId { get; init; }

    /// <summary>When.</summary>
    public DateOnly? SubmittedOn { get; init; }

    /// <summary>What is rated.</summary>
    public QualityDimension? Dimension { get; init; }

    /// <summary>Points 0–100.</summary>
    [Between(0, 100)]
    public decimal? Score { get; init; }
}

/// <summary>What of a class is rated.</summary>
public enum QualityDimension
{
    /// <summary>培训设计</summary>
    Design,

    /// <summary>培训实施</summary>
    Delivery,

    /// <summary>培训管理</summary>
    Management,

    /// <summary>培训效果</summary>
    Effect,
}
