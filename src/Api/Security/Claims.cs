using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization;
using TalentGraph.Api.Hosting.Settings;

namespace TalentGraph.Api.Security;

/// <summary>From the claims of a validated token to an <see cref="Identity"/>; what is missing, doubled or unknown is refused.</summary>
/// <param name="settings">Which claim carries the role, and the issuer's words for roles.</param>
internal sealed class Claims(AuthSettings settings)
{
    /// <summary>Marks a person who is no cadre of the graph: <c>external:…</c>.</summary>
    private const string External = "external:";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads the claims.</summary>
    /// <param name="principal">Of a token whose signature, issuer, audience and time are checked.</param>
    /// <param name="identity">Who it is; null when refused.</param>
    /// <param name="refusal">Why not, without any of the token's values; null when read.</param>
    public bool TryRead(ClaimsPrincipal principal, [NotNullWhen(true)] out Identity? identity, [NotNullWhen(false)] out string? refusal)
    {
        try
        {
            identity = Read(principal);
            refusal = null;
            return true;
        }
        catch (RefusedClaimException e)
        {
            identity = null;
            refusal = e.Message;
            return false;
        }
    }

    private Identity Read(ClaimsPrincipal principal)
    {
        var role = Role(principal);
        var person = Single(principal, "person");
        if (person is null && Roles.OpenNames.Contains(role))
            throw new RefusedClaimException("The role opens names, so the token must carry person.");

        var manages = principal.FindAll("manages").SelectMany(claim => Grants(claim.Value)).ToList();
        var institution = Single(principal, "institution");
        return new Identity
        {
            Subject = Single(principal, "sub") ?? throw new RefusedClaimException("The token has no sub."),
            Role = role,
            Name = Single(principal, "name"),
            Person = person is null ? null : PersonOf(person),
            Manages = manages,
            Institution = institution is null ? null : new UnitId(Key(institution, "unit")),
            ActingParty = Single(principal, "act") is { } act ? ActorOf(act) : null,
            Client = Single(principal, "azp") ?? Single(principal, "client_id"),
        };
    }

    private string Role(ClaimsPrincipal principal)
    {
        var words = principal.FindAll(settings.RoleClaim).Select(claim => claim.Value).ToList();
        if (words.Count != 1)
            throw new RefusedClaimException("The token must carry exactly one role.");
        var role = settings.RoleMap.TryGetValue(words[0], out var mapped) ? mapped : words[0];
        return Roles.All.Contains(role) ? role : throw new RefusedClaimException("The token's role is not known.");
    }

    private static string? Single(ClaimsPrincipal principal, string type)
    {
        var values = principal.FindAll(type).Select(claim => claim.Value).ToList();
        if (values.Count > 1)
            throw new RefusedClaimException($"The token carries {type} more than once.");
        return values is [{ Length: > 0 } value] ? value : null;
    }

    /// <summary>The cadre of a <c>person</c>; null: <c>external:…</c>, somebody who is none.</summary>
    /// <param name="person">As the token has it.</param>
    public static CadreId? PersonOf(string person) =>
        person.StartsWith(External, StringComparison.Ordinal) ? null : new CadreId(Key(person, "cadre"));

    /// <summary>An id is written as the API writes it (<c>cadre:C01</c>) or as the bundle does (<c>C01</c>).</summary>
    /// <param name="id">The id.</param>
    /// <param name="kind">Before the colon.</param>
    public static string Key(string id, string kind) =>
        id.StartsWith(kind + ":", StringComparison.Ordinal) ? id[(kind.Length + 1)..] : id;

    private static IEnumerable<ScopeGrant> Grants(string json)
    {
        var grants = Parse<List<Grant>>(json.StartsWith('[') ? json : $"[{json}]", "manages");
        return grants.Select(grant => new ScopeGrant(new UnitId(Key(grant.Unit, "unit")), [.. Ranks(grant)]));
    }

    /// <summary>A grant without ranks would be a bare subtree, which nobody manages.</summary>
    private static IEnumerable<Rank> Ranks(Grant grant)
    {
        if (grant.Ranks.Count == 0)
            throw new RefusedClaimException("A grant in manages names no ranks.");
        foreach (var code in grant.Ranks)
            yield return Code.Find(typeof(Rank), code) as Rank? ?? throw new RefusedClaimException("A grant in manages names an unknown rank.");
    }

    private static string ActorOf(string json) => Parse<Actor>(json, "act").Sub;

    private static T Parse<T>(string json, string claim)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Strict) ?? throw new RefusedClaimException($"The token's {claim} is null.");
        }
        catch (JsonException)
        {
            throw new RefusedClaimException($"The token's {claim} cannot be read.");
        }
    }

    private sealed record Grant(string Unit, IReadOnlyList<string> Ranks);

    /// <summary>RFC 8693: the party that acts for the subject; further members are the issuer's own.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    private sealed record Actor(string Sub);

    private sealed class RefusedClaimException(string message) : Exception(message);
}
