using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Dossier;

/// <summary>A yearly appraisal (年度考核).</summary>
internal sealed record AppraisalNode : INode
{
    /// <summary>The appraisal's id: cadre and year.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>The year judged.</summary>
    public required int Year { get; init; }

    /// <summary>The grade.</summary>
    public required AppraisalGrade Grade { get; init; }

    /// <summary>德, points 0–100; null: not marked.</summary>
    public decimal? De { get; init; }

    /// <summary>能, points 0–100; null: not marked.</summary>
    public decimal? Neng { get; init; }

    /// <summary>勤, points 0–100; null: not marked.</summary>
    public decimal? Qin { get; init; }

    /// <summary>绩, points 0–100; null: not marked.</summary>
    public decimal? Ji { get; init; }

    /// <summary>廉, points 0–100; null: not marked.</summary>
    public decimal? Lian { get; init; }
}

/// <summary>An award.</summary>
internal sealed record AwardNode
{
    /// <summary>When.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What for.</summary>
    public required string Title { get; init; }

    /// <summary>Who gave it, as text; null: not said.</summary>
    public string? Level { get; init; }
}

/// <summary>One course of education.</summary>
[Name("EducationEntry")]
internal sealed record EducationEntryNode
{
    /// <summary>Full time or beside work; null: not known.</summary>
    public EducationMode? Mode { get; init; }

    /// <summary>The level reached; null: not known.</summary>
    public Education? Level { get; init; }

    /// <summary>The degree; null: none.</summary>
    public string? Degree { get; init; }

    /// <summary>The school; null: not known.</summary>
    public string? School { get; init; }

    /// <summary>The major; null: not known.</summary>
    public string? Major { get; init; }

    /// <summary>The day of graduation; null: not known.</summary>
    public DateOnly? GraduatedOn { get; init; }
}
