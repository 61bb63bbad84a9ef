namespace TalentGraph.Graph.Model.Training;

/// <summary>Who staffs a class.</summary>
[Record("class_staff")]
public sealed record ClassStaff : IRecord
{
    /// <summary>The class.</summary>
    [Key]
    public required ClassId ClassId { get; init; }

    /// <summary>The rater.</summary>
    [Key]
    public required RaterId RaterId { get; init; }

    /// <summary>As what.</summary>
    [Key]
    public required RaterRole Role { get; init; }
}
