using Neo4j.Driver;
using TalentGraph.Graph.Neo4j.Transport;

namespace TalentGraph.Graph.Bolt;

/// <summary>
/// What the driver signs in with, from the secret's file, which is read anew after the server has refused it. The driver's
/// own managers keep a secret that was refused while a connection was being made.
/// </summary>
/// <param name="signIn">Who asks.</param>
internal sealed class SecretTokens(Neo4jSignIn signIn) : IAuthTokenManager
{
    private volatile IAuthToken? held;

    /// <inheritdoc/>
    public async ValueTask<IAuthToken> GetTokenAsync(CancellationToken cancellationToken = default)
    {
        if (held is { } known)
            return known;
        string? secret = await signIn.SecretAsync(cancellationToken).ConfigureAwait(false);
        return held = secret is null ? AuthTokens.None
            : signIn.User is { } user ? AuthTokens.Basic(user, secret)
            : AuthTokens.Bearer(secret);
    }

    /// <inheritdoc/>
    /// <returns>False: whether a statement is tried again is not the driver's to say.</returns>
    public ValueTask<bool> HandleSecurityExceptionAsync(IAuthToken token, SecurityException exception, CancellationToken cancellationToken = default)
    {
        Forget();
        return new ValueTask<bool>(false);
    }

    /// <summary>Reads the secret anew the next time.</summary>
    public void Forget() => held = null;
}
