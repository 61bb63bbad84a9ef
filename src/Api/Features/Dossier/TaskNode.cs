using TalentGraph.Api.Features.Posts;
using TalentGraph.Api.Features.Training;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Dossier;

/// <summary>What the trainee must do after a class (训后任务单), as it stood at the root's day.</summary>
internal sealed record TaskNode : INode
{
    /// <summary>The task's id.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>What kind of task.</summary>
    public required TaskKind Kind { get; init; }

    /// <summary>What it exercises; null: not said.</summary>
    public CompetencyNode? Competency { get; init; }

    /// <summary>The class it comes from; null: not said.</summary>
    public TrainingClassNode? TrainingClass { get; init; }

    /// <summary>Inspection points (考察点).</summary>
    [ListSize(5)]
    public required IReadOnlyList<string> Checkpoints { get; init; }

    /// <summary>When it was issued.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>When it is due; null: no day was set.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Where it stood.</summary>
    public required TaskStatusNode Status { get; init; }

    /// <summary>When it was done or failed; null: not by then.</summary>
    public DateOnly? ResolvedOn { get; init; }

    /// <summary>Points 0–100; null: not judged by then.</summary>
    public decimal? Outcome { get; init; }
}

/// <summary>Where a task stands.</summary>
internal enum TaskStatusNode
{
    /// <summary>Not resolved yet.</summary>
    Open,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Not done.</summary>
    Failed,
}

/// <summary>What came out of a training (培训成果).</summary>
internal sealed record ContributionNode : INode
{
    /// <summary>The contribution's id.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>The class it comes from; null: not said.</summary>
    public TrainingClassNode? TrainingClass { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>What it is.</summary>
    public required ContributionKind Kind { get; init; }

    /// <summary>The cadre's part in it, in words; null: not said.</summary>
    public string? Role { get; init; }

    /// <summary>The cadre's share, 0–1; null: not known.</summary>
    public decimal? Share { get; init; }

    /// <summary>Points 0–100; null: not marked.</summary>
    public decimal? Score { get; init; }

    /// <summary>Whether it was adopted; null: not known.</summary>
    public bool? Adopted { get; init; }

    /// <summary>Who verified it; null: nobody yet.</summary>
    public string? VerifiedBy { get; init; }
}

/// <summary>What was noted of a trainee's conduct.</summary>
[Name("ConductEntry")]
internal sealed record ConductEntryNode
{
    /// <summary>When.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What.</summary>
    public required ConductKind Kind { get; init; }

    /// <summary>In which class; null: not said.</summary>
    public TrainingClassNode? TrainingClass { get; init; }

    /// <summary>Hours missed; null: none.</summary>
    public decimal? Hours { get; init; }

    /// <summary>A note; null: none.</summary>
    public string? Note { get; init; }
}

/// <summary>What the organisation, a post or the cadre asks for (培训需求).</summary>
internal sealed record NeedNode
{
    /// <summary>The competency needed; null: see the theme.</summary>
    public CompetencyNode? Competency { get; init; }

    /// <summary>The theme needed; null: see the competency.</summary>
    public string? Theme { get; init; }

    /// <summary>For which year.</summary>
    public required int Year { get; init; }

    /// <summary>1 (first) to 3; null: not said.</summary>
    public int? Priority { get; init; }

    /// <summary>Who asks.</summary>
    public required NeedSource Source { get; init; }
}

/// <summary>What a class liaison or teacher saw and wrote down: evidence to read, never scored.</summary>
internal sealed record ObservationNode : INode
{
    /// <summary>The observation's id.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>In which class.</summary>
    public required TrainingClassNode TrainingClass { get; init; }

    /// <summary>When.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Where.</summary>
    public required ObservationScene Scene { get; init; }

    /// <summary>What was seen.</summary>
    public required string Text { get; init; }

    /// <summary>What it speaks of; null: not said.</summary>
    public CompetencyNode? Competency { get; init; }

    /// <summary>As what the observer staffed the class; null: not on its staff.</summary>
    public RaterRole? ObserverRole { get; init; }
}
