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

    /// <summary>An observation.</summary>
    /// <param name="view">The operation.</param>
    /// <param name="row">What was seen, in a class that is known.</param>
    /// <param name="staff">Of that class, and maybe of others.</param>
    /// <param name="mapper">Maps what the row says itself.</param>
    /// <param name="asOf">The day.</param>
    public static ObservationNode Of(View view, Observation row, IReadOnlyList<ClassStaff> staff, IMapper mapper, DateOnly asOf) => mapper.Map<ObservationNode>(row) with
    {
        TrainingClass = TrainingClassNode.Of(view, row.ClassId, asOf)!,
        Competency = CompetencyOf(view, row.CompetencyId),
        ObserverRole = staff.FirstOrDefault(one => one.ClassId == row.ClassId && one.RaterId == row.RaterId)?.Role,
    };

    /// <summary>A competency; null: none said, or none of that id.</summary>
    public static CompetencyNode? CompetencyOf(View view, CompetencyId? id) =>
        id is { } known && view.Snapshot.Catalogue.CompetencyById.TryGetValue(known, out Competency? competency) ? new CompetencyNode(competency) : null;
}
