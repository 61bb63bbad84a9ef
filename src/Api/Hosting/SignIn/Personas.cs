using TalentGraph.Api.Security;

namespace TalentGraph.Api.Hosting.SignIn;

/// <summary>Finds in the store a persona for every role of the sign-in page. A role for which the store has nobody is left out.</summary>
/// <param name="store">The loaded store.</param>
internal sealed class Personas(ITalentStore store)
{
    /// <summary>Enough to find somebody with many classes, without reading millions for a page.</summary>
    private const int EnrolmentsLookedAt = 200_000;

    private static readonly IReadOnlyList<Rank> AllRanks = Enum.GetValues<Rank>();

    /// <summary>The personas, in the order of the page.</summary>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<Persona>> FindAsync(CancellationToken cancellationToken)
    {
        var units = (await store.AllAsync<Unit>(cancellationToken)).ToDictionary(unit => unit.Id);
        var cadres = (await store.AllAsync<Cadre>(cancellationToken)).FindAll(cadre => cadre.Status == CadreStatus.Active);
        var found = new List<Persona>();

        var manager = ManagerOf(units, cadres);
        if (manager is { } top)
        {
            found.Add(new Persona(
                Named(Roles.Organiser, "培训主管", [new ScopeGrant(top.Id, AllRanks)]),
                $"管理{top.Name}的全部干部",
                $"Manages every cadre of {top.Name}"));
        }

        if (await SchoolAsync(units, cancellationToken) is { } school)
        {
            found.Add(new Persona(
                Named(Roles.Institution, "教务人员", []) with { Institution = school.Id },
                $"{school.Name}的学员",
                $"The trainees of {school.Name}"));
        }

        if (LargestOf(units, cadres) is { } unit)
        {
            found.Add(new Persona(
                Named(Roles.UnitOfficer, "派出单位", [new ScopeGrant(unit.Id, AllRanks)]),
                $"{unit.Name}的干部",
                $"The cadres of {unit.Name}"));
        }

        if (manager is { } whole)
        {
            found.Add(new Persona(
                Named(Roles.HrReader, "人事系统", [new ScopeGrant(whole.Id, AllRanks)]),
                $"读取{whole.Name}的干部信息",
                $"Reads the cadres of {whole.Name}"));
        }

        if (await TrainedAsync(cadres, cancellationToken) is { } cadre)
        {
            found.Add(new Persona(
                Named(Roles.Cadre, cadre.Name, []) with { Person = cadre.Id },
                $"{cadre.Name}，只看得到本人",
                $"{cadre.Name}, own file only"));
        }

        return found;
    }

    private static Identity Named(string role, string name, IReadOnlyList<ScopeGrant> manages) =>
        new() { Subject = $"demo-{role}", Role = role, Name = name, Manages = manages };

    /// <summary>The unit that manages most cadres.</summary>
    private static Unit? ManagerOf(Dictionary<UnitId, Unit> units, List<Cadre> cadres) => cadres
        .Select(cadre => cadre.ManagedByUnitId is { } manager ? units.GetValueOrDefault(manager) : CountyOf(units, cadre.UnitId))
        .OfType<Unit>()
        .CountBy(unit => unit.Id)
        .OrderByDescending(count => count.Value).ThenBy(count => count.Key.Value, StringComparer.Ordinal)
        .Select(count => units[count.Key])
        .FirstOrDefault();

    /// <summary>The nearest unit of county level or above: it manages where a cadre names no other.</summary>
    private static Unit? CountyOf(Dictionary<UnitId, Unit> units, UnitId? start)
    {
        var at = start is { } id ? units.GetValueOrDefault(id) : null;
        while (at is not null && at.Level > UnitLevel.County)
            at = at.ParentId is { } parent ? units.GetValueOrDefault(parent) : null;
        return at;
    }

    /// <summary>The unit below another in which most cadres work.</summary>
    private static Unit? LargestOf(Dictionary<UnitId, Unit> units, List<Cadre> cadres) => cadres
        .Where(cadre => cadre.UnitId is { } unit && units.TryGetValue(unit, out var known) && known.ParentId is not null)
        .GroupBy(cadre => cadre.UnitId!.Value)
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Value, StringComparer.Ordinal)
        .Select(group => units[group.Key])
        .FirstOrDefault();

    /// <summary>The party school or academy with most classes.</summary>
    private async Task<Unit?> SchoolAsync(Dictionary<UnitId, Unit> units, CancellationToken cancellationToken)
    {
        var classes = (await store.AllAsync<TrainingClass>(cancellationToken))
            .Where(given => given.OrganiserUnitId is { } organiser && units.TryGetValue(organiser, out var unit) && unit.Kind is UnitKind.PartySchool or UnitKind.Academy)
            .CountBy(given => given.OrganiserUnitId!.Value)
            .ToList();
        return classes.Count == 0
            ? null
            : units[classes.OrderByDescending(count => count.Value).ThenBy(count => count.Key.Value, StringComparer.Ordinal).First().Key];
    }

    /// <summary>A cadre with a map, where there is one, and of those the one with most classes: there is something to see.</summary>
    private async Task<Cadre?> TrainedAsync(List<Cadre> cadres, CancellationToken cancellationToken)
    {
        var mapped = (await store.AllAsync<Estimates>(cancellationToken)).Select(estimates => estimates.CadreId).ToHashSet();
        var classes = (await store.FirstAsync<Enrolment>(EnrolmentsLookedAt, cancellationToken))
            .CountBy(enrolment => enrolment.CadreId)
            .ToDictionary();
        return cadres
            .OrderByDescending(cadre => mapped.Contains(cadre.Id))
            .ThenByDescending(cadre => classes.GetValueOrDefault(cadre.Id))
            .ThenBy(cadre => cadre.Id.Value, StringComparer.Ordinal)
            .FirstOrDefault();
    }
}
