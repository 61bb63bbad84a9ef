namespace TalentGraph.Graph.Model.People;

/// <summary>The person trained and appointed (干部), as known today.</summary>
[Record("cadres")]
public sealed record Cadre : IRecord
{
    /// <summary>The key.</summary>
    public required CadreId Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The gender.</summary>
    public Gender? Gender { get; init; }

    /// <summary>The day of birth.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>The ethnicity (民族).</summary>
    public string? Ethnicity { get; init; }

    /// <summary>The political affiliation (政治面貌).</summary>
    public string? Party { get; init; }

    /// <summary>When the party was joined.</summary>
    public DateOnly? PartyJoinedOn { get; init; }

    /// <summary>When work began.</summary>
    public DateOnly? WorkStartedOn { get; init; }

    /// <summary>When the cadre entered service; null: as <see cref="WorkStartedOn"/>.</summary>
    public DateOnly? EnteredOn { get; init; }

    /// <summary>The highest education known.</summary>
    public Education? Education { get; init; }

    /// <summary>The degree.</summary>
    public string? Degree { get; init; }

    /// <summary>The major.</summary>
    public string? Major { get; init; }

    /// <summary>The rank today.</summary>
    public Rank? Rank { get; init; }

    /// <summary>Since when.</summary>
    public DateOnly? RankSince { get; init; }

    /// <summary>The grade today.</summary>
    public Grade? Grade { get; init; }

    /// <summary>Since when.</summary>
    public DateOnly? GradeSince { get; init; }

    /// <summary>The category of personnel.</summary>
    public Category? Category { get; init; }

    /// <summary>Tags, the derived ones included once stored.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>The unit today.</summary>
    public UnitId? UnitId { get; init; }

    /// <summary>The managing unit; null: the unit's nearest ancestor of level county or above.</summary>
    public UnitId? ManagedByUnitId { get; init; }

    /// <summary>Whether in service.</summary>
    public required CadreStatus Status { get; init; }

    /// <summary>The first day not in service.</summary>
    public DateOnly? LeftOn { get; init; }

    /// <summary>The native place (籍贯).</summary>
    public string? NativePlace { get; init; }
}

/// <summary>Gender.</summary>
public enum Gender
{
    /// <summary>男</summary>
    Male,

    /// <summary>女</summary>
    Female,
}

/// <summary>Education, lowest first.</summary>
public enum Education
{
    /// <summary>其他</summary>
    Other,

    /// <summary>中专, 高中</summary>
    Secondary,

    /// <summary>大专</summary>
    JuniorCollege,

    /// <summary>大学</summary>
    Bachelor,

    /// <summary>硕士</summary>
    Master,

    /// <summary>博士</summary>
    Doctorate,
}

/// <summary>Categories of personnel (人员类别).</summary>
public enum Category
{
    /// <summary>党政领导</summary>
    PartyGovernmentLeader,

    /// <summary>公务员</summary>
    CivilServant,

    /// <summary>国企领导</summary>
    SoeLeader,

    /// <summary>事业单位领导</summary>
    InstitutionLeader,

    /// <summary>专业技术人员</summary>
    Professional,

    /// <summary>基层干部</summary>
    Grassroots,

    /// <summary>理论宣传骨干</summary>
    TheoryPropagandist,

    /// <summary>工勤</summary>
    Worker,
}

/// <summary>Tags of a cadre.</summary>
public enum Tag
{
    /// <summary>年轻干部</summary>
    YoungCadre,

    /// <summary>高层次人才</summary>
    HighLevelTalent,

    /// <summary>党员</summary>
    PartyMember,

    /// <summary>女性</summary>
    Woman,

    /// <summary>少数民族</summary>
    Minority,

    /// <summary>党外</summary>
    NonParty,
}

/// <summary>Whether a cadre is in service.</summary>
public enum CadreStatus
{
    /// <summary>在职</summary>
    Active,

    /// <summary>调出</summary>
    Left,

    /// <summary>退休</summary>
    Retired,
}
