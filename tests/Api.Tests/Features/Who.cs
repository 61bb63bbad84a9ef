using TalentGraph.Api.Security;

namespace TalentGraph.Api.Tests.Features;

/// <summary>Whoever asks in Qingshan.</summary>
internal static class Who
{
    private static readonly IReadOnlyList<Rank> UpToCountyDeputy = [Rank.Staff, Rank.TownshipDeputy, Rank.TownshipHead, Rank.CountyDeputy];
    private static readonly IReadOnlyList<Rank> EveryRank = Enum.GetValues<Rank>();

    /// <summary>The county's training office; C01 in person, C02 and C03 in the family.</summary>
    public static readonly Identity Organiser = new()
    {
        Subject = "county-training", Role = Roles.Organiser, Person = new CadreId("C01"), Manages = [new ScopeGrant(new UnitId("county"), UpToCountyDeputy)],
    };

    /// <summary>The neighbour's training office.</summary>
    public static readonly Identity Neighbour = new()
    {
        Subject = "neighbour-training", Role = Roles.Organiser, Manages = [new ScopeGrant(new UnitId("neighbour"), UpToCountyDeputy)],
    };

    /// <summary>The bureau's personnel office; C04 in person, C05 in the family.</summary>
    public static readonly Identity UnitOfficer = new()
    {
        Subject = "bureau-personnel", Role = Roles.UnitOfficer, Person = new CadreId("C04"), Manages = [new ScopeGrant(new UnitId("bureau"), EveryRank)],
    };

    /// <summary>The county's party school: K1, K3 and K5.</summary>
    public static readonly Identity School = new() { Subject = "school", Role = Roles.Institution, Institution = new UnitId("school") };

    /// <summary>The neighbour's academy: K2 and K6.</summary>
    public static readonly Identity Academy = new() { Subject = "academy", Role = Roles.Institution, Institution = new UnitId("academy") };

    /// <summary>The city's HR system.</summary>
    public static readonly Identity HrReader = new() { Subject = "hr", Role = Roles.HrReader, Manages = [new ScopeGrant(new UnitId("city"), EveryRank)] };

    /// <summary>C06, for themselves.</summary>
    public static readonly Identity Cadre = Self("C06");

    public static Identity Self(string cadre) => new() { Subject = cadre, Role = Roles.Cadre, Person = new CadreId(cadre) };

    /// <summary>A token of a role with everything in it that opens something elsewhere.</summary>
    public static Identity Of(string role) => Organiser with { Subject = $"any-{role}", Role = role, Person = new CadreId("C06"), Institution = new UnitId("school") };
}
