using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TalentGraph.Api.Tests.Security;

/// <summary>An OIDC issuer on the loopback: a discovery document, its keys, and whatever token a test wants.</summary>
internal sealed class SmallIssuer : IAsyncDisposable
{
    private readonly WebApplication site;
    private readonly RSA rsa;

    private SmallIssuer(WebApplication site, RSA rsa, string authority)
    {
        this.site = site;
        this.rsa = rsa;
        Authority = authority;
        Key = new RsaSecurityKey(rsa) { KeyId = "k1" };
    }

    public string Authority { get; }

    public RsaSecurityKey Key { get; }

    public static async Task<SmallIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var site = builder.Build();
        var rsa = RSA.Create(2048);
        site.MapGet("/.well-known/openid-configuration", static (HttpContext context) =>
        {
            var authority = $"http://{context.Request.Host}";
            return Results.Json(new Dictionary<string, object> { ["issuer"] = authority, ["jwks_uri"] = $"{authority}/keys" });
        });
        site.MapGet("/keys", () =>
        {
            var key = rsa.ExportParameters(includePrivateParameters: false);
            return Results.Json(new
            {
                keys = new[]
                {
                    new { kty = "RSA", use = "sig", kid = "k1", alg = "RS256", n = Base64UrlEncoder.Encode(key.Modulus!), e = Base64UrlEncoder.Encode(key.Exponent!) },
                },
            });
        });
        await site.StartAsync();
        return new SmallIssuer(site, rsa, site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>A good token of an organiser, changed by the test.</summary>
    public string Token(Action<SecurityTokenDescriptor>? change = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Authority,
            Audience = "talentgraph",
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddHours(1),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
            Claims = new Dictionary<string, object> { ["sub"] = "u1", ["role"] = "organiser", ["person"] = "external:u1" },
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    public async ValueTask DisposeAsync()
    {
        await site.StopAsync();
        await site.DisposeAsync();
        rsa.Dispose();
    }
}
