using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Hosting.Settings;

namespace TalentGraph.Api.Security;

/// <summary>Bearer tokens: of the issuer that <c>Auth:Authority</c> names, in Development else of our own key.</summary>
internal static class Authentication
{
    /// <summary>From a token's issue to its end, at most.</summary>
    public static readonly TimeSpan LongestLifetime = TimeSpan.FromHours(12);

    /// <summary>The issuer's clock may be so much ahead of ours; its end is the end.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>With an issuer, public keys alone: a shared secret in its place would let a token sign itself.</summary>
    private static readonly string[] PublicKeyAlgorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Adds it.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<Claims>();
        services.AddSingleton(provider => SigningKey.Of(
            provider.GetRequiredService<AuthSettings>(), provider.GetRequiredService<StoreFile>()));
        services.AddSingleton<DevelopmentTokens>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();

        // Bearer tokens need no key ring of ours; this would write one into the user's home at every start.
        services.Remove(services.Single(service => service.ImplementationType?.Name == "DataProtectionHostedService"));
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IServiceProvider>(Configure);
    }

    private static void Configure(JwtBearerOptions bearer, IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<AuthSettings>();
        bearer.MapInboundClaims = false;
        bearer.TimeProvider = provider.GetRequiredService<TimeProvider>();
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidateIssuer = true,
            ValidateAudience = true,
            ValidateIssuerSigningKey = true,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, to, token, _) => IsAlive(from, to, token, bearer.TimeProvider!.GetUtcNow().UtcDateTime),
        };

        if (settings.SignsItself(provider.GetRequiredService<IHostEnvironment>()))
        {
            bearer.TokenValidationParameters.ValidIssuer = DevelopmentTokens.Issuer;
            bearer.TokenValidationParameters.ValidAudience = DevelopmentTokens.Audience;
            bearer.TokenValidationParameters.IssuerSigningKey = provider.GetRequiredService<SymmetricSecurityKey>();
            bearer.TokenValidationParameters.ValidAlgorithms = [SecurityAlgorithms.HmacSha256];
        }
        else
        {
            // The issuer to expect is the one that the discovery document names.
            bearer.Authority = settings.Authority;
            bearer.RequireHttpsMetadata = new Uri(settings.Authority!).Scheme == Uri.UriSchemeHttps;
            bearer.TokenValidationParameters.ValidAudience = settings.Audience;
            bearer.TokenValidationParameters.ValidAlgorithms = PublicKeyAlgorithms;
        }
    }

    /// <summary>A token tells when it was issued (iat, else nbf), or nobody could tell how long it was meant to live.</summary>
    private static bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token, DateTime now)
    {
        var issued = token is JsonWebToken { IssuedAt: var at } && at != DateTime.MinValue ? at : notBefore;
        return issued is not null
            && expires is not null
            && issued.Value - Skew <= now
            && (notBefore ?? issued.Value) - Skew <= now
            && now < expires.Value
            && expires.Value - issued.Value <= LongestLifetime;
    }
}
