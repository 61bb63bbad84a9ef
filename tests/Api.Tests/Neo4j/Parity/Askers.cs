using TalentGraph.Api.Security;

namespace TalentGraph.Api.Tests.Neo4j.Parity;

/// <summary>Everybody who may ask in a county: a persona of the sign-in page or somebody else for every role, and whoever manages but a part.</summary>
/// <param name="Office">A training office that manages every unit and all ranks.</param>
/// <param name="Narrow">One that manages one unit, and of its ranks the lowest three.</param>
/// <param name="All">These and all others.</param>
internal sealed record Askers(Identity Office, Identity Narrow, IReadOnlyList<Identity> All)
{
    public static async Task<Askers> OfAsync(BothStores both)
    {
        var token = Xunit.TestContext.Current.CancellationToken;
        var tops = await both.Store.ScanAsync<Unit>(token).Where(unit => unit.ParentId is null).Select(unit => new ScopeGrant(unit.Id, Enum.GetValues<Rank>())).ToListAsync(token);
        var personas = (await both.PersonasAsync()).Select(persona => persona.Identity).ToList();
        var officer = personas.Single(one => one.Role == Roles.UnitOfficer);
        var school = personas.Single(one => one.Role == Roles.Institution);
        var own = personas.Single(one => one.Role == Roles.Cadre);
        var colleague = await both.Store.ScanAsync<Cadre>(token).FirstAsync(cadre => cadre.UnitId == officer.Manages[0].Unit, token);

        var office = new Identity { Subject = "office", Role = Roles.Organiser, Manages = tops };
        var narrow = new Identity { Subject = "narrow", Role = Roles.Organiser, Manages = [new ScopeGrant(officer.Manages[0].Unit, [Rank.Staff, Rank.TownshipDeputy, Rank.TownshipHead])] };
        // A token with all that opens something in some role opens in each no more than that role's.
        var others = Roles.All.Except(personas.Select(one => one.Role))
            .Select(role => office with { Subject = $"any-{role}", Role = role, Person = own.Person, Institution = school.Institution });
        return new Askers(
            office,
            narrow,
            [.. personas, office, narrow, officer with { Subject = "of-the-unit", Person = colleague.Id }, narrow with { Subject = "nobodys", Manages = [] }, .. others]);
    }
}
