using AutoMapper;
using TalentGraph.Api.Features.Cadres;
using TalentGraph.Api.Features.Training;
using TalentGraph.GraphQL.Execution.Loading;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.Api.Features.Dossier;

/// <summary>What a cadre's file holds beside training and capability, as it was at the root's day.</summary>
[Extends(typeof(CadreNode))]
internal static class DossierGraph
{
    /// <summary>Yearly appraisals of years before the day's, latest first.</summary>
    [ListSize(10)]
    public static Deferred<IReadOnlyList<AppraisalNode>?> Appraisals(CadreNode cadre, CadreFactsLoader loader, IMapper mapper) =>
        List<Appraisal, AppraisalNode>(cadre, loader, rows => FactsAt.Appraisals(rows, cadre.AsOf), mapper.Map<AppraisalNode>);

    /// <summary>Tasks issued by the day, latest first.</summary>
    [ListSize(10)]
    public static Deferred<IReadOnlyList<TaskNode>?> Tasks(CadreNode cadre, CadreFactsLoader loader, IMapper mapper) =>
        List<FollowUpTask, TaskNode>(cadre, loader, rows => FactsAt.Tasks(Open(cadre, rows, row => row.ClassId), cadre.AsOf), row => FileNode.Of(cadre.View, row, mapper, cadre.AsOf));

    /// <summary>What was noted of conduct by the day, latest first.</summary>
    [ListSize(20)]
    public static Deferred<IReadOnlyList<ConductEntryNode>?> Conduct(CadreNode cadre, CadreFactsLoader loader, IMapper mapper) =>
        List<ConductEntry, ConductEntryNode>(cadre, loader, rows => FactsAt.Conduct(Open(cadre, rows, row => row.ClassId), cadre.AsOf), row => mapper.Map<ConductEntryNode>(row) with
        {
            TrainingClass = TrainingClassNode.Of(cadre.View, row.ClassId, cadre.AsOf),
        });

    /// <summary>What came out of trainings begun by the day, latest first.</summary>
    [ListSize(10)]
    public static Deferred<IReadOnlyList<ContributionNode>?> Contributions(CadreNode cadre, CadreFactsLoader loader, IMapper mapper) =>
        List<Contribution, ContributionNode>(cadre, loader, rows => FactsAt.Contributions(Open(cadre, rows, row => row.ClassId), cadre.View.Snapshot.Classes.Find, cadre.AsOf), row => FileNode.Of(cadre.View, row, mapper, cadre.AsOf));

    /// <summary>Awards given by the day, latest first.</summary>
    [ListSize(10)]
    public static Deferred<IReadOnlyList<AwardNode>?> Awards(CadreNode cadre, CadreFactsLoader loader, IMapper mapper) =>
        List<Award, AwardNode>(cadre, loader, rows => FactsAt.Awards(rows, cadre.AsOf), mapper.Map<AwardNode>);

    /// <summary>Education finished by the day, oldest first.</summary>
    [ListSize(5)]
    public static Deferred<IReadOnlyList<EducationEntryNode>?> Educations(CadreNode cadre, CadreFactsLoader loader, IMapper mapper) =>
        List<EducationEntry, EducationEntryNode>(cadre, loader, rows => FactsAt.Educations(rows, cadre.AsOf), mapper.Map<EducationEntryNode>);

    /// <summary>Training needs stated for years up to the day's, latest first.</summary>
    [ListSize(10)]
    public static Deferred<IReadOnlyList<NeedNode>?> Needs(CadreNode cadre, CadreFactsLoader loader, IMapper mapper) =>
        List<TrainingNeed, NeedNode>(cadre, loader, rows => FactsAt.Needs(rows, cadre.AsOf), row => mapper.Map<NeedNode>(row) with { Competency = FileNode.CompetencyOf(cadre.View, row.CompetencyId) });

    /// <summary>What liaisons and teachers of your own classes saw and wrote down by the day, latest first.</summary>
    [Connection]
    public static Deferred<Page<ObservationNode>?> GetObservations(
        CadreNode cadre, PageArgs page, CadreFactsLoader loader, OfClassLoader<ClassStaff> staff, IMapper mapper) =>
        loader.Load<Observation>(cadre.Id).Then(rows =>
        {
            List<Observation> own = [.. FactsAt.Observations(Open(cadre, rows, row => row.ClassId), cadre.AsOf)
                .Where(row => row.ClassId is { } id && cadre.View.Snapshot.Classes.Find(id) is not null)];
            return staff.Load(own.Select(row => row.ClassId!.Value).Distinct()).Then<Page<ObservationNode>?>(lists =>
            {
                List<ClassStaff> all = [.. lists.SelectMany(list => list)];
                return Paging.Cut(
                    own, page.First, page.After, row => new SortKey(-row.On.DayNumber, [], row.Id), row => FileNode.Of(cadre.View, row, all, mapper, cadre.AsOf)).ToPage();
            });
        });

    private static Deferred<IReadOnlyList<TNode>?> List<T, TNode>(
        CadreNode cadre, CadreFactsLoader loader, Func<IReadOnlyList<T>?, IEnumerable<T>> at, Func<T, TNode> nodeOf)
        where T : class, IRecord =>
        loader.Load<T>(cadre.Id).Then<IReadOnlyList<TNode>?>(rows => [.. at(rows).Select(nodeOf)]);

    private static IEnumerable<T>? Open<T>(CadreNode cadre, IReadOnlyList<T>? rows, Func<T, ClassId?> classOf) =>
        rows?.Where(row => cadre.View.MayReadEntryOf(classOf(row)));
}
