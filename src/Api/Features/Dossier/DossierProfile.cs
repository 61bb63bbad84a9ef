using AutoMapper;

namespace TalentGraph.Api.Features.Dossier;

/// <summary>From the graph's records to what clients see of them; what depends on the day or on other records is added where it is known.</summary>
internal sealed class DossierProfile : Profile
{
    /// <summary>The maps.</summary>
    public DossierProfile()
    {
        CreateMap<Appraisal, AppraisalNode>()
            .ForMember(node => node.Id, map => map.MapFrom(record => NodeIds.Of("appraisal", RecordType.Key(record.CadreId, record.Year))));
        CreateMap<Award, AwardNode>();
        CreateMap<EducationEntry, EducationEntryNode>();
        CreateMap<FollowUpTask, TaskNode>()
            .ForMember(node => node.Id, map => map.MapFrom(record => NodeIds.Of("task", record.Id)))
            .ForMember(node => node.Competency, map => map.Ignore())
            .ForMember(node => node.TrainingClass, map => map.Ignore());
        CreateMap<Contribution, ContributionNode>()
            .ForMember(node => node.Id, map => map.MapFrom(record => NodeIds.Of("contribution", record.Id)))
            .ForMember(node => node.TrainingClass, map => map.Ignore());
        CreateMap<ConductEntry, ConductEntryNode>()
            .ForMember(node => node.TrainingClass, map => map.Ignore());
        CreateMap<TrainingNeed, NeedNode>()
            .ForMember(node => node.Competency, map => map.Ignore())
            .ForMember(node => node.Year, map => map.MapFrom(record => record.Year!.Value))
            .ForMember(node => node.Source, map => map.MapFrom(record => record.Source!.Value));
        CreateMap<Observation, ObservationNode>()
            .ForMember(node => node.Id, map => map.MapFrom(record => NodeIds.Of("observation", record.Id)))
            .ForMember(node => node.Competency, map => map.Ignore())
            .ForMember(node => node.TrainingClass, map => map.Ignore())
            .ForMember(node => node.ObserverRole, map => map.Ignore());
    }
}
