namespace TalentGraph.Graph.Model.Organisation;

/// <summary>A post (岗位) of a unit.</summary>
[Record("posts")]
public sealed record Post : IRecord
{
    /// <summary>The key.</summary>
    public required PostId Id { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The unit it belongs to.</summary>
    public required UnitId UnitId { get; init; }

    /// <summary>Its rank; null: not known.</summary>
    public Rank? Rank { get; init; }

    /// <summary>The team its holder belongs to; null means none.</summary>
    public LeadingTeam? Team { get; init; }

    /// <summary>The field of work.</summary>
    public string? Domain { get; init; }

    /// <summary>Whether it is a post of the party; null: not known, counts as no.</summary>
    public bool? IsPartyPost { get; init; }

    /// <summary>The day it fell vacant; null: held.</summary>
    public DateOnly? VacantSince { get; init; }
}

/// <summary>The team a post belongs to.</summary>
public enum LeadingTeam
{
    /// <summary>None.</summary>
    None,

    /// <summary>班子成员</summary>
    LeadingGroup,

    /// <summary>主要负责人</summary>
    Principal,

    /// <summary>村党组织书记</summary>
    VillageSecretary,

    /// <summary>党支部书记</summary>
    BranchSecretary,
}
