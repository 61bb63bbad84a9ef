namespace TalentGraph.Graph.Model.Training;

/// <summary>A share of the seats kept for some.</summary>
[Record("class_quotas")]
public sealed record ClassQuota : IRecord
{
    /// <summary>The class.</summary>
    [Key]
    public required ClassId ClassId { get; init; }

    /// <summary>By what attribute.</summary>
    [Key]
    public required QuotaAttribute Attribute { get; init; }

    /// <summary>Its value.</summary>
    [Key]
    public required string Value { get; init; }

    /// <summary>At least so many.</summary>
    public int? Min { get; init; }

    /// <summary>At most so many.</summary>
    public int? Max { get; init; }
}

/// <summary>What quotas go by.</summary>
public enum QuotaAttribute
{
    /// <summary>Level of the unit.</summary>
    UnitLevel,

    /// <summary>Type of the county.</summary>
    CountyType,

    /// <summary>Region.</summary>
    Region,

    /// <summary>Rank.</summary>
    Rank,

    /// <summary>Category.</summary>
    Category,

    /// <summary>Tag.</summary>
    Tag,
}
