using AutoMapper;
using TalentGraph.Api.Features.Posts;
using TalentGraph.Api.Features.Training;

namespace TalentGraph.Api.Features.Dossier;

/// <summary>Entries of a file with the class and the competency they name.</summary>
internal static class FileNode
{
    /// <summary>A task.</summary>
    public static TaskNode Of(View view, FollowUpTask row, IMapper mapper, DateOnly asOf) => mapper.Map<TaskNode>(row) with
    {
        Competency = CompetencyOf(view, row.CompetencyId),
        TrainingClass = TrainingClassNode.Of(view, row.ClassId, asOf),
    };

    /// <summary>A contribution.</summary>
    public static ContributionNode Of(View view, Contribution row, IMapper mapper, DateOnly asOf) => mapper.Map<ContributionNode>(row) with
    {
        TrainingClass = TrainingClassNode.Of(view, row.ClassId, asOf),
    };

    /// <summary>A competency; null: none said, or none of that id.</summary>
    public static CompetencyNode? CompetencyOf(View view, CompetencyId? id) =>
        id is { } known && view.Snapshot.Catalogue.CompetencyById.TryGetValue(known, out Competency? competency) ? new CompetencyNode(competency) : null;
}
