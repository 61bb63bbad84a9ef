namespace TalentGraph.Graph.Policy.Status;

/// <summary>Who must be called first, in that order of urgency.</summary>
public enum Light
{
    /// <summary>Systematic education is missing: must be called.</summary>
    Red,

    /// <summary>Would be red, but a class without declared content could turn it.</summary>
    Unknown,

    /// <summary>The hours owed are not met: called with priority.</summary>
    Yellow,

    /// <summary>Met.</summary>
    Green,
}
