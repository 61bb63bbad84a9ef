using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using TalentGraph.Api.Security.Audit;
using TalentGraph.GraphQL.Execution;

namespace TalentGraph.Api.Security;

/// <summary>From a request's bearer token to its <see cref="Caller"/>. The first use of a token is a sign-in, and so is a refused one.</summary>
/// <param name="claims">Reads the token's claims.</param>
/// <param name="scopes">Opens the caller's scope.</param>
/// <param name="audit">Keeps the sign-ins.</param>
/// <param name="log">Says why a token was refused.</param>
/// <param name="time">The clock.</param>
internal sealed class Callers(Claims claims, ScopeOf scopes, AuditTrail audit, AuditLog log, TimeProvider time) : ICallers, IDisposable
{
    /// <summary>Over so many tokens in use those that ended are forgotten.</summary>
    private const int ManyTokens = 10_000;

    /// <summary>Ends of tokens whose sign-in is recorded, by the token's hash.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> signedIn = new(StringComparer.Ordinal);

    /// <summary>Whoever sends rubbish must not fill the disk with it.</summary>
    private readonly TokenBucketRateLimiter refusals = new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = 100,
        TokensPerPeriod = 10,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    });

    /// <inheritdoc/>
    public async ValueTask<ICaller?> IdentifyAsync(HttpContext context, CancellationToken cancellationToken) =>
        await FindAsync(context, cancellationToken);

    /// <summary>The caller of a request; null: no token, or none that is believed.</summary>
    /// <param name="context">The request.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <exception cref="AuditException">The sign-in could not be recorded.</exception>
    public async ValueTask<Caller?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var ticket = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (ticket.None)
            return null;
        if (!ticket.Succeeded)
        {
            await RefuseAsync("it is not valid here and now.", cancellationToken);
            return null;
        }

        if (!claims.TryRead(ticket.Principal, out var identity, out var refusal))
        {
            await RefuseAsync(refusal, cancellationToken);
            return null;
        }

        await SignInAsync(identity, ticket, cancellationToken);
        return new Caller(identity, await scopes.OfAsync(identity, cancellationToken));
    }

    /// <inheritdoc/>
    public void Dispose() => refusals.Dispose();

    private async Task SignInAsync(Identity identity, AuthenticateResult ticket, CancellationToken cancellationToken)
    {
        var properties = ticket.Properties!;
        var token = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(properties.GetTokenValue("access_token")!)));
        if (signedIn.ContainsKey(token))
            return;

        await audit.RecordAsync(
            new AuditEntry { Actor = AuditActor.Of(identity), Action = AuditAction.SignIn, Result = AuditResult.Ok }, cancellationToken);
        signedIn[token] = properties.ExpiresUtc ?? time.GetUtcNow() + Authentication.LongestLifetime;
        if (signedIn.Count > ManyTokens)
        {
            foreach (var (old, _) in signedIn.Where(known => known.Value < time.GetUtcNow()))
                signedIn.TryRemove(old, out _);
        }
    }

    private async Task RefuseAsync(string reason, CancellationToken cancellationToken)
    {
        using var permit = refusals.AttemptAcquire();
        if (!permit.IsAcquired)
            return;
        log.TokenRefused(reason);
        await audit.RecordAsync(
            new AuditEntry { Actor = AuditActor.Unknown, Action = AuditAction.SignIn, Result = AuditResult.Refused, Code = Codes.Unauthenticated },
            cancellationToken);
    }
}
