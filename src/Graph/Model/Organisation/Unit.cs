namespace TalentGraph.Graph.Model.Organisation;

/// <summary>A node of the organisation tree (单位).</summary>
[Record("units")]
public sealed record Unit : IRecord
{
    /// <summary>The key.</summary>
    public required UnitId Id { get; init; }

    /// <summary>The full name.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of body it is.</summary>
    public required UnitKind Kind { get; init; }

    /// <summary>Its administrative level.</summary>
    public required UnitLevel Level { get; init; }

    /// <summary>The unit above; null at the top.</summary>
    public UnitId? ParentId { get; init; }

    /// <summary>The region it lies in, as text.</summary>
    public string? Region { get; init; }

    /// <summary>The county's economic type; null elsewhere.</summary>
    public CountyType? CountyType { get; init; }

    /// <summary>The first day it is recognised as a training institution; null: never by date.</summary>
    public DateOnly? RecognisedFrom { get; init; }

    /// <summary>The last day of the recognition; null: open.</summary>
    [NotBefore("recognised_from")]
    public DateOnly? RecognisedTo { get; init; }

    /// <summary>Other names it is known by.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}

/// <summary>What kind of body a unit is.</summary>
public enum UnitKind
{
    /// <summary>党委</summary>
    PartyCommittee,

    /// <summary>政府</summary>
    Government,

    /// <summary>人大</summary>
    Congress,

    /// <summary>政协</summary>
    Cppcc,

    /// <summary>纪委监委</summary>
    Discipline,

    /// <summary>党委部门</summary>
    PartyDepartment,

    /// <summary>政府部门</summary>
    GovernmentDepartment,

    /// <summary>乡镇</summary>
    Township,

    /// <summary>街道</summary>
    Street,

    /// <summary>村</summary>
    Village,

    /// <summary>社区</summary>
    Community,

    /// <summary>国有企业</summary>
    Soe,

    /// <summary>事业单位</summary>
    Institution,

    /// <summary>党校</summary>
    PartySchool,

    /// <summary>干部学院</summary>
    Academy,

    /// <summary>高校</summary>
    University,

    /// <summary>其他</summary>
    Other,
}

/// <summary>Administrative level, highest first.</summary>
public enum UnitLevel
{
    /// <summary>中央</summary>
    Central,

    /// <summary>省</summary>
    Province,

    /// <summary>市</summary>
    City,

    /// <summary>县</summary>
    County,

    /// <summary>乡镇</summary>
    Township,

    /// <summary>村</summary>
    Village,
}

/// <summary>The economic type of a county.</summary>
public enum CountyType
{
    /// <summary>资源型</summary>
    Resource,

    /// <summary>生态型</summary>
    Ecological,

    /// <summary>工业型</summary>
    Industrial,

    /// <summary>农业型</summary>
    Agricultural,

    /// <summary>科技型</summary>
    Technology,
}
