using System.Net.Http.Headers;
using System.Text;

namespace TalentGraph.Graph.Neo4j.Transport;

/// <summary>
/// How a transport signs in. Secrets are in files, never in settings, and read anew after the server has refused them, so
/// that a rotated secret needs no restart.
/// </summary>
/// <param name="User">The user's name; null: a token, or none.</param>
/// <param name="PasswordFile">The file with the user's password, without a line's end; null: none.</param>
/// <param name="TokenFile">The file with a bearer token; null: a user, or none.</param>
public sealed record Neo4jSignIn(string? User, string? PasswordFile, string? TokenFile)
{
    private volatile AuthenticationHeaderValue? held;

    /// <summary>For a server that asks nobody's name.</summary>
    public static Neo4jSignIn None => new(null, null, null);

    /// <summary>What is wrong with it, each naming its setting; none: nothing.</summary>
    public IEnumerable<string> Faults()
    {
        if (User is not null && TokenFile is not null)
            yield return "Store:User and Store:TokenFile exclude each other.";
        if (User is null != PasswordFile is null)
            yield return "Store:User and Store:PasswordFile go together.";
        if (User is not null && User.Contains(':', StringComparison.Ordinal))
            yield return "Store:User must not contain a colon.";
        if (PasswordFile is not null && !File.Exists(PasswordFile))
            yield return $"Store:PasswordFile is no file: '{PasswordFile}'.";
        if (TokenFile is not null && !File.Exists(TokenFile))
            yield return $"Store:TokenFile is no file: '{TokenFile}'.";
    }

    /// <summary>The secret: the password or the token; null where there is neither.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">Its file cannot be read.</exception>
    public async Task<string?> SecretAsync(CancellationToken cancellationToken) => (PasswordFile ?? TokenFile) is { } file
        ? (await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false)).TrimEnd('\r', '\n')
        : null;

    /// <summary>The header; null: none is sent.</summary>
    internal async ValueTask<AuthenticationHeaderValue?> HeaderAsync(CancellationToken cancellationToken)
    {
        if (held is { } known)
            return known;
        if (await SecretAsync(cancellationToken).ConfigureAwait(false) is not { } secret)
            return null;
        return held = User is null
            ? new AuthenticationHeaderValue("Bearer", secret)
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{secret}")));
    }

    /// <summary>Reads the secret anew the next time.</summary>
    internal void Forget() => held = null;
}
