using System.Collections.Concurrent;
using TalentGraph.Api.Hosting;

namespace TalentGraph.Api.Security;

/// <summary>Whom an identity may see. What no rule opens stays shut: an empty scope.</summary>
/// <param name="store">Knows who is whose family.</param>
/// <param name="watch">Says when the families held here are out of date.</param>
internal sealed class ScopeOf(ITalentStore store, StoreWatch watch)
{
    /// <summary>So many families are held at most; more callers than these at one version ask again.</summary>
    private const int Held = 10_000;

    private volatile Families families = new(new Version(-1));

    /// <summary>The scope of this moment.</summary>
    /// <param name="identity">Who asks.</param>
    /// <param name="cancellationToken">Stops asking the store.</param>
    public async ValueTask<Scope> OfAsync(Identity identity, CancellationToken cancellationToken)
    {
        var scope = identity switch
        {
            { Role: Roles.Organiser or Roles.HrReader, Manages.Count: > 0 } => new Scope { Managed = identity.Manages },
            { Role: Roles.UnitOfficer, Manages.Count: > 0 } => new Scope { Assigned = identity.Manages },
            { Role: Roles.Institution, Institution: { } unit } => new Scope { TrainedBy = [unit] },
            { Role: Roles.Cadre, Person: { } self } => new Scope { Persons = [self] },
            _ => new Scope(),
        };

        return identity.Person is { } person && Roles.BlockedFromOwnFamily.Contains(identity.Role)
            ? scope with { Except = [person, .. await FamilyAsync(person, cancellationToken)] }
            : scope;
    }

    private async ValueTask<IReadOnlyList<CadreId>> FamilyAsync(CadreId person, CancellationToken cancellationToken)
    {
        var version = (await watch.StatusAsync(cancellationToken)).Version;
        var held = families;
        if (held.Version != version || held.Of.Count >= Held)
            families = held = new Families(version);
        if (held.Of.TryGetValue(person, out var family))
            return family;

        family = await store.RelativesOfAsync(person, cancellationToken);
        held.Of[person] = family;
        return family;
    }

    private sealed record Families(Version Version)
    {
        public ConcurrentDictionary<CadreId, IReadOnlyList<CadreId>> Of { get; } = new();
    }
}
