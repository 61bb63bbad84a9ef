using Neo4j.Driver;
using TalentGraph.Graph.Neo4j.Transport.QueryApi;
using AuthenticationException = System.Security.Authentication.AuthenticationException;

namespace TalentGraph.Graph.Bolt;

/// <summary>What went wrong at the driver or the server, in the codes that every transport has.</summary>
internal static class BoltErrors
{
    /// <summary>Translates; what the server said is not kept, because it quotes the statement or values that a constraint refused.</summary>
    /// <param name="error">What the driver threw.</param>
    /// <param name="query">The query's file.</param>
    public static GraphStoreException Of(Neo4jException error, string query) => error switch
    {
        { Code: { } code } => new GraphStoreException(code, query, TransportErrors.IsTransient(code), null),
        _ when error is SecurityException || IsDistrust(error) => new GraphStoreException(TransportErrors.Untrusted, query, isTransient: false, error),
        ServiceUnavailableException or SessionExpiredException or ConnectionReadTimeoutException =>
            new GraphStoreException(TransportErrors.Unreachable, query, isTransient: true, error),
        ProtocolException => new GraphStoreException(TransportErrors.Protocol, query, isTransient: false, error),
        // The driver's pool has no connection left: those that it has wait for the server.
        ClientException => new GraphStoreException(TransportErrors.TooBusy, query, isTransient: true, error),
        _ => new GraphStoreException(TransportErrors.Unknown, query, isTransient: false, null),
    };

    /// <summary>Whether the handshake of TLS failed, which the driver takes for a server that is not there.</summary>
    private static bool IsDistrust(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException)
                return true;
        }

        return false;
    }
}
