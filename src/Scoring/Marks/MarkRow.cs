namespace TalentGraph.Scoring.Marks;

/// <summary>One mark as a row: the shape in which marks come as a data view (<c>ml.Data.LoadFromEnumerable</c>).</summary>
public sealed class MarkRow
{
    /// <summary>Who is marked.</summary>
    public string Ratee { get; set; } = "";

    /// <summary>Who marks.</summary>
    public string Rater { get; set; } = "";

    /// <summary>The class.</summary>
    public string Class { get; set; } = "";

    /// <summary>The round.</summary>
    public string Round { get; set; } = "";

    /// <summary>The ballot: marks of one rater on one ratee at one time.</summary>
    public string Ballot { get; set; } = "";

    /// <summary>As what, see <see cref="Frameworks.RaterRoles"/>.</summary>
    public string Role { get; set; } = "";

    /// <summary>What is marked.</summary>
    public string Indicator { get; set; } = "";

    /// <summary>When, <c>yyyy-MM-dd</c>.</summary>
    public string Day { get; set; } = "";

    /// <summary>Points [0, 100], rescaled by the indicator's range.</summary>
    public float Score { get; set; }
}
