using TalentGraph.Api.Features.Answers;
using TalentGraph.Api.Features.Cadres;
using TalentGraph.GraphQL.Execution.Loading;

namespace TalentGraph.Api.Features.Training;

/// <summary>The enrolments in certain classes that an answer rests on.</summary>
internal static class EvidenceLoader
{
    /// <summary>A cadre's enrolments in these classes as they were at a day, latest first; without a cadre none.</summary>
    public static Deferred<IReadOnlyList<IEvidenceNode>> Of(
        View view, CadreId? cadre, IReadOnlyList<ClassId> classes, DateOnly asOf, CadreFactsLoader enrolments)
    {
        if (cadre is not { } known || classes.Count == 0)
            return enrolments.Load([]).Then<IReadOnlyList<IEvidenceNode>>(static _ => []);
        return enrolments.Load<Enrolment>(known).Then<IReadOnlyList<IEvidenceNode>>(rows =>
            [.. EnrolmentsAt.Of(view, rows, asOf, null).Where(row => classes.Contains(row.ClassId)).Select(row => new EnrolmentNode(view, row, asOf))]);
    }
}
