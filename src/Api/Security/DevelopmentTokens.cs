using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TalentGraph.Api.Security;

/// <summary>Signs tokens of the form that an issuer would, in Development alone.</summary>
/// <param name="key">Development's key.</param>
/// <param name="time">The clock.</param>
internal sealed class DevelopmentTokens(SymmetricSecurityKey key, TimeProvider time)
{
    /// <summary>The issuer that Development's tokens name.</summary>
    public const string Issuer = "talentgraph-development";

    /// <summary>The audience that Development's tokens name.</summary>
    public const string Audience = "talentgraph";

    /// <summary>A signed token.</summary>
    /// <param name="identity">What it says.</param>
    /// <param name="lifetime">How long it holds; more than <see cref="Authentication.LongestLifetime"/> is signed, and refused when used.</param>
    public string Sign(Identity identity, TimeSpan lifetime)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object?>
        {
            ["sub"] = identity.Subject,
            ["name"] = identity.Name,
            ["role"] = identity.Role,
            ["person"] = identity.Person is { } person ? $"cadre:{person.Value}" : $"external:{identity.Subject}",
            ["institution"] = identity.Institution is { } unit ? $"unit:{unit.Value}" : null,
            ["manages"] = identity.Manages.Count == 0 ? null : JsonSerializer.SerializeToElement(
                identity.Manages.Select(grant => new { unit = $"unit:{grant.Unit.Value}", ranks = grant.Ranks.Select(rank => Code.Of(rank)) })),
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now,
            Expires = now + lifetime,
            Claims = claims.Where(claim => claim.Value is not null).ToDictionary(claim => claim.Key, claim => claim.Value!),
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        });
    }
}
