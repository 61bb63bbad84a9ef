namespace TalentGraph.Graph.Model.FollowUp;

/// <summary>A class's results sent to a unit.</summary>
[Record("feedback")]
public sealed record Feedback : IRecord
{
    /// <summary>The class.</summary>
    [Key]
    public required ClassId ClassId { get; init; }

    /// <summary>To which unit.</summary>
    [Key]
    public required UnitId ToUnitId { get; init; }

    /// <summary>When sent.</summary>
    public DateOnly? SentOn { get; init; }

    /// <summary>When received.</summary>
    [NotBefore("sent_on")]
    public DateOnly? ReceivedOn { get; init; }
}
