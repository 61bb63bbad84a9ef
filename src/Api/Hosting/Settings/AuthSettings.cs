using System.Text;
using TalentGraph.Api.Security;

namespace TalentGraph.Api.Hosting.Settings;

/// <summary>Section <c>Auth</c>: whose tokens are believed.</summary>
internal sealed class AuthSettings
{
    /// <summary>HMAC-SHA256 wants a key of its own length.</summary>
    private const int LeastKeyBytes = 32;

    /// <summary>The OIDC issuer; null in Development alone, which then signs its own tokens.</summary>
    public string? Authority { get; set; }

    /// <summary>The audience that a token must name.</summary>
    public string? Audience { get; set; }

    /// <summary>Development's signing key, at least 32 bytes of UTF-8; null: one is made and kept beside the store.</summary>
    public string? SigningKey { get; set; }

    /// <summary>The claim that carries the role.</summary>
    public string RoleClaim { get; set; } = "role";

    /// <summary>The issuer's own words for roles: <c>Auth:RoleMap:pxzg=organiser</c>; a role's own name always holds.</summary>
    public IDictionary<string, string> RoleMap { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the program itself signs tokens and shows a sign-in page.</summary>
    /// <param name="environment">Only Development may.</param>
    public bool SignsItself(IHostEnvironment environment) => Authority is null && environment.IsDevelopment();

    /// <summary>What is wrong with it, each naming its setting; none: nothing.</summary>
    public static IEnumerable<string> Faults(AuthSettings settings, IHostEnvironment environment)
    {
        if (settings.Authority is { } authority && !IsSafe(authority))
            yield return $"Auth:Authority must be an https address (http on the loopback alone), not '{authority}'.";
        if (settings.Authority is not null && string.IsNullOrWhiteSpace(settings.Audience))
            yield return "Auth:Audience is required beside Auth:Authority.";
        if (settings.SigningKey is not null && !environment.IsDevelopment())
            yield return "Auth:SigningKey is for Development alone.";
        if (settings.SigningKey is not null && settings.Authority is not null)
            yield return "Auth:SigningKey and Auth:Authority exclude each other.";
        if (settings.SigningKey is { } key && Encoding.UTF8.GetByteCount(key) < LeastKeyBytes)
            yield return $"Auth:SigningKey must have at least {LeastKeyBytes} bytes.";
        if (string.IsNullOrWhiteSpace(settings.RoleClaim))
            yield return "Auth:RoleClaim must name a claim.";
        foreach (var (word, role) in settings.RoleMap.Where(pair => !Roles.All.Contains(pair.Value)))
            yield return $"Auth:RoleMap:{word} names no role: '{role}'.";
    }

    /// <summary>What the service misses: it believes nobody's tokens. Verbs run for whoever may start them, and ask for none.</summary>
    public static IEnumerable<string> FaultsOfService(AuthSettings settings, IHostEnvironment environment)
    {
        if (settings.Authority is null && !environment.IsDevelopment())
            yield return "Auth:Authority is required outside Development: the issuer whose tokens are believed.";
    }

    private static bool IsSafe(string authority) =>
        Uri.TryCreate(authority, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
