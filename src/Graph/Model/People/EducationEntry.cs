namespace TalentGraph.Graph.Model.People;

/// <summary>One course of education of a cadre.</summary>
[Record("educations")]
public sealed record EducationEntry : IRecord
{
    /// <summary>Who.</summary>
    [Key]
    public required CadreId CadreId { get; init; }

    /// <summary>Full time or beside work.</summary>
    [Key]
    public required EducationMode Mode { get; init; }

    /// <summary>The level reached.</summary>
    [Key]
    public required Education Level { get; init; }

    /// <summary>The degree.</summary>
    public string? Degree { get; init; }

    /// <summary>The school.</summary>
    [Key]
    public required string School { get; init; }

    /// <summary>The major.</summary>
    public string? Major { get; init; }

    /// <summary>The day of graduation.</summary>
    public DateOnly? GraduatedOn { get; init; }
}

/// <summary>How somebody studied.</summary>
public enum EducationMode
{
    /// <summary>全日制</summary>
    FullTime,

    /// <summary>在职</summary>
    InService,
}
