namespace TalentGraph.Graph.Model.Organisation;

/// <summary>职务层次, lowest first: the ladder of ranks.</summary>
public enum Rank
{
    /// <summary>科员及以下</summary>
    Staff,

    /// <summary>乡科级副职</summary>
    TownshipDeputy,

    /// <summary>乡科级正职</summary>
    TownshipHead,

    /// <summary>县处级副职</summary>
    CountyDeputy,

    /// <summary>县处级正职</summary>
    CountyHead,

    /// <summary>厅局级副职</summary>
    BureauDeputy,

    /// <summary>厅局级正职</summary>
    BureauHead,

    /// <summary>省部级副职</summary>
    ProvinceDeputy,

    /// <summary>省部级正职</summary>
    ProvinceHead,
}

/// <summary>职级, lowest first: it runs beside the rank.</summary>
public enum Grade
{
    /// <summary>二级科员</summary>
    Clerk2,

    /// <summary>一级科员</summary>
    Clerk1,

    /// <summary>四级主任科员</summary>
    SectionMember4,

    /// <summary>三级主任科员</summary>
    SectionMember3,

    /// <summary>二级主任科员</summary>
    SectionMember2,

    /// <summary>一级主任科员</summary>
    SectionMember1,

    /// <summary>四级调研员</summary>
    Researcher4,

    /// <summary>三级调研员</summary>
    Researcher3,

    /// <summary>二级调研员</summary>
    Researcher2,

    /// <summary>一级调研员</summary>
    Researcher1,

    /// <summary>二级巡视员</summary>
    Inspector2,

    /// <summary>一级巡视员</summary>
    Inspector1,
}
